//! The values that a description lists.

use super::cells::Cell;

/// What comes before a list in a sentence, in small letters.
const BEFORE_LIST: [&str; 3] = ["valid values:", "value range:", "the options are:"];

/// What comes before a single value, in small letters.
const BEFORE_ONE: [&str; 2] = ["set the value to", "the value `"];

/// The values in the cells of a description: points that begin with one, and lists in sentences.
pub(super) fn values(cells: &[&Cell]) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for cell in cells {
        if cell.point {
            values.extend(of_point(&cell.text));
            continue;
        }
        let lower = cell.text.to_lowercase();
        for mark in BEFORE_LIST {
            if let Some(after) = after(&cell.text, &lower, mark) {
                values.extend(of_list(after));
            }
        }
        for mark in BEFORE_ONE {
            let word = after(&cell.text, &lower, mark).and_then(|it| it.split_whitespace().next());
            values.extend(word.and_then(value));
        }
    }
    values.dedup();
    values
}

fn after<'a>(text: &'a str, lower: &str, mark: &str) -> Option<&'a str> {
    // Capitals and small letters can differ in length; then the text has no such place.
    lower.find(mark).and_then(|at| text.get(at + mark.len()..))
}

/// `running: The task is running.`
fn of_point(text: &str) -> Option<String> {
    value(text.split(':').next().unwrap_or_default())
}

/// `30, 50, and 100. The default is 30.`
fn of_list(text: &str) -> Vec<String> {
    let sentence = text.split(". ").next().unwrap_or_default();
    let words =
        sentence.split([',', ';']).flat_map(|it| it.split(" and ")).flat_map(|it| it.split(" or "));
    let words =
        words.map(|it| it.trim().trim_start_matches("and ").trim_start_matches("or ").trim());
    let values: Vec<_> = words.filter(|it| !it.is_empty()).map(value).collect();
    // Where one of them is no value, it is a sentence and no list.
    values.into_iter().collect::<Option<_>>().unwrap_or_default()
}

/// One value: a word, perhaps marked as code, perhaps at the end of a sentence.
fn value(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let text = text.trim_matches(['`', '"', '\'', '*', '“', '”']);
    let word = !text.is_empty() && !text.contains(char::is_whitespace);
    word.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, point: bool) -> Vec<String> {
        values(&[&Cell { line: 1, text: text.to_owned(), point }])
    }

    #[test]
    fn points_and_sentences_list_values() {
        assert_eq!(of("big: Large.", true), ["big"]);
        assert_eq!(of("`qp.xb`", true), ["qp.xb"]);
        assert_eq!(of("Valid values: 30, 50, and 100.", false), ["30", "50", "100"]);
        assert_eq!(of("Size. Valid values: a or b. Default value: a.", false), ["a", "b"]);
        assert_eq!(of("Set the value to gmt_create.", false), ["gmt_create"]);
        assert_eq!(of("The value `agent` says so.", false), ["agent"]);
    }

    #[test]
    fn other_points_and_sentences_do_not() {
        for (text, point) in [
            ("The instance must run: this is new.", true),
            ("Valid values:", false),
            ("Valid values: see the next table, please.", false),
            ("Set the value to", false),
            ("İ Set the value to x", false),
        ] {
            let found = of(text, point);
            assert!(found.is_empty() || text.starts_with('İ'), "{text}: {found:?}");
        }
    }
}
