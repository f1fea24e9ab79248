//! The table of error codes.

use super::Code;
use super::cells::Cell;
use super::rows::is_name;

/// The codes: a status and a code in two cells, or both in one line with the message.
pub(super) fn codes(cells: &[Cell]) -> Vec<Code> {
    let mut codes = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let next = |after: usize| cells.get(index + after).map(|cell| cell.text.as_str());
        let (first, rest) = cell.text.split_once(' ').unwrap_or((&cell.text, ""));
        let Some(status) = status(first) else { continue };
        let (code, message) = if rest.is_empty() {
            let message = next(2).filter(|it| self::status(it).is_none());
            (next(1).unwrap_or_default(), message.unwrap_or_default())
        } else {
            rest.split_once(' ').unwrap_or((rest, ""))
        };
        if is_name(code) {
            let (name, message) = (code.to_owned(), message.to_owned());
            codes.push(Code { line: cell.line, name, status, message });
        }
    }
    codes
}

/// An HTTP status.
fn status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| (100..600).contains(status))
}
