//! Changes of a text.

use std::ops::Range;

/// Some bytes of a text, and what takes their place.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// A text with some edits made, and where they are in it.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> (String, Vec<Range<usize>>) {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.range.start);
    let (mut out, mut places, mut at) = (String::new(), Vec::new(), 0);
    for Edit { range, text: new } in edits {
        out.push_str(&text[at..range.start]);
        places.push(out.len()..out.len() + new.len());
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    (out, places)
}
