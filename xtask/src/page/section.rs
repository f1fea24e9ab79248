//! Which part of a page is about what.

use super::cells::Cell;

/// The cells of the parts that are compared.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) request: Vec<Cell>,
    pub(super) response: Vec<Cell>,
    pub(super) codes: Vec<Cell>,
}

#[derive(Clone, Copy)]
enum Part {
    Request,
    Response,
    Codes,
    Other,
}

/// The headings of all layouts, in small letters.
const HEADINGS: [(&str, Part); 28] = [
    ("uri", Part::Request),
    ("request", Part::Request),
    ("request parameters", Part::Request),
    ("request headers", Part::Request),
    ("response", Part::Response),
    ("responses", Part::Response),
    ("response parameters", Part::Response),
    ("response elements", Part::Response),
    ("response headers", Part::Response),
    ("error code", Part::Codes),
    ("error codes", Part::Codes),
    ("authorization information", Part::Other),
    ("change history", Part::Other),
    ("constraints", Part::Other),
    ("debugging", Part::Other),
    ("example normal response", Part::Other),
    ("example request", Part::Other),
    ("example requests", Part::Other),
    ("example response", Part::Other),
    ("example responses", Part::Other),
    ("examples", Part::Other),
    ("function", Part::Other),
    ("operation description", Part::Other),
    ("ram authorization", Part::Other),
    ("release notes", Part::Other),
    ("sample requests", Part::Other),
    ("sample success responses", Part::Other),
    ("status code", Part::Other),
];

/// The part that begins with this cell, where it is a heading.
fn heading(cell: &Cell) -> Option<Part> {
    let text = cell.text.trim_end_matches(':').to_lowercase();
    // Where it is no point, it is the head of a column.
    if cell.point && text == "example" {
        return Some(Part::Other);
    }
    HEADINGS.iter().find(|(heading, _)| *heading == text).map(|(_, part)| *part)
}

/// Divides a page at its headings.
pub(super) fn sections(cells: &[Cell]) -> Sections {
    let mut sections = Sections::default();
    let mut part = Part::Other;
    for cell in cells {
        if let Some(next) = heading(cell) {
            part = next;
            continue;
        }
        match part {
            Part::Request => sections.request.push(cell.clone()),
            Part::Response => sections.response.push(cell.clone()),
            Part::Codes => sections.codes.push(cell.clone()),
            Part::Other => {}
        }
    }
    sections
}
