//! Comparing two lists of items.

use super::{Change, Class, render::code};
use crate::plan::Presence;
use crate::source::Lines;
use crate::surface::{Aspect, Effect, Item};
use std::collections::BTreeMap;

/// Items by their paths.
type ByPath<'a> = BTreeMap<&'a str, &'a Item>;

pub(super) fn changes(old: &[Item], new: &[Item], before: &Lines, after: &Lines) -> Vec<Change> {
    let comparison =
        Comparison { old: by_path(old), new: by_path(new), before, after, changes: Vec::new() };
    comparison.run()
}

fn by_path(items: &[Item]) -> ByPath<'_> {
    items.iter().map(|item| (item.rust.as_str(), item)).collect()
}

struct Comparison<'a> {
    old: ByPath<'a>,
    new: ByPath<'a>,
    before: &'a Lines,
    after: &'a Lines,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn run(mut self) -> Vec<Change> {
        let only = |these: &ByPath<'a>, others: &ByPath<'a>| -> Vec<&'a Item> {
            // What goes or comes with what it is in is not told apart.
            let alone = |it: &Item| it.parent.as_deref().is_none_or(|it| others.contains_key(it));
            let here = these.values().filter(|item| !others.contains_key(item.rust.as_str()));
            here.filter(|item| alone(item)).copied().collect()
        };
        let (gone, mut come) = (only(&self.old, &self.new), only(&self.new, &self.old));
        for item in gone {
            let same = |it: &&Item| {
                (it.kind, &it.wire, &it.parent) == (item.kind, &item.wire, &item.parent)
            };
            let message = match come.iter().position(same) {
                Some(at) => {
                    format!("it is called {} in Rust now", code(&come.swap_remove(at).rust))
                }
                None => "it is gone".to_owned(),
            };
            self.add(Class::Breaking, item, self.before, message);
        }
        for item in come {
            self.come(item);
        }
        let both: Vec<_> = self.new.values().copied().collect();
        for new in both {
            if let Some(old) = self.old.get(new.rust.as_str()).copied() {
                self.item(old, new);
            }
        }
        self.changes
    }

    fn add(&mut self, class: Class, item: &Item, lines: &Lines, message: String) {
        let (file, line) = lines.position(item.place);
        self.changes.push(Change {
            class,
            file: file.to_owned(),
            line,
            kind: item.kind,
            wire: item.wire.clone(),
            rust: item.rust.clone(),
            message,
        });
    }

    fn come(&mut self, item: &Item) {
        if item.presence == Some(Presence::Required) {
            let message = "it is new and must be given: the constructor takes it".to_owned();
            self.add(Class::Breaking, item, self.after, message);
        } else {
            self.add(Class::Addition, item, self.after, "it is new".to_owned());
        }
    }

    /// An item that was there before.
    fn item(&mut self, old: &Item, new: &Item) {
        let before = self.changes.len();
        if old.kind != new.kind {
            let message = format!("it was a kind of {}, and is a kind of {}", old.kind, new.kind);
            self.add(Class::Breaking, new, self.after, message);
        }
        self.presence(old, new);
        self.arguments(old, new);
        for (old_aspect, new_aspect) in pairs(&old.aspects, &new.aspects) {
            self.aspect(old_aspect, new_aspect, new);
        }
        if old.deprecated.is_none() && new.deprecated.is_some() {
            self.add(Class::Deprecation, new, self.after, "it is deprecated".to_owned());
        }
        // The documentation follows from much of what is told above.
        let silent = self.changes.len() == before;
        if silent && (&old.docs, &old.deprecated) != (&new.docs, &new.deprecated) {
            let message = "its documentation has changed".to_owned();
            self.add(Class::Documentation, new, self.after, message);
        }
    }

    fn presence(&mut self, old: &Item, new: &Item) {
        let required = |item: &Item| item.presence == Some(Presence::Required);
        let message = match (required(old), required(new)) {
            (false, true) => "it must be given now: the constructor takes it",
            (true, false) => "it need not be given any more: the constructor does not take it",
            _ => return,
        };
        self.add(Class::Breaking, new, self.after, message.to_owned());
    }

    /// Whether the arguments that were there before have another order: code may still compile, and mean
    /// something else.
    fn arguments(&mut self, old: &Item, new: &Item) {
        let common = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|it| others.contains(it)).cloned().collect()
        };
        if common(&old.arguments, &new.arguments) != common(&new.arguments, &old.arguments) {
            let message = "the arguments of the constructor have another order".to_owned();
            self.add(Class::Breaking, new, self.after, message);
        }
    }

    fn aspect(&mut self, old: Option<&Aspect>, new: Option<&Aspect>, item: &Item) {
        let value = |it: Option<&Aspect>| it.and_then(|it| it.value.clone());
        let Some(Aspect { name, effect, .. }) = new.or(old) else { return };
        let (was, is) = (value(old), value(new));
        if was == is {
            return;
        }
        let class = match (effect, &was) {
            (Effect::Signature, _) | (Effect::Feature, Some(_)) => Class::Breaking,
            (Effect::Feature, None) => Class::Addition,
            (Effect::Behaviour, _) => Class::Behaviour,
            (Effect::Listing, _) => Class::Documentation,
        };
        let known = |path: &String| {
            let path = path.as_str();
            self.old.contains_key(path) && self.new.contains_key(path)
        };
        // A code that comes or goes as a whole is told as such.
        if *effect == Effect::Listing && !was.iter().chain(&is).all(known) {
            return;
        }
        let message = match (was, is) {
            (None, Some(_)) if *effect == Effect::Feature => format!("it has {name} now"),
            (Some(_), None) if *effect == Effect::Feature => format!("it has {name} no more"),
            (Some(was), Some(is)) => format!("{name} was {}, and is {}", code(&was), code(&is)),
            (None, Some(is)) => format!("{name} is {}, and was not there", code(&is)),
            (Some(was), None) => format!("{name} was {}, and is not there any more", code(&was)),
            (None, None) => return,
        };
        self.add(class, item, self.after, message);
    }
}

/// The aspects of the same name.
fn pairs<'a>(
    old: &'a [Aspect],
    new: &'a [Aspect],
) -> impl Iterator<Item = (Option<&'a Aspect>, Option<&'a Aspect>)> {
    let find = |list: &'a [Aspect], name: &str| list.iter().find(|it| it.name == name);
    let kept = old.iter().map(move |it| (Some(it), find(new, &it.name)));
    let come = new.iter().filter(move |it| find(old, &it.name).is_none());
    kept.chain(come.map(|it| (None, Some(it))))
}
