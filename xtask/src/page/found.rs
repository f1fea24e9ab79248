//! Which operation a page is about.

use crate::Usage;
use crate::subject::{Subject, names};

/// The operation that was named, or else the one whose action or path the page has.
pub(super) fn subject<'a, 'b>(
    name: Option<&str>,
    text: &str,
    subjects: &'a [Subject<'b>],
) -> Result<&'a Subject<'b>, Usage> {
    let is_meant = |subject: &&Subject<'_>| match name {
        Some(name) => {
            let name = name.trim_end_matches(".json");
            subject.path == name || subject.operation.operation.value == name
        }
        None => is_about(text, subject),
    };
    let found: Vec<_> = subjects.iter().filter(is_meant).collect();
    match (&found[..], name) {
        ([one], _) => Ok(one),
        ([], Some(name)) => Err(Usage(format!("there is no operation `{name}`"))),
        ([], None) => Err(Usage("the page tells no operation; name it".to_owned())),
        (several, _) => {
            let paths: Vec<_> = several.iter().map(|it| format!("`{}`", it.path)).collect();
            Err(Usage(format!("it could be {}; name one of them", paths.join(" or "))))
        }
    }
}

fn is_about(text: &str, subject: &Subject<'_>) -> bool {
    let operation = subject.operation;
    let action = operation.authorization.as_ref().map(|it| it.action.value.as_str());
    let path = operation.path.as_ref().map(|it| it.value.as_str()).filter(|it| *it != "/");
    let at_end = |path: &str| text.lines().any(|line| line.trim_end().ends_with(path));
    action.is_some_and(|action| names(text, action)) || path.is_some_and(at_end)
}
