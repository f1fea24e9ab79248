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

    /// Notes on the way of an error up what was being read.
    #[cold]
    pub(super) fn failed_at<E>(&mut self, step: Step, error: E) -> E {
        self.failed = true;
        self.steps.push(step);
        error
    }

    /// Notes a failure that has no place of its own, such as that of a name.
    #[cold]
    pub(super) fn failed_here<E>(&mut self, error: E) -> E {
        self.failed = true;
        error
    }
}
