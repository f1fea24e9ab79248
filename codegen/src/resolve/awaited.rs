//! Operations that start something, and the operations that tell when it is done.

use super::Context;
use super::types::Types;
use super::waiter::is_key;
use super::way::{names, way};
use crate::api::{AwaitedThrough, Choice, Field, Operation, Origin, ParameterSet, Type};
use crate::diagnostic::Problem;
use crate::source::Span;
use crate::spec::{self, File, Spanned};

/// What the operations of an API are, for one that is awaited through another.
pub(super) struct Awaited<'a> {
    pub(super) operations: &'a [Operation],
    pub(super) files: &'a [&'a File<spec::Operation>],
    pub(super) types: &'a Types<'a>,
}

impl Awaited<'_> {
    /// How an operation is awaited; `None` if something is wrong with that, which is then reported.
    pub(super) fn through(
        &self,
        own: &Operation,
        spec: &spec::AwaitedThrough,
        cx: &mut Context<'_>,
    ) -> Option<AwaitedThrough> {
        let (operation, waiter) = self.waiter(&spec.waiter, cx)?;
        let other = &self.operations[operation];
        let key = if other.waiters[waiter].item.is_some() {
            Some(self.key(own, spec, cx)?)
        } else {
            let given = [&spec.key, &spec.given_key].into_iter().flatten();
            given.for_each(|key| misused(key.span, "this waiter waits for no item of a list", cx));
            None
        };
        let mut arguments = Vec::new();
        for (name, source) in spec.request.iter() {
            let origin = Self::out_of_request(own, source, name, other, cx)?;
            arguments.push((name.value.clone(), origin));
        }
        for (name, path) in spec.response.iter() {
            let origin = self.out_of_answer(own, path, name, other, cx)?;
            arguments.push((name.value.clone(), origin));
        }
        unfilled(other, &arguments, spec.waiter.span, cx);
        Some(AwaitedThrough { operation, waiter, key, arguments })
    }

    /// The positions of the operation and of its waiter.
    fn waiter(&self, name: &Spanned<String>, cx: &mut Context<'_>) -> Option<(usize, usize)> {
        let mut known = self.files.iter().flat_map(|file| file.content.waiters.iter());
        if !known.any(|(known, _)| known.value == name.value) {
            let known = self.files.iter().flat_map(|file| file.content.waiters.iter());
            let known = known.map(|(name, _)| name.value.clone()).collect();
            cx.report(name.span, Problem::UnknownWaiter { name: name.value.clone(), known });
            return None;
        }
        // A waiter that is wrong is reported where it stands.
        self.operations.iter().enumerate().find_map(|(operation, it)| {
            let waiter = it.waiters.iter().position(|waiter| waiter.name == name.value)?;
            Some((operation, waiter))
        })
    }

    fn key(
        &self,
        own: &Operation,
        spec: &spec::AwaitedThrough,
        cx: &mut Context<'_>,
    ) -> Option<Origin> {
        let (origin, span, ty) = match (&spec.key, &spec.given_key) {
            (Some(key), None) => {
                let way = way(key, &own.response, self.types, cx)?;
                let ty = way.last().map(|field| &field.ty)?;
                (Origin::Answer(names(&way)), key.span, ty)
            }
            (None, Some(key)) => {
                let field = plain(&own.parameters, &key.value);
                let field = field.or_else(|| unknown(own, key, cx))?;
                (Origin::Request(key.value.clone()), key.span, &field.ty)
            }
            (Some(_), Some(given)) => {
                misused(
                    given.span,
                    "the key comes from the answer or from the request, not from both",
                    cx,
                );
                return None;
            }
            (None, None) => {
                cx.report(spec.waiter.span, Problem::MissingKey { key: "key".to_owned() });
                return None;
            }
        };
        if !is_key(ty) {
            misused(span, "a key is a string or an integer", cx);
            return None;
        }
        Some(origin)
    }

    fn out_of_request(
        own: &Operation,
        source: &Spanned<String>,
        name: &Spanned<String>,
        other: &Operation,
        cx: &mut Context<'_>,
    ) -> Option<Origin> {
        let target = target(other, name, cx)?;
        let field = match plain(&own.parameters, &source.value) {
            Some(field) => field,
            // What belongs to a case or a group is read as text.
            None => nested(&own.parameters, &source.value)
                .filter(|field| field.ty == Type::String)
                .or_else(|| unknown(own, source, cx))?,
        };
        fits(&field.ty, &target.field.ty, source.span, cx)?;
        if target.always && !field.required {
            misused(
                source.span,
                "the other operation always needs it, and this one does not have it always",
                cx,
            );
            return None;
        }
        Some(Origin::Request(source.value.clone()))
    }

    fn out_of_answer(
        &self,
        own: &Operation,
        path: &Spanned<String>,
        name: &Spanned<String>,
        other: &Operation,
        cx: &mut Context<'_>,
    ) -> Option<Origin> {
        let target = target(other, name, cx)?;
        let way = way(path, &own.response, self.types, cx)?;
        fits(&way.last()?.ty, &target.field.ty, path.span, cx)?;
        Some(Origin::Answer(names(&way)))
    }
}

/// A parameter that gets a value.
struct Target<'a> {
    field: &'a Field,
    /// Whether it needs one always.
    always: bool,
}

fn target<'a>(
    other: &'a Operation,
    name: &Spanned<String>,
    cx: &mut Context<'_>,
) -> Option<Target<'a>> {
    if let Some(field) = plain(&other.parameters, &name.value) {
        return Some(Target { field, always: field.required });
    }
    let mut cases = one_of(other).flat_map(|choice| &choice.cases);
    let case = cases.find(|case| case.name.is_none() && case.wire == name.value);
    match case.and_then(|case| case.set.parameters.first()) {
        Some(parameter) => Some(Target { field: &parameter.field, always: true }),
        None => unknown(other, name, cx),
    }
}

/// The choices of which one parameter is set.
fn one_of(operation: &Operation) -> impl Iterator<Item = &Choice> {
    operation.parameters.choices.iter().filter(|choice| choice.by.is_none())
}

fn plain<'a>(set: &'a ParameterSet, name: &str) -> Option<&'a Field> {
    let mut all = set.parameters.iter().map(|parameter| &parameter.field);
    all.find(|field| field.wire_name == name)
}

/// A parameter that belongs to a case or a group.
fn nested<'a>(set: &'a ParameterSet, name: &str) -> Option<&'a Field> {
    let cases = set.choices.iter().flat_map(|choice| &choice.cases).map(|case| &case.set);
    let groups = set.groups.iter().map(|group| &group.set);
    cases.chain(groups).find_map(|set| plain(set, name).or_else(|| nested(set, name)))
}

fn unknown<T>(operation: &Operation, name: &Spanned<String>, cx: &mut Context<'_>) -> Option<T> {
    let known = operation.parameters.parameters.iter().map(|it| it.field.wire_name.clone());
    let problem = Problem::UnknownParameter { name: name.value.clone(), known: known.collect() };
    cx.report(name.span, problem);
    None
}

fn fits(own: &Type, other: &Type, span: Span, cx: &mut Context<'_>) -> Option<()> {
    if matches!(other, Type::List(_) | Type::Map(_) | Type::Object(_)) {
        misused(span, "only a plain value can be handed on", cx);
    } else if own == other {
        return Some(());
    } else {
        misused(span, "the two are not of the same type", cx);
    }
    None
}

/// Reports what the other operation needs and does not get.
fn unfilled(other: &Operation, arguments: &[(String, Origin)], span: Span, cx: &mut Context<'_>) {
    let is_given = |name: &str| arguments.iter().any(|(given, _)| given == name);
    let mut report = |name: &str| {
        let (name, operation) = (name.to_owned(), other.name.clone());
        cx.report(span, Problem::UnfilledParameter { name, operation });
    };
    let plain = other.parameters.parameters.iter().map(|parameter| &parameter.field);
    for field in plain.filter(|field| field.required && !is_given(&field.wire_name)) {
        report(&field.wire_name);
    }
    for choice in other.parameters.choices.iter().filter(|choice| choice.required) {
        match &choice.by {
            Some((by, _)) => report(by),
            None if choice.cases.iter().any(|case| is_given(&case.wire)) => {}
            None => report(&choice.name),
        }
    }
}

fn misused(span: Span, why: &str, cx: &mut Context<'_>) {
    let problem = Problem::MisusedKey { key: "awaited_through".to_owned(), why: why.to_owned() };
    cx.report(span, problem);
}
