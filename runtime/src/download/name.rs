//! Names for files that a server suggests.

use http::HeaderMap;
use http::header::CONTENT_DISPOSITION;
use percent_encoding::percent_decode_str;

/// The longest name, in bytes. Most file systems take 255, and there are names made from it.
const LONGEST: usize = 200;

/// Names that mean devices on Windows, whatever follows after a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name that the headers suggest.
pub(super) fn suggested(headers: &HeaderMap) -> Option<String> {
    // Many servers write other letters than those of ASCII as they are.
    let header = String::from_utf8_lossy(headers.get(CONTENT_DISPOSITION)?.as_bytes());
    let parameters = parameters(&header);
    let value = |name: &str| parameters.iter().find(|(it, _)| it == name).map(|(_, it)| it);
    let encoded = value("filename*").and_then(|it| extended(it));
    safe(&encoded.or_else(|| value("filename").cloned())?)
}

/// The parameters of a header such as `attachment; filename="a;b"`, without quotes.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = header.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = value(after.trim_start());
        // What stands before the name is a parameter without a value.
        let name = name.rsplit(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        parameters.push((name, value));
        rest = after.split_once(';').map_or("", |(_, rest)| rest);
    }
    parameters
}

/// The value at the beginning, and what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim_end().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}

/// A value such as `UTF-8''%E4%BD%A0`. Only UTF-8 is read: nobody sends anything else.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    let utf8 = charset.eq_ignore_ascii_case("utf-8").then(|| percent_decode_str(encoded))?;
    utf8.decode_utf8().ok().map(Into::into)
}

/// A name that means a file of the folder it is put into, on every system; `None` if nothing is left.
pub(super) fn safe(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let fits = |character: &char| {
        let direction = matches!(character, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !character.is_control() && !direction && !"<>:\"|?*".contains(*character)
    };
    let fitting: String = last.chars().filter(fits).collect();
    let name = shortened(fitting.trim().trim_end_matches(['.', ' ']));
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let device = DEVICES.contains(&stem.as_str()) || is_port(&stem);
    if name.is_empty() {
        return None;
    }
    Some(if device { format!("_{name}") } else { name })
}

/// Whether it is `com1` or the like.
fn is_port(stem: &str) -> bool {
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut number = number.unwrap_or_default().chars();
    let digit = number.next().is_some_and(|it| it.is_ascii_digit() || "¹²³".contains(it));
    digit && number.next().is_none()
}

/// A long name without its middle, so that it keeps its ending.
fn shortened(name: &str) -> String {
    let Some(over) = name.len().checked_sub(LONGEST).filter(|over| *over > 0) else {
        return name.to_owned();
    };
    let ending = name.rfind('.').filter(|at| name.len() - at <= 16).unwrap_or(name.len());
    let (stem, ending) = name.split_at(ending);
    format!("{}{ending}", &stem[..stem.floor_char_boundary(stem.len().saturating_sub(over))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn headers_suggest_names() {
        let cases = [
            ("attachment; filename=\"a b.csv\"", Some("a b.csv")),
            ("attachment; filename=a.csv", Some("a.csv")),
            ("attachment;FileName = \"a.csv\" ; x=y", Some("a.csv")),
            ("attachment; x; filename=a.csv", Some("a.csv")),
            ("attachment; x=\"filename=no; \"; filename=a.csv", Some("a.csv")),
            ("attachment; filename=\"a;b\\\"c\\\\d.csv\"", Some("d.csv")),
            ("attachment; filename=\"a;b.csv\"", Some("a;b.csv")),
            ("attachment; filename=\"你.csv\"", Some("你.csv")),
            ("attachment; filename=\"plain\"; filename*=UTF-8''%E4%BD%A0.csv", Some("你.csv")),
            ("attachment; filename*=utf-8'zh'%E4%BD%A0.csv; filename=plain", Some("你.csv")),
            ("attachment; filename*=gbk''%C4%E3.csv; filename=plain", Some("plain")),
            ("attachment; filename*=UTF-8''%FF; filename=plain", Some("plain")),
            ("attachment; filename=\"../../etc/passwd\"", Some("passwd")),
            ("attachment; filename*=UTF-8''..%2F..%2Fpasswd", Some("passwd")),
            ("attachment; filename=\"..\"", None),
            ("attachment; filename=\"unfinished", Some("unfinished")),
            ("attachment; filename=", None),
            ("attachment", None),
            ("inline; name=x", None),
            ("", None),
        ];
        for (header, expected) in cases {
            let mut headers = HeaderMap::new();
            headers
                .insert(CONTENT_DISPOSITION, HeaderValue::from_bytes(header.as_bytes()).unwrap());
            assert_eq!(suggested(&headers).as_deref(), expected, "{header}");
        }
        assert_eq!(suggested(&HeaderMap::new()), None);
    }

    #[test]
    fn names_stay_in_their_folder() {
        let cases = [
            ("a.tar.gz", Some("a.tar.gz")),
            (".hidden", Some(".hidden")),
            ("C:\\Windows\\a.dll", Some("a.dll")),
            ("a/b/..", None),
            ("...", None),
            (" . ", None),
            ("a\0b\r\n\u{1b}[2J\u{202e}c", Some("ab[2Jc")),
            ("a.txt:stream", Some("a.txtstream")),
            ("what?*.csv", Some("what.csv")),
            ("a. . ", Some("a")),
            ("CON", Some("_CON")),
            ("nul.tar.gz", Some("_nul.tar.gz")),
            ("com7 .txt", Some("_com7 .txt")),
            ("LPT¹", Some("_LPT¹")),
            ("com10", Some("com10")),
            ("console", Some("console")),
        ];
        for (name, expected) in cases {
            assert_eq!(safe(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn long_names_keep_their_ending() {
        let name = safe(&format!("{}.tar", "é".repeat(500))).unwrap();
        assert_eq!(name, format!("{}.tar", "é".repeat(98)));
        let name = safe(&format!("a.{}", "b".repeat(500))).unwrap();
        assert_eq!(name.len(), LONGEST);
    }
}
