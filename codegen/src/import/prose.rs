//! Prose of providers: what of it becomes a description, and which lists of values can be trusted.

/// Words that announce a list of all values.
const ANNOUNCEMENTS: [&str; 8] = [
    "取值",
    "枚举值",
    "可选值",
    "有效值",
    "Valid values",
    "valid values",
    "Possible values",
    "Value range",
];
/// Words by which an announced list is not all of them.
const DOUBTS: [&str; 5] = ["例如", "等等", "such as", "for example", "e.g."];
/// The longest text that is taken for a value.
const LONGEST: usize = 64;

/// A value, and what it means.
pub(crate) type Value = (String, Option<String>);

/// The first sentence, without markup.
pub(crate) fn sentence(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim);
    let line = lines.map(clean).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let line = line.trim_start_matches(['>', '-', '*', ' ']);
    let end = line.char_indices().find(|&(at, c)| ends(c, &line[at + c.len_utf8()..]));
    let sentence = &line[..end.map_or(line.len(), |(at, c)| at + c.len_utf8())];
    closed(sentence.trim())
}

fn ends(c: char, after: &str) -> bool {
    match c {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' => after.starts_with(' '),
        _ => false,
    }
}

/// A sentence that announces a list ends before the announcement.
fn closed(sentence: &str) -> Option<String> {
    let open = sentence.trim_end_matches([':', '：', ' ']);
    if open.len() == sentence.len() {
        return (!sentence.is_empty()).then(|| sentence.to_owned());
    }
    let last = open.char_indices().rev().find(|(_, c)| matches!(c, '，' | ',' | '；' | ';'));
    match last {
        Some((at, _)) => Some(format!("{}.", open[..at].trim())).filter(|it| it.len() > 1),
        None if ANNOUNCEMENTS.iter().any(|word| open.contains(word)) => None,
        None => Some(format!("{open}.")),
    }
}

/// A line without the markup of the documentation.
fn clean(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '[', '\\', '~', '*']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (piece, after) = markup(rest);
        text.push_str(piece);
        rest = after;
    }
    text.push_str(rest);
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

/// What a piece of markup at the beginning shows, and the text after it.
fn markup(text: &str) -> (&str, &str) {
    if let Some(rest) = text.strip_prefix('\\') {
        let end = rest.chars().next().filter(char::is_ascii_punctuation).map_or(0, char::len_utf8);
        return rest.split_at(end);
    }
    if let Some(tag) = text.strip_prefix('<')
        && tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && let Some((_, after)) = tag.split_once('>')
    {
        return ("", after);
    }
    if let Some(link) = text.strip_prefix('[')
        && let Some((shown, target)) = link.split_once("](")
        && !shown.contains('[')
        && let Some((_, after)) = target.split_once(')')
    {
        return (shown, after);
    }
    if let Some(bold) = text.strip_prefix("**")
        && let Some((shown, after)) = bold.split_once("**")
    {
        return (shown, after);
    }
    if let Some(rest) = text.strip_prefix("~~")
        && let Some((number, after)) = rest.split_once("~~")
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return ("", after);
    }
    text.split_at(text.chars().next().map_or(0, char::len_utf8))
}

/// The values that a description lists, each with what it means; nothing unless it is sure that these are
/// values, and all of them.
pub(crate) fn values(description: &str) -> Option<Vec<Value>> {
    if DOUBTS.iter().any(|word| description.contains(word)) {
        return None;
    }
    let mut lines = description.lines();
    lines.by_ref().find(|line| announces(line))?;
    let mut values: Vec<Value> = Vec::new();
    let mut over = false;
    let mut indent = None;
    for line in lines {
        let bare = line.trim();
        if bare.is_empty() {
            continue;
        }
        let depth = line.len() - line.trim_start().len();
        match bullet(bare) {
            Some(_) if over || *indent.get_or_insert(depth) != depth => return None,
            Some(text) => values.push(value(text)?),
            // Other values, or conditions, could stand in another list.
            None if announces(line) => return None,
            None if values.is_empty() => return None,
            None => over = true,
        }
    }
    let named = values.iter().any(|(it, _)| it.contains(|c: char| c.is_ascii_alphabetic()));
    let boolean = values.iter().all(|(it, _)| matches!(&it.to_lowercase()[..], "true" | "false"));
    (values.len() > 1 && named && !boolean).then_some(values)
}

fn announces(line: &str) -> bool {
    let line = line.trim().trim_end_matches('*');
    line.ends_with([':', '：']) && ANNOUNCEMENTS.iter().any(|word| line.contains(word))
}

fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+'])?;
    rest.strip_prefix(' ').or_else(|| rest.starts_with('*').then_some(rest)).map(str::trim)
}

/// The value at the beginning of a row, and what the row says about it.
fn value(row: &str) -> Option<Value> {
    let (value, rest) = if let Some(rest) = row.strip_prefix("**") {
        rest.split_once("**")?
    } else if let Some(rest) = row.strip_prefix('`') {
        rest.split_once('`')?
    } else {
        row.split_at(row.find(|c: char| !is_part(c)).unwrap_or(row.len()))
    };
    let value = value.trim().trim_end_matches([':', '：']);
    let rest = remark(rest.trim());
    let separated = rest.is_empty()
        || rest.starts_with([':', '：', '，', '（', '(', '。'])
        || value.len() < row.len() && row.starts_with("**");
    if !separated || !is_value(value) {
        return None;
    }
    let meaning = rest.trim_start_matches([':', '：', '，', ' ']);
    Some((value.to_owned(), sentence(meaning)))
}

/// A row without the remark that the value is the default.
fn remark(rest: &str) -> &str {
    let remarks = ["（默认值）", "（默认）", "(默认值)", "(默认)", "(default)"];
    remarks.iter().find_map(|remark| rest.strip_prefix(remark)).unwrap_or(rest).trim()
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+')
}

/// Whether a text can be a value: one word.
pub(crate) fn is_value(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(is_part)
}
