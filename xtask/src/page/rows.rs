//! Rows of parameters and fields, found by the heads of their tables.

use super::cells::Cell;
use super::{Row, values};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Name,
    Type,
    Required,
    /// Prose, which can be more than one cell.
    Other,
}

/// The words of the heads, in small letters.
const HEADS: [(&str, Column); 10] = [
    ("parameter", Column::Name),
    ("element", Column::Name),
    ("field", Column::Name),
    ("name", Column::Name),
    ("type", Column::Type),
    ("data type", Column::Type),
    ("required", Column::Required),
    ("mandatory", Column::Required),
    ("description", Column::Other),
    ("example", Column::Other),
];

/// The first words of types, in small letters.
const TYPES: [&str; 18] = [
    "string", "integer", "int", "int32", "int64", "long", "float", "double", "number", "boolean",
    "bool", "object", "array", "list", "map", "any", "file", "date",
];

/// The rows of a part of a page.
pub(super) fn rows(cells: &[Cell]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut body: Vec<&Cell> = Vec::new();
    let mut columns = Vec::new();
    let mut rest = cells;
    while let Some((first, after)) = rest.split_first() {
        if let Some(head) = head(rest) {
            close(&mut rows, &mut body);
            rest = rest.get(head.len()..).unwrap_or_default();
            columns = head;
        } else if let Some((row, length)) = row(rest, &columns) {
            close(&mut rows, &mut body);
            rows.push(row);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            body.push(first);
            rest = after;
        }
    }
    close(&mut rows, &mut body);
    rows
}

/// Gives what follows a row to it.
fn close(rows: &mut [Row], body: &mut Vec<&Cell>) {
    if let Some(row) = rows.last_mut() {
        row.values.extend(values::values(body));
    }
    body.clear();
}

/// The columns of a table, where its head begins here.
fn head(cells: &[Cell]) -> Option<Vec<Column>> {
    let column = |cell: &Cell| {
        let text = cell.text.to_lowercase();
        HEADS.iter().find(|(head, _)| *head == text).map(|(_, column)| *column)
    };
    let columns: Vec<_> = cells.iter().map_while(column).collect();
    (columns.len() > 1 && columns.first() == Some(&Column::Name)).then_some(columns)
}

/// The row that begins here, and how many cells are not prose.
fn row(cells: &[Cell], columns: &[Column]) -> Option<(Row, usize)> {
    let plain: Vec<_> = columns.iter().take_while(|it| **it != Column::Other).collect();
    if plain.len() < 2 || plain.len() > cells.len() {
        return None;
    }
    let fits = plain.iter().zip(cells).all(|(column, cell)| match column {
        Column::Name => is_name(&cell.text),
        Column::Type => is_type(&cell.text),
        Column::Required => required(&cell.text).is_some(),
        Column::Other => true,
    });
    let name = cells.first().filter(|_| fits)?;
    let pairs = plain.iter().zip(cells);
    let mut required = pairs.filter(|(column, _)| ***column == Column::Required);
    let required = required.find_map(|(_, cell)| self::required(&cell.text));
    let row = Row { line: name.line, name: name.text.clone(), required, values: Vec::new() };
    Some((row, plain.len()))
}

/// Whether a text can be a name on the wire.
pub(super) fn is_name(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '#');
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.chars().all(inner)
}

fn is_type(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    text.len() <= 40 && !text.ends_with('.') && TYPES.contains(&word.to_lowercase().as_str())
}

fn required(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}
