//! Where spec text comes from, and places in it.

/// One spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path below the specs folder, with `/` between names.
    pub path: String,
    /// The bytes of the file, which should be UTF-8.
    pub bytes: Vec<u8>,
}

/// A file, by its position in the list of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One after the last byte.
    pub end: u32,
}

/// A range of bytes in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The range.
    pub span: Span,
}

impl Place {
    /// Whether another place is inside this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        let (outer, inner) = (self.span, other.span);
        self.file == other.file && outer.start <= inner.start && inner.end <= outer.end
    }
}

impl FileId {
    /// A place in this file.
    #[must_use]
    pub fn at(self, span: Span) -> Place {
        Place { file: self, span }
    }

    /// The beginning of this file.
    #[must_use]
    pub fn start(self) -> Place {
        self.at(Span { start: 0, end: 1 })
    }
}

/// The lines of all files, by which a place is told to people.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<(String, Vec<u32>)>);

impl Lines {
    /// The lines of some files.
    #[must_use]
    pub fn new(sources: &[Source]) -> Self {
        let breaks = |source: &Source| {
            let breaks = (0u32..).zip(&source.bytes).filter(|(_, byte)| **byte == b'\n');
            (source.path.clone(), breaks.map(|(index, _)| index).collect())
        };
        Self(sources.iter().map(breaks).collect())
    }

    /// The path of a file below the specs folder, and the line of a place in it, from 1.
    #[must_use]
    pub fn position(&self, place: Place) -> (&str, usize) {
        let Some((path, breaks)) = self.0.get(place.file.0 as usize) else { return ("", 1) };
        (path, breaks.partition_point(|at| *at < place.span.start) + 1)
    }
}
