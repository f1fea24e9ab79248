//! Keys, tokens and signed links are planted everywhere, and then looked for wherever they must not be: in
//! `Debug` of public types, in errors, and in everything that is logged.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod calls;
mod chains;
mod key_file;
mod log;
mod types;
#[path = "../server/wire.rs"]
mod wire;

use specwright_runtime::Credentials;
use std::error::Error;
use std::fmt::Write;

const SECRET: &str = "plantedsecret0";
const TOKEN: &str = "plantedtoken00";
const PASSWORD: &str = "plantedpassword";
const LINK: &str = "https://files.example/plantedpath?Signature=plantedlink0";

/// What no text may hold; each is part of one of the above.
const PLANTED: [&str; 5] =
    ["plantedsecret", "plantedtoken", "plantedpassword", "plantedpath", "plantedlink"];

fn assert_hidden(what: &str, shown: &str) {
    for planted in PLANTED {
        assert!(!shown.contains(planted), "{what} shows {planted}: {shown}");
    }
}

/// An error in all its forms, with all its causes.
fn all_of(error: &(dyn Error + 'static)) -> String {
    let mut shown = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        writeln!(shown, "{error}\n{error:?}\n{error:#?}").unwrap();
        next = error.source();
    }
    shown
}

fn key() -> Credentials {
    Credentials::access_key("the-id", SECRET).with_security_token(TOKEN)
}
