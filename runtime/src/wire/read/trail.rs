//! Where an error is.

/// The way from the root to an error, gathered backwards while the error travels up.
#[derive(Default)]
pub(super) struct Trail {
    steps: Vec<Step>,
    /// A value did not fit its field, as opposed to a document that is no JSON.
    pub(super) misfit: bool,
    pub(super) failed: bool,
}

pub(super) enum Step {
    Field(String),
    Item(usize),
}

impl Trail {
    pub(super) fn path(&self) -> Option<String> {
        use std::fmt::Write as _;
        if !self.failed {
            return None;
        }
        let mut path = "$".to_owned();
        for step in self.steps.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Field(name) => write!(path, ".{name}"),
                Step::Item(index) => write!(path, "[{index}]"),
            };
        }
        Some(path)
    }

    pub(super) fn pass<T, E>(
        &mut self,
        result: Result<T, E>,
        step: impl FnOnce() -> Step,
    ) -> Result<T, E> {
        if result.is_err() {
            self.failed = true;
            self.steps.push(step());
        }
        result
    }

    /// Notes a failure that has no place of its own, such as that of a name.
    pub(super) fn note<T, E>(&mut self, result: Result<T, E>) -> Result<T, E> {
        self.failed |= result.is_err();
        result
    }
}
