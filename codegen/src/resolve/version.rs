//! API versions.

use super::awaited::Awaited;
use super::examples::Shapes;
use super::types::{Role, Types};
use super::{Context, errors, operation, recursion, shared};
use crate::api::{
    self, Api, Endpoints, Enum, EnumValue, Facts, Object, ObjectUse, Operation, Outcome,
};
use crate::diagnostic::{Problem, Problems};
use crate::spec::{self, File, Items, Spanned};

pub(super) fn api(
    provider: &File<spec::Provider>,
    file: &File<spec::Api>,
    files: &[&File<spec::Operation>],
    problems: &mut Problems,
) -> Api {
    let spec = &file.content;
    let cx = &mut Context { file: file.file, problems };
    let enums: Vec<Enum> = spec.enums.iter().map(|(name, it)| enumeration(name, it, cx)).collect();
    let mut types = Types { enums: &enums, objects: Vec::new(), shared: 0 };
    objects(spec, &mut types, cx);
    let endpoints = endpoints(spec, cx);
    let common = errors::list(&spec.errors, cx);
    let source = shared::source(spec.source.as_ref(), cx);

    let protocol = spec.protocol.unwrap_or(provider.content.protocol);
    let mut operations = Vec::new();
    for file in files {
        let cx = &mut Context { file: file.file, problems: &mut *cx.problems };
        operations.push(operation::operation(&file.content, protocol, &mut types, cx));
    }
    awaited(files, &mut operations, &types, cx.problems);
    let mut objects = types.objects;
    recursion::mark(&mut objects, cx.problems);
    recursion::uses(&mut objects, &operations);
    let outcome = spec.outcome.as_ref().map(|outcome| self::outcome(outcome, &operations, cx));

    let of_provider = Context { file: provider.file, problems: &mut *cx.problems };
    let general = errors::list(&provider.content.errors, &mut { of_provider });
    let lists = operations.iter().map(|operation| &operation.errors[..]);
    let errors = errors::merge(lists.chain([&common[..], &general[..]]));

    let shapes = Shapes { enums: &enums, objects: &objects };
    for (file, operation) in files.iter().zip(&operations) {
        let cx = &mut Context { file: file.file, problems: &mut *cx.problems };
        operation::check_examples(&file.content, operation, &errors, &shapes, cx);
    }
    let mut short_error_names: Vec<String> = spec.short_error_names.iter().cloned().collect();
    short_error_names.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
    Api {
        place: file.file.at(spec.api.span),
        version_place: file.file.at(spec.version.span),
        provider: api::Provider { protocol, ..self::provider(&provider.content) },
        name: spec.api.value.clone(),
        version: spec.version.value.clone(),
        product: spec.product.clone(),
        title: spec.title.clone(),
        description: shared::text(spec.description.as_ref()),
        source,
        endpoints,
        outcome,
        short_error_names,
        enums,
        objects,
        errors,
        operations,
    }
}

/// Which operations are awaited through which others.
fn awaited(
    files: &[&File<spec::Operation>],
    operations: &mut [Operation],
    types: &Types<'_>,
    problems: &mut Problems,
) {
    let awaited = Awaited { operations, files, types };
    let through = files.iter().zip(&*operations).map(|(file, own)| {
        let cx = &mut Context { file: file.file, problems: &mut *problems };
        let spec = file.content.awaited_through.as_ref()?;
        awaited.through(own, spec, cx)
    });
    let through: Vec<_> = through.collect();
    for (operation, through) in operations.iter_mut().zip(through) {
        operation.awaited_through = through;
    }
}

fn provider(provider: &spec::Provider) -> api::Provider {
    let list = |items: &Items<String>| items.iter().cloned().collect();
    let body = &provider.error_body;
    api::Provider {
        name: provider.provider.value.clone(),
        title: provider.title.clone(),
        description: shared::text(provider.description.as_ref()),
        protocol: provider.protocol,
        signer: provider.signer,
        credentials: provider.credentials.iter().copied().collect(),
        error_body: api::ErrorBody {
            code: list(&body.code),
            message: list(&body.message),
            request_id: list(&body.request_id),
            xml_root: body.xml_root.clone(),
        },
        request_id_headers: list(&provider.request_id_headers),
        error_prefixes: provider
            .error_prefixes
            .iter()
            .map(|(prefix, class)| (prefix.value.clone(), *class))
            .collect(),
    }
}

fn enumeration(name: &Spanned<String>, it: &spec::Enum, cx: &mut Context<'_>) -> Enum {
    reserved(name, cx);
    if it.values.is_empty() {
        cx.report(name.span, Problem::EmptySection { what: "`values`".to_owned() });
    }
    let value = |(wire, value): (&Spanned<String>, &spec::EnumValue)| EnumValue {
        place: cx.file.at(wire.span),
        wire_place: cx.file.at(wire.span),
        wire: wire.value.clone(),
        aliases: value.aliases.iter().map(|alias| alias.value.clone()).collect(),
        facts: Facts {
            deprecated: shared::text(value.deprecated.as_ref()),
            ..shared::facts(value.description.as_ref(), value.guess.as_ref())
        },
        state: value.state,
        rust_name: shared::name(value.rust_name.as_ref()),
    };
    let mut result = Enum {
        place: cx.file.at(name.span),
        name: name.value.clone(),
        facts: shared::facts(it.description.as_ref(), it.guess.as_ref()),
        ignore_case: it.ignore_case,
        values: it.values.iter().map(value).collect(),
    };
    ambiguous(&result, cx);
    if result.is_status() {
        for value in result.values.iter().filter(|value| value.state.is_none()) {
            cx.problems.add(value.place, Problem::MissingState { value: value.wire.clone() });
        }
    }
    for (value, (wire, said)) in result.values.iter_mut().zip(it.values.iter()) {
        value.place = shared::place(wire, said.rust_name.as_ref(), cx);
    }
    result
}

/// Reports values that cannot be told apart when they are read.
fn ambiguous(it: &Enum, cx: &mut Context<'_>) {
    let mut seen = std::collections::BTreeMap::new();
    for value in &it.values {
        for text in std::iter::once(&value.wire).chain(&value.aliases) {
            let key = if it.ignore_case { text.to_ascii_lowercase() } else { text.clone() };
            if let Some(first) = seen.insert(key, value.place) {
                let problem = Problem::DuplicateValue { value: text.clone() };
                cx.problems.add_related(value.place, problem, first, "the other one");
            }
        }
    }
}

fn reserved(name: &Spanned<String>, cx: &mut Context<'_>) {
    if Types::is_built_in(&name.value) {
        let why = "it is the name of a built-in type".to_owned();
        cx.report(name.span, Problem::InvalidName { name: name.value.clone(), why });
    }
}

/// The shared objects: first all names, so that they can refer to one another, then their fields.
fn objects(spec: &spec::Api, types: &mut Types<'_>, cx: &mut Context<'_>) {
    for (name, object) in spec.objects.iter() {
        reserved(name, cx);
        types.objects.push(Object {
            place: cx.file.at(name.span),
            name: name.value.clone(),
            facts: shared::facts(object.description.as_ref(), None),
            fields: Vec::new(),
            used: ObjectUse::default(),
        });
    }
    types.shared = types.objects.len();
    for (index, (name, object)) in spec.objects.iter().enumerate() {
        if object.fields.is_empty() {
            cx.report(name.span, Problem::EmptySection { what: "`fields`".to_owned() });
        }
        types.objects[index].fields = types.fields(&object.fields, Role::Field, cx);
    }
}

fn endpoints(spec: &spec::Api, cx: &mut Context<'_>) -> Endpoints {
    let Some(endpoints) = &spec.endpoints else {
        cx.report(spec.api.span, Problem::MissingEndpoint {});
        return Endpoints::default();
    };
    shared::source(endpoints.source.as_ref(), cx);
    if endpoints.rule.is_none() && endpoints.regions.is_empty() && endpoints.unlisted.is_none() {
        cx.report(spec.api.span, Problem::MissingEndpoint {});
    }
    let mut regions = Vec::new();
    for (name, region) in endpoints.regions.iter() {
        let hosts =
            [&region.public, &region.vpc].map(|host| host.as_ref().map(|it| host_of(it, cx)));
        let [public, vpc] = hosts;
        regions.push((name.value.clone(), public, vpc));
    }
    Endpoints {
        regions,
        rule: endpoints.rule.as_ref().map(|rule| host_of(rule, cx)),
        vpc_rule: endpoints.vpc_rule.as_ref().map(|rule| host_of(rule, cx)),
    }
}

fn host_of(host: &Spanned<String>, cx: &mut Context<'_>) -> String {
    let plain = host.value.replace("{region}", "region");
    let label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.len() <= 63 && label.bytes().all(inner)
    };
    if !plain.contains('.') || !plain.split('.').all(label) {
        cx.report(host.span, Problem::InvalidEndpoint { host: host.value.clone() });
    }
    host.value.clone()
}

fn outcome(outcome: &spec::Outcome, operations: &[Operation], cx: &mut Context<'_>) -> Outcome {
    for operation in operations {
        if !operation.response.iter().any(|field| field.wire_name == outcome.success.value) {
            let (name, operation) = (outcome.success.value.clone(), operation.name.clone());
            cx.report(outcome.success.span, Problem::UnknownField { name, operation });
        }
    }
    let list = |items: &Items<Spanned<String>>| items.iter().map(|it| it.value.clone()).collect();
    Outcome {
        success: outcome.success.value.clone(),
        code: list(&outcome.code),
        message: list(&outcome.message),
    }
}
