//! API versions: the module, the enums, the error codes.

use super::{Collector, Effect, Item, Kind, text};
use crate::plan::{Api, ApiFacts, Enum, ErrorCode};

pub(super) fn items(api: &Api, module: &str, items: &mut Vec<Item>) {
    let mut to = Collector { module: module.to_owned(), items };
    let item = to.add(Kind::Api, module.to_owned(), &api.wire_name, api.place);
    item.docs(&api.docs).signature("the cargo feature", api.feature.clone());
    facts(item, &api.facts);
    for (prefix, class) in &api.errors.prefixes {
        let name = format!("the class of codes that begin with `{prefix}`");
        item.behaviour(&name, text::class(*class).to_owned());
    }
    for it in &api.enums {
        to.enumeration(it);
    }
    for it in &api.objects {
        to.structure(Kind::Object, it, module);
    }
    for it in &api.errors.codes {
        to.error_code(it);
    }
    for it in &api.operations {
        let method = api.client.methods.iter().find(|method| method.request == it.request.name);
        to.operation(it, method);
    }
}

fn facts(item: &mut Item, facts: &ApiFacts) {
    item.behaviour("the product", facts.product.clone())
        .behaviour("the protocol", text::protocol(facts.protocol).to_owned())
        .behaviour("the signature", text::signer(facts.signer).to_owned())
        .behaviour("the host of other regions", facts.rule.clone())
        .behaviour("the host of other regions in a VPC", facts.vpc_rule.clone());
    for (region, public, vpc) in &facts.regions {
        item.behaviour(&format!("the host of `{region}`"), public.clone());
        item.behaviour(&format!("the host of `{region}` in a VPC"), vpc.clone());
    }
    let outcome = facts.outcome.as_ref().map(|(success, code, message)| {
        format!("{success}; {}; {}", code.join(", "), message.join(", "))
    });
    item.behaviour("what tells success from failure", outcome)
        .behaviour("where errors hold the code", text::list(&facts.error_code))
        .behaviour("where errors hold the message", text::list(&facts.error_message))
        .behaviour("where errors hold the request id", text::list(&facts.error_request_id))
        .behaviour("the root of XML errors", facts.xml_root.clone())
        .behaviour("the headers with the request id", text::list(&facts.request_id_headers));
}

impl Collector<'_> {
    fn enumeration(&mut self, it: &Enum) {
        let (path, module) = (self.path(&it.name), self.module.clone());
        self.add(Kind::Enum, path.clone(), &it.wire_name, it.place)
            .inside(&module)
            .docs(&it.docs)
            .behaviour("whether letter case matters", (!it.ignore_case).to_string())
            .aspect(Effect::Feature, "`state()`", it.is_status.then(|| "there".to_owned()));
        for variant in &it.variants {
            let item = self.add(
                Kind::Value,
                format!("{path}::{}", variant.name),
                &variant.wire,
                variant.place,
            );
            item.inside(&path)
                .docs(&variant.docs)
                .behaviour("the text on the wire", variant.wire.clone())
                .behaviour("the list of other spellings", text::list(&variant.aliases))
                .behaviour("the state", variant.state.map(|it| text::state(it).to_owned()));
            item.deprecated.clone_from(&variant.deprecated);
        }
    }

    fn error_code(&mut self, it: &ErrorCode) {
        let module = self.module.clone();
        let path = format!("{module}::ErrorCode::{}", it.variant.name);
        self.add(Kind::ErrorCode, path, &it.variant.wire, it.variant.place)
            .inside(&module)
            .docs(&it.variant.docs)
            .behaviour("the code on the wire", it.variant.wire.clone())
            .behaviour("the HTTP status", it.status.map(|status| status.to_string()))
            .behaviour("the class", it.class.map(|class| text::class(class).to_owned()));
    }
}
