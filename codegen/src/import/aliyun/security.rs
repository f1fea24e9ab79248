//! Whether calls are signed.

use super::remarks::Remarks;
use crate::import::json::Json;
use crate::vocabulary::Signature;

/// Ways of proving who calls that need no access key, and what a reader of the spec should know of them.
const UNSIGNED: [(&str, Option<&str>); 2] = [
    ("Anonymous", None),
    // "May be called anonymously, as the token of OpenID Connect proves who calls", say its pages.
    (
        "ARS_OIDC",
        Some(
            "The metadata has the security `ARS_OIDC`: a token among the parameters proves who calls, so that \
             nothing is signed.",
        ),
    ),
];

/// Whether calls are signed: not where the metadata has only ways that need no access key.
pub(super) fn read(api: &Json, remarks: &mut Remarks) -> Signature {
    let ways = || api.items("security").iter().filter_map(Json::as_object).flat_map(|it| it.keys());
    if ways().next().is_none() || ways().any(|way| way == "AK") {
        return Signature::Provider;
    }
    if let Some((_, note)) = UNSIGNED.iter().find(|(known, _)| ways().any(|way| way == known)) {
        remarks.notes.extend(note.map(str::to_owned));
        return Signature::None;
    }
    // As the provider's own SDKs do with `accessTokenAuth`.
    for way in ways() {
        remarks.note(format!(
            "The metadata has the security `{way}`, for which there is no word; calls are signed as usual."
        ));
        let reason =
            format!("there is no word for the security `{way}`; calls are signed as usual");
        remarks.leave_out("security", reason);
    }
    Signature::Provider
}
