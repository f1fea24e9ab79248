//! Operations: the request and what belongs to it, the answer, the method, pages, waiters.

use super::types::Owner;
use super::{Collector, Effect, Item, Kind, text};
use crate::plan::{
    Look, Method, Operation, OperationFacts, Origin, Pagination, ParameterStruct, Part, Through,
    Wait, Waiter,
};
use crate::vocabulary::Location;

impl Collector<'_> {
    pub(super) fn operation(&mut self, it: &Operation, method: Option<&Method>) {
        let (module, request, start) = (self.module.clone(), &it.request, self.items.len());
        let (path, arguments) = (self.path(&request.name), self.arguments(request));
        let item = self.add(Kind::Operation, path.clone(), &it.facts.name, it.place);
        item.inside(&module).docs(&request.docs);
        item.arguments = arguments;
        item.deprecated.clone_from(&request.deprecated);
        facts(item, &it.facts);
        pages(item, it.pagination.as_ref());
        wait(item, it.wait.as_ref());
        for code in &it.error_codes {
            let path = format!("{module}::ErrorCode::{code}");
            item.aspect(Effect::Listing, &format!("the error code {code}"), Some(path));
        }
        if let Some(method) = method {
            // Its documentation repeats that of the request.
            let client = format!("{module}::Client::{}", method.name);
            self.add(Kind::Method, client, &it.facts.name, it.place).inside(&path);
        }
        let owners = self.parameters(request);
        self.parts(&it.parts, owners);
        self.structure(Kind::Answer, &it.response, &path);
        self.places(it, start);
        for object in &it.objects {
            let parent = self.user(&object.name.to_string()).unwrap_or_else(|| path.clone());
            self.structure(Kind::Object, object, &parent);
        }
        for waiter in &it.waiters {
            self.waiter(waiter, &path);
        }
    }

    /// Where the fields of the answer are. The items of the operation begin at `start`.
    fn places(&mut self, it: &Operation, start: usize) {
        let answer = self.path(&it.response.name);
        let own = |item: &&mut Item| {
            item.kind == Kind::Field && item.parent.as_deref() == Some(answer.as_str())
        };
        for item in self.items[start..].iter_mut().filter(own) {
            let place = match &it.facts.response_payload {
                Some(_) => Location::Payload,
                None if it.facts.response_headers.contains(&item.wire) => Location::Header,
                None => Location::Body,
            };
            item.behaviour("the place", place.word().to_owned());
        }
    }

    /// Choices, cases and groups. A struct comes after what holds it, whatever the order of the parts.
    fn parts(&mut self, parts: &[Part], mut owners: Vec<Owner>) {
        let mut next = 0;
        while let Some(Owner { ty, path, kind }) = owners.get(next) {
            let part = parts.iter().find(|part| part.name() == ty);
            let more = match part {
                Some(Part::Choice(it)) => self.choice(it, &path.clone()),
                Some(Part::Struct(it)) => self.part(it, *kind, &path.clone()),
                None => Vec::new(),
            };
            owners.extend(more);
            next += 1;
        }
    }

    fn part(&mut self, it: &ParameterStruct, kind: Kind, owner: &str) -> Vec<Owner> {
        let (path, arguments) = (self.path(&it.name), self.arguments(it));
        let item = self.add(kind, path, &it.wire_name, it.place);
        item.inside(owner).docs(&it.docs);
        item.arguments = arguments;
        self.parameters(it)
    }

    /// The first item of this operation that has a type in its signature.
    fn user(&self, name: &str) -> Option<String> {
        let word = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == name)
        };
        let has = |item: &&Item| {
            let mut types = item.aspects.iter().filter(|it| it.effect == Effect::Signature);
            types.any(|it| it.value.as_deref().is_some_and(word))
        };
        let start = self.items.iter().rposition(|item| item.kind == Kind::Operation)?;
        self.items[start..].iter().find(has).map(|item| item.rust.clone())
    }

    fn waiter(&mut self, it: &Waiter, parent: &str) {
        let path = self.path(&it.name);
        let item = self.add(Kind::Waiter, path, &it.wire_name, it.place);
        let look = match &it.look {
            Look::Whole => "the answer".to_owned(),
            Look::Item(item) => text::ty(&item.ty),
        };
        let key = match &it.look {
            Look::Whole => None,
            Look::Item(item) => Some(item.key.clone()),
        };
        let states =
            it.states.iter().map(|(value, state)| format!("{value} {}", text::state(*state)));
        let patience = it.patience.iter().map(|(value, times)| format!("{value} {times}"));
        item.inside(parent)
            .docs(&it.docs)
            .signature("what is waited for", look)
            .signature("the type of the status", it.status_type.to_string())
            .aspect(Effect::Signature, "the key of the item", key)
            .behaviour("the status", it.status.clone())
            .behaviour("the progress", it.progress.clone())
            .behaviour("the reason of a failure", it.reason.clone())
            .behaviour("the states of its own", text::list(states))
            .behaviour("the values that count only in a row", text::list(patience))
            .behaviour("the first delay", it.first_delay.to_string())
            .behaviour("the longest delay", it.longest_delay.to_string());
    }
}

fn facts(item: &mut Item, facts: &OperationFacts) {
    item.behaviour("the name on the wire", facts.name.clone())
        .behaviour("the HTTP method", facts.method.clone())
        .behaviour("the path", facts.path.clone())
        .behaviour("the content type", facts.content_type.clone())
        .behaviour("whether it may be repeated", text::retry(facts.retry).to_owned())
        .behaviour("who is calling", text::signature(facts.signature).to_owned());
    if let Some(it) = &facts.authorization {
        let resources = it.resources.iter().map(|resource| resource.arn.clone());
        item.behaviour("the action that must be allowed", it.action.clone())
            .behaviour("the resources of the action", text::list(resources))
            .behaviour(
                "the actions that must be allowed as well",
                text::list(&it.dependent_actions),
            )
            .behaviour("the condition keys", text::list(&it.condition_keys));
    }
    for (parameter, depends_on, values) in &facts.required_when {
        let name = format!("the values of `{depends_on}` that need `{parameter}`");
        item.behaviour(&name, text::list(values));
    }
}

fn pages(item: &mut Item, pagination: Option<&Pagination>) {
    let of = pagination.map(|it| text::ty(&it.item));
    item.aspect(Effect::Feature, "`pages()` and `items()`", of);
    if let Some(it) = pagination {
        let style =
            format!("{} by {} from {}", text::page_style(it.style), it.position_wire, it.first);
        item.behaviour("how pages are asked for", style)
            .behaviour("the size of a page", it.size.clone())
            .behaviour("the way to the items", it.items_wire.clone())
            .behaviour("the way to the next page", it.next.clone())
            .behaviour("the number of all items", it.total_items.clone())
            .behaviour("the number of all pages", it.total_pages.clone());
    }
}

fn wait(item: &mut Item, wait: Option<&Wait>) {
    let waiter = wait.map(|it| match it {
        Wait::Itself(waiter) => waiter.to_string(),
        Wait::Through(through) => through.waiter.to_string(),
    });
    item.aspect(Effect::Feature, "`wait()`", waiter);
    if let Some(Wait::Through(through)) = wait {
        item.behaviour("how the other operation is asked", asked(through));
    }
}

/// How the other operation is asked: which it is, by which key, with which values.
fn asked(it: &Through) -> String {
    let key = it.key.iter().map(|key| format!("for {}", origin(key)));
    let arguments = it.arguments.iter().map(|value| origin(&value.origin));
    let fields =
        it.fields.iter().map(|set| format!("{} = {}", set.field, origin(&set.value.origin)));
    let values: Vec<String> = key.chain(arguments).chain(fields).collect();
    format!("{}: {}", it.request, values.join(", "))
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Required(field) | Origin::Optional(field) => format!("request.{field}"),
        Origin::Nested(name) => format!("{name} of the request"),
        Origin::Answer(fields) => {
            let fields: Vec<String> = fields.iter().map(ToString::to_string).collect();
            format!("answer.{}", fields.join("."))
        }
    }
}
