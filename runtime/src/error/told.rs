//! An error as a program tells it that ends with it.

use std::error::Error;
use std::fmt;

/// Tells an error and what caused it: the error on one line, then each cause on one of its own.
///
/// `main` prints the error that it returns with `{:?}`, and so do `unwrap` and `expect`. For `{:#?}`
/// there are the fields.
pub(crate) fn told(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")?;
    let mut cause = error.source();
    let mut before = error.to_string();
    while let Some(error) = cause {
        let text = error.to_string();
        // Some errors only pass on what caused them.
        if text != before {
            write!(f, "\n  caused by: {}", OneLine(&text))?;
        }
        before = text;
        cause = error.source();
    }
    Ok(())
}

/// A text of the server, without what would break the line or drive a terminal.
pub(super) struct OneLine<'a>(pub(super) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, piece) in self.0.split(char::is_control).filter(|it| !it.is_empty()).enumerate()
        {
            let space = if index == 0 { "" } else { " " };
            write!(f, "{space}{piece}")?;
        }
        Ok(())
    }
}
