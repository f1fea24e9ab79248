//! API versions.

use super::example::{self, Examples};
use super::names::{Names, alias};
use super::structs::{self, Types};
use super::{docs, enums, operation, wait};
use crate::api::Api;
use crate::diagnostic::Problems;
use crate::naming::{self, Scope};
use crate::plan::{self, ApiFacts, Client, Method, Name, Operation};
use crate::source::Place;

/// The types that every API version has.
const OUR_TYPES: [&str; 2] = ["Client", "ErrorCode"];
/// The modules that every API version has.
const OUR_MODULES: [&str; 5] = ["api", "client", "enums", "error_code", "objects"];
/// The methods that every client has; a trait of the prelude that takes its value comes before ours.
const OUR_METHODS: [&str; 7] =
    ["from_env", "builder", "runtime", "clone", "from", "into", "try_into"];

pub(super) fn api(
    api: &Api,
    module: Name,
    above: [&Name; 2],
    feature: String,
    problems: &mut Problems,
) -> plan::Api {
    let mut scope = Scope::reserving(&OUR_TYPES);
    let mut modules = Scope::reserving(&OUR_MODULES);
    let mut methods_scope = Scope::reserving(&OUR_METHODS);
    let types = types(api, &mut scope, problems);
    let errors = enums::error_codes(api, problems);

    let mut operations: Vec<Operation> = Vec::new();
    let mut methods = Vec::new();
    let path = format!("{}::{}::{module}", above[0], above[1]);
    let examples = Examples { api, types: &types, path };
    for it in &api.operations {
        let cx = &mut Names { place: it.place, problems };
        let Some(name) = cx.ty(it.rust_name.as_deref(), &it.name) else { continue };
        let Some(method) = cx.field(None, &name) else { continue };
        if cx.module(&name).is_none() {
            continue;
        }
        // A collision of the first name makes the others collide as well.
        if scope.claim(&name, &it.name, it.place, problems) {
            let (response, what) =
                (operation::response_name(&name), format!("the answer of {}", it.name));
            scope.claim(&response, &what, it.place, problems);
            if modules.claim(&method, &it.name, it.place, problems) {
                methods_scope.claim(&method, &it.name, it.place, problems);
            }
        }
        let lowered = operation::operation(api, it, &name, &types, &mut scope, problems);
        let mut method_docs = docs::method(it);
        let example = examples.method(it, &name, &method);
        method_docs.0.extend(example::docs(&example));
        methods.push(Method {
            docs: method_docs,
            alias: alias(&it.name, &method),
            deprecated: docs::deprecation(&it.facts),
            name: naming::ident(&method),
            request: lowered.request.name.clone(),
            example,
        });
        operations.push(lowered);
    }
    wait::waits(api, &mut operations);
    let own = |index: &usize| !api.operations.iter().any(|it| it.objects.contains(index));
    let object = |index: usize, problems: &mut Problems| {
        structs::object(&api.objects[index], &types.objects[index], &types, problems)
    };
    plan::Api {
        place: api.place,
        wire_name: api.name.clone(),
        docs: docs::version(api),
        product_docs: docs::product(api),
        module,
        feature,
        facts: facts(api),
        client: Client { docs: docs::client(api), methods },
        errors,
        enums: (api.enums.iter().zip(&types.enums))
            .map(|(it, name)| enums::enumeration(it, name, problems))
            .collect(),
        objects: (0..api.objects.len()).filter(own).map(|it| object(it, problems)).collect(),
        operations,
    }
}

/// Names all enums and objects, so that anything can refer to them.
fn types(api: &Api, scope: &mut Scope, problems: &mut Problems) -> Types {
    let mut name = |name: &str, place: Place| {
        let cx = &mut Names { place, problems: &mut *problems };
        // A name that cannot be is reported; the stand-in is never written.
        let rust = cx.ty(None, name).unwrap_or_else(|| "Unnamed".to_owned());
        scope.claim(&rust, name, place, cx.problems);
        naming::ident(&rust)
    };
    let enums: Vec<Name> = api.enums.iter().map(|it| name(&it.name, it.place)).collect();
    Types {
        values: api.enums.iter().zip(&enums).map(|(it, name)| enums::links(it, name)).collect(),
        enums,
        objects: api.objects.iter().map(|it| name(&it.name, it.place)).collect(),
    }
}

fn facts(api: &Api) -> ApiFacts {
    let provider = &api.provider;
    ApiFacts {
        provider: provider.name.clone(),
        product: api.product.clone(),
        version: api.version.clone(),
        protocol: provider.protocol,
        signer: provider.signer,
        regions: api.endpoints.regions.clone(),
        rule: api.endpoints.rule.clone(),
        vpc_rule: api.endpoints.vpc_rule.clone(),
        outcome: api
            .outcome
            .as_ref()
            .map(|it| (it.success.clone(), it.code.clone(), it.message.clone())),
        error_code: provider.error_body.code.clone(),
        error_message: provider.error_body.message.clone(),
        error_request_id: provider.error_body.request_id.clone(),
        xml_root: provider.error_body.xml_root.clone(),
        request_id_headers: provider.request_id_headers.clone(),
    }
}
