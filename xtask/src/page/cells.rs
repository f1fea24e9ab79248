//! A page as a stream of cells.

/// A piece of text that was a cell of a table, or a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The line, counted from 1.
    pub(super) line: usize,
    pub(super) text: String,
    /// Whether it was an item of a list of points.
    pub(super) point: bool,
}

/// What begins an item of a list.
const POINTS: [char; 6] = ['•', '◦', '▪', '·', '*', '-'];

/// The cells of a page; bars between them, lines below heads and empty lines are dropped.
pub(super) fn cells(text: &str) -> Vec<Cell> {
    let lines = (1..).zip(text.lines());
    lines.flat_map(|(line, text)| text.split('|').filter_map(move |it| cell(line, it))).collect()
}

fn cell(line: usize, text: &str) -> Option<Cell> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.chars().all(|c| matches!(c, '-' | ':' | ' ')) {
        return None;
    }
    let (point, text) = match text.strip_prefix(POINTS) {
        // `*Name` is how a required resource is marked.
        Some(rest) if rest.starts_with(char::is_whitespace) || text.starts_with('•') => {
            (true, rest.trim_start())
        }
        _ => (false, text),
    };
    (!text.is_empty()).then(|| Cell { line, text: text.to_owned(), point })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(usize, String, bool)> {
        cells(text).into_iter().map(|it| (it.line, it.text, it.point)).collect()
    }

    #[test]
    fn bars_empty_lines_and_points_are_gone() {
        let cell = |line, text: &str, point| (line, text.to_owned(), point);
        assert_eq!(
            texts("| Name |\nstring |\n\n---|---|\n  • big: Large.\n| a | b c |\n|\n-5\n*Thing"),
            [
                cell(1, "Name", false),
                cell(2, "string", false),
                cell(5, "big: Large.", true),
                cell(6, "a", false),
                cell(6, "b c", false),
                cell(8, "-5", false),
                cell(9, "*Thing", false),
            ]
        );
    }
}
