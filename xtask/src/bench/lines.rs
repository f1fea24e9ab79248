//! Counting generated code.

use anyhow::{Context, Result};
use std::fs;
use std::ops::AddAssign;
use std::path::Path;
use walkdir::WalkDir;

/// How much code there is.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) operations: usize,
    /// Lines with something other than a comment.
    pub(super) lines: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.operations += other.operations;
        self.lines += other.lines;
    }
}

/// Counts the code in a file or below a folder. `operation` begins what each operation has once.
pub(super) fn count(path: &Path, operation: &str) -> Result<Count> {
    let mut count = Count::default();
    for entry in WalkDir::new(path) {
        let entry = entry.with_context(|| format!("cannot read `{}`", path.display()))?;
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read `{}`", entry.path().display()))?;
            count += of(&text, operation);
        }
    }
    Ok(count)
}

fn of(text: &str, operation: &str) -> Count {
    let lines = text.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    Count { operations: text.matches(operation).count(), lines: code.count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_no_code() {
        let text = "//! A.\n\n/// B.\nimpl Operation for A {\n    // C.\n    x\n}\n";
        let Count { operations, lines } = of(text, "impl Operation for ");
        assert_eq!((operations, lines), (1, 3));
    }
}
