//! What to do about a warning.

use super::Problem;

impl Problem {
    /// What to do about a warning, besides silencing it.
    pub(super) fn advice(&self) -> Option<String> {
        Some(match self {
            Self::UnusedAllow { .. } => {
                "remove it, or move it to the object that the warning points into".to_owned()
            }
            Self::PlainString { .. } => "name the enum as the type".to_owned(),
            Self::ListedValues { .. } => {
                "move the list to an enum, or to `allowed` if the values are too plain for one"
                    .to_owned()
            }
            Self::MissingDescription { .. } => "add a `description` in your own words".to_owned(),
            Self::EmptyDescription { .. } | Self::CopiedDescription { .. } => {
                "say what makes it different from everything else".to_owned()
            }
            Self::HiddenRule { .. } => {
                "say it with `required`, a case of a choice, or `required_when`".to_owned()
            }
            Self::MisspeltName { near, .. } => format!("did you mean `{near}`?"),
            Self::MissingExample { .. } => {
                "copy the example of the page, or put one together from its example column"
                    .to_owned()
            }
            Self::IncompleteExample { .. } => {
                "complete the example, or let the parameter be optional".to_owned()
            }
            Self::CaseMismatch { .. } => "move the parameter, or correct the example".to_owned(),
            Self::UnshownExample { .. } => "the example lacks it, or shows it elsewhere".to_owned(),
            Self::MissingValue { .. } => "copy the example value from the page".to_owned(),
            Self::ExampleDiffers { .. } => {
                "correct the copy; if the page itself disagrees, silence this and say so".to_owned()
            }
            Self::MissingErrorCode {} => "add `error` with the code".to_owned(),
            Self::ErrorExampleDiffers { .. } => "correct the example or the list".to_owned(),
            Self::ErrorDiffers { .. } => "correct one of them, or add a `note`".to_owned(),
            Self::RepeatedEnum { of, .. } => format!("use `{of}` in both places"),
            Self::UnusedType { .. } => "remove it, or name it where it belongs".to_owned(),
            Self::MissingStates { .. } => {
                "give every value a `state`: `pending`, `success` or `failure`".to_owned()
            }
            Self::MissingSource {} => "add `source` with the address of the page".to_owned(),
            Self::OlderPage { .. } => "read the page again, and correct `updated`".to_owned(),
            Self::MissingPagination { .. } => "add `pagination`".to_owned(),
            Self::PrintedSecret { .. } => "add `\"secret\": true`".to_owned(),
            Self::MissingToken { .. } => "add `\"idempotency_token\": true`".to_owned(),
            Self::MisplacedHeader { .. } => "add `\"in\": \"header\"`".to_owned(),
            Self::MissingOutcome { .. } => {
                "say in `outcome` how an answer tells success and failure apart".to_owned()
            }
            _ => return None,
        })
    }
}
