//! Names that say more than the keys beside them.

use super::subject::Subject;
use super::walk::{self, Role, Spot};
use super::words;
use crate::diagnostic::{Problem, Problems};
use crate::vocabulary::Location;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Problems) {
    for spot in walk::all(subject).iter().filter(|spot| spot.role != Role::Item) {
        secret(spot, problems);
        if matches!(spot.role, Role::Parameter | Role::Dependent) {
            token(spot, problems);
            header(spot, problems);
        }
    }
}

/// Reports what is printed and should not be.
fn secret(spot: &Spot<'_>, problems: &mut Problems) {
    let words = words::of_name(&spot.name.value);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let page_or_retry = is_retry_token(&spot.name.value) || has(&["next", "page", "continuation"]);
    let secret = has(&["password", "passwd", "secret", "credential", "privatekey"])
        || has(&["token"]) && !page_or_retry;
    let link = spot.role == Role::Field && has(&["url", "link", "uri"]);
    if (secret || link) && spot.ty() == "string" && !spot.property.secret.value {
        let problem = Problem::PrintedSecret { name: spot.name.value.clone() };
        problems.add(spot.place(), problem);
    }
}

fn is_retry_token(name: &str) -> bool {
    let words = words::of_name(name);
    words == ["client", "token"] || words.iter().any(|word| word == "idempotency")
}

/// Reports a token against repetition that is not marked as one.
fn token(spot: &Spot<'_>, problems: &mut Problems) {
    if is_retry_token(&spot.name.value) && !spot.property.idempotency_token.value {
        let problem = Problem::MissingToken { name: spot.name.value.clone() };
        problems.add(spot.place(), problem);
    }
}

/// Reports a parameter with the name of a header that goes elsewhere.
fn header(spot: &Spot<'_>, problems: &mut Problems) {
    let named = spot.name.value.len() > 2 && spot.name.value.to_ascii_lowercase().starts_with("x-");
    let location = spot.property.location.as_ref().map(|it| it.value);
    if named && location != Some(Location::Header) {
        let problem = Problem::MisplacedHeader { name: spot.name.value.clone() };
        problems.add(spot.place(), problem);
    }
}
