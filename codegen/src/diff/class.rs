//! What changes do to users, and what that does to the version.

use serde::Serialize;

/// What a change does to users, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Code that compiled may not compile any more.
    Breaking,
    /// The same code does something else: it sends or reads something else, or calls another place.
    Behaviour,
    /// The same code makes a warning.
    Deprecation,
    /// There is something new.
    Addition,
    /// Only the documentation is different.
    Documentation,
}

/// The step of the version of the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing is different.
    None,
    /// Nothing that code could notice.
    Patch,
    /// Code still compiles.
    Minor,
    /// Code may not compile.
    Major,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Behaviour => "behaviour",
            Self::Deprecation => "deprecation",
            Self::Addition => "addition",
            Self::Documentation => "documentation",
        }
    }
}

impl Step {
    /// The step for changes of some classes.
    #[must_use]
    pub fn of(classes: impl IntoIterator<Item = Class>) -> Self {
        let step = |class| match class {
            Class::Breaking => Self::Major,
            Class::Behaviour | Class::Deprecation | Class::Addition => Self::Minor,
            Class::Documentation => Self::Patch,
        };
        classes.into_iter().map(step).max().unwrap_or(Self::None)
    }

    /// The version after one.
    ///
    /// Before 1.0.0 cargo takes the first number that is not zero for the major one, so everything moves one
    /// place to the right: what breaks code raises the minor number, and anything else the patch number.
    #[must_use]
    pub fn after(self, [major, minor, patch]: [u64; 3]) -> [u64; 3] {
        match (self, major, minor) {
            (Self::None, ..) => [major, minor, patch],
            (Self::Major, 0, 0) => [0, 0, patch + 1],
            (Self::Major, 0, _) => [0, minor + 1, 0],
            (Self::Major, ..) => [major + 1, 0, 0],
            (Self::Minor, 1.., _) => [major, minor + 1, 0],
            (Self::Minor | Self::Patch, ..) => [major, minor, patch + 1],
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
