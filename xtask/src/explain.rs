//! `cargo xtask explain`.

use crate::{Outcome, Usage};
use anyhow::Result;
use specwright_codegen::Problem;
use specwright_codegen::diagnostic::suggestion;

/// What `explain` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The code of a problem, such as `unknown-type`; without one, all codes are listed.
    code: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    match &arguments.code {
        None => list(),
        Some(code) => print!("{}", explanation(code)?),
    }
    Ok(Outcome::Done)
}

/// The text for a code, which may be written as problems show it: `error[unknown-type]`.
fn explanation(code: &str) -> Result<&'static str> {
    let bare = code.split_once('[').map_or(code, |(_, rest)| rest.trim_end_matches([']', ':']));
    if let Some(text) = Problem::explanation(bare) {
        return Ok(text);
    }
    let known: Vec<String> = Problem::CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    let help = suggestion(bare, &known).map_or_else(String::new, |help| format!("; {help}"));
    Err(Usage(format!("there is no problem with the code `{bare}`{help}")).into())
}

/// Prints all codes, each with the first line of its text.
fn list() {
    let width = Problem::CODES.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
    for (code, severity) in Problem::CODES {
        let first = Problem::explanation(code).and_then(|text| text.lines().next());
        println!("{:7}  {code:width$}  {}", severity.as_str(), first.unwrap_or_default());
    }
}
