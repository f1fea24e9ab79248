//! What is noticed while an operation is read.

/// What is noticed on the way.
#[derive(Default)]
pub(super) struct Remarks {
    pub(super) notes: Vec<String>,
    pub(super) left_out: Vec<(String, String)>,
}

impl Remarks {
    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    pub(super) fn leave_out(&mut self, place: &str, reason: impl Into<String>) {
        self.left_out.push((place.to_owned(), reason.into()));
    }
}
