//! Finding operations by name.

use crate::Usage;
use specwright_codegen::api::{Api, Model, Operation};

/// How alike two names are, from 0 to 1, if one may be meant for the other.
const CLOSE: f64 = 0.85;

/// The operation that a name stands for: `CreateDownload` where it is the only one, or
/// `aliyun/dbs/2021-01-01/CreateDownload`.
pub(crate) fn find<'a>(model: &'a Model, name: &str) -> Result<(&'a Api, &'a Operation), Usage> {
    let name = name.trim_end_matches(".json");
    let found: Vec<_> = all(model)
        .filter(|(api, operation)| operation.name == name || full_name(api, operation) == name)
        .collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(Usage(unknown(model, name))),
        _ => {
            let names = found.iter().map(|(api, it)| format!("`{}`", full_name(api, it)));
            let names = names.collect::<Vec<_>>().join(", ");
            Err(Usage(format!("several operations are called `{name}`: {names}")))
        }
    }
}

fn all(model: &Model) -> impl Iterator<Item = (&Api, &Operation)> {
    model.apis.iter().flat_map(|api| api.operations.iter().map(move |it| (api, it)))
}

/// The path of the file of an operation, without its ending.
pub(crate) fn full_name(api: &Api, operation: &Operation) -> String {
    format!("{}/{}/{}/{}", api.provider.name, api.name, api.version, operation.name)
}

fn unknown(model: &Model, name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let close = |it: &str| strsim::jaro_winkler(&it.to_lowercase(), &last) > CLOSE;
    let names: Vec<_> = all(model)
        .filter(|(_, operation)| close(&operation.name))
        .map(|(api, operation)| format!("`{}`", full_name(api, operation)))
        .collect();
    if names.is_empty() {
        return format!("there is no operation `{name}`");
    }
    format!("there is no operation `{name}`; did you mean {}?", names.join(" or "))
}
