//! Parameters that must be set when others have certain values.

use super::Invalid;
use super::flatten::scalar;
use super::given::Given;
use crate::RequiredWhen;

/// Checks the rules of an operation.
pub(super) fn check(rules: &[RequiredWhen], given: &[Given<'_>]) -> Result<(), Invalid> {
    let find = |name| given.iter().find(|given| given.name() == name);
    for RequiredWhen { parameter, depends_on, values } in rules {
        let Some(value) = find(*depends_on).and_then(|given| scalar(given.view())) else {
            continue;
        };
        let applies = values.iter().find(|known| known.eq_ignore_ascii_case(&value));
        if let (Some(value), None) = (applies, find(*parameter)) {
            return Err(Invalid(format!(
                "`{parameter}` must be set when `{depends_on}` is `{value}`"
            )));
        }
    }
    Ok(())
}
