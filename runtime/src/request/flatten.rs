//! Making text of values, where the location of a parameter knows only text.

use super::given::Given;
use super::{Invalid, json_text};
use crate::wire::{Entries, Entry, Items, View, Wire};
use crate::{ListStyle, Location};
use std::borrow::Cow;

pub(super) type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// The parameters of a location as names and texts.
pub(super) fn pairs<'a>(given: &'a [Given<'_>], location: Location) -> Result<Pairs<'a>, Invalid> {
    let mut pairs = Pairs::new();
    let given = given.iter().filter(|given| given.parameter.location == location);
    pairs.reserve(given.clone().count());
    for given in given {
        let style = match (location, given.parameter.form.style) {
            // A header or a segment has one value, so its lists have no names to number.
            (Location::Header | Location::Path, ListStyle::Flat | ListStyle::Repeat) => {
                ListStyle::Comma
            }
            (_, style) => style,
        };
        let mut writer = Writer { pairs: &mut pairs, parameter: given.name() };
        writer.write(given.view(), given.parameter.form.wire, style)?;
    }
    Ok(pairs)
}

/// The text of a value that is neither a list nor an object.
pub(crate) fn scalar(view: View<'_>) -> Option<Cow<'_, str>> {
    match view {
        View::Absent | View::Null | View::List(_) | View::Object(_) => None,
        View::Bool(true) => Some(Cow::Borrowed("true")),
        View::Bool(false) => Some(Cow::Borrowed("false")),
        View::Int(value) => Some(Cow::Owned(value.to_string())),
        View::Uint(value) => Some(Cow::Owned(value.to_string())),
        View::Float(value) => value.is_finite().then(|| Cow::Owned(value.to_string())),
        View::Text(text) => Some(text),
    }
}

struct Writer<'p, 'a> {
    pairs: &'p mut Pairs<'a>,
    parameter: &'static str,
}

impl<'a> Writer<'_, 'a> {
    fn write(&mut self, view: View<'a>, wire: Wire, style: ListStyle) -> Result<(), Invalid> {
        let name = Cow::Borrowed(self.parameter);
        match (view, style) {
            (view, ListStyle::Flat) => self.flat(name, view, wire),
            (View::List(items), ListStyle::Repeat) => {
                for text in self.items(items, wire)? {
                    self.pairs.push((name.clone(), text));
                }
                Ok(())
            }
            (View::List(items), ListStyle::Comma) => {
                let texts = self.items(items, wire)?;
                if texts.iter().any(|text| text.contains(',')) {
                    return Err(self.invalid("has an item with a comma, which would become two"));
                }
                self.pairs.push((name, texts.join(",").into()));
                Ok(())
            }
            (view @ (View::List(_) | View::Object(_)), _) => {
                self.pairs.push((name, json_text(view, wire)?.into()));
                Ok(())
            }
            (view, _) => self.flat(name, view, wire),
        }
    }

    /// One text for each item; objects and lists among them become JSON.
    fn items(&self, items: &'a dyn Items, wire: Wire) -> Result<Vec<Cow<'a, str>>, Invalid> {
        let mut texts = Ok(Vec::new());
        items.each(&mut |item| {
            let Ok(list) = &mut texts else { return };
            match self.item(item.view(wire), wire) {
                Ok(text) => list.extend(text),
                Err(invalid) => texts = Err(invalid),
            }
        });
        texts
    }

    fn item(&self, view: View<'a>, wire: Wire) -> Result<Option<Cow<'a, str>>, Invalid> {
        match view {
            View::Absent | View::Null => Ok(None),
            View::List(_) | View::Object(_) => json_text(view, wire).map(|it| Some(it.into())),
            view => self.text(view).map(Some),
        }
    }

    /// `Key`, `Key.1`, `Key.1.Field`.
    fn flat(&mut self, name: Cow<'a, str>, view: View<'a>, wire: Wire) -> Result<(), Invalid> {
        let mut result = Ok(());
        match view {
            View::Absent | View::Null => {}
            View::List(items) => {
                let mut number = 0;
                items.each(&mut |item| {
                    number += 1;
                    if result.is_ok() {
                        let name = format!("{name}.{number}").into();
                        result = self.flat(name, item.view(wire), wire);
                    }
                });
            }
            View::Object(fields) => {
                for field in Entries::of(fields) {
                    self.field(&name, &field)?;
                }
            }
            view => {
                let text = self.text(view)?;
                self.pairs.push((name, text));
            }
        }
        result
    }

    fn field(&mut self, name: &str, field: &Entry<'a>) -> Result<(), Invalid> {
        let name = match field.wrapper {
            Some(wrapper) => format!("{name}.{}.{wrapper}", field.name),
            None => format!("{name}.{}", field.name),
        };
        self.flat(name.into(), field.value.view(field.wire), field.wire)
    }

    fn text(&self, view: View<'a>) -> Result<Cow<'a, str>, Invalid> {
        scalar(view).ok_or_else(|| self.invalid("is not a finite number"))
    }

    fn invalid(&self, problem: &str) -> Invalid {
        Invalid(format!("`{}` {problem}", self.parameter))
    }
}
