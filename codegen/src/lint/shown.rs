//! What the examples of an operation show of its parameters and fields.

use super::subject::{Page, Subject};
use super::walk::{self, Role, Spot};
use crate::spec::{Example, Node, Property, Section, Spanned, Tree};
use crate::vocabulary::Location;

/// A value in an example.
pub(super) struct Shown<'a> {
    pub(super) spot: Spot<'a>,
    pub(super) value: &'a Tree,
}

/// What some examples show.
#[derive(Default)]
pub(super) struct Showcase<'a> {
    /// The values, in the order of the examples.
    pub(super) values: Vec<Shown<'a>>,
    /// The fields of the objects that are shown, be they shown or not.
    pub(super) fields: Vec<Spot<'a>>,
}

/// What the requests among the examples show.
pub(super) fn requests<'a>(page: &Page<'a>, subject: &Subject<'a>) -> Showcase<'a> {
    let known = walk::parameters(page);
    let known = known.into_iter().filter(|it| matches!(it.role, Role::Parameter | Role::Dependent));
    let mut reader = Reader { page: *page, objects: subject, showcase: Showcase::default() };
    reader.showcase.fields = known.collect();
    for request in page.spec.examples.iter().filter_map(|example| example.request.as_ref()) {
        reader.parameters(request);
    }
    reader.showcase
}

/// What the answers to successful calls among the examples show.
pub(super) fn answers<'a>(page: &Page<'a>, subject: &Subject<'a>) -> Showcase<'a> {
    let mut reader = Reader { page: *page, objects: subject, showcase: Showcase::default() };
    for answer in page.spec.examples.iter().filter_map(success) {
        reader.answer(answer);
    }
    // Examples are bodies.
    reader.showcase.fields.retain(|spot| !in_header(spot));
    reader.showcase
}

fn in_header(spot: &Spot<'_>) -> bool {
    is_in(spot.property, Location::Header)
}

fn is_in(property: &Property, place: Location) -> bool {
    property.location.as_ref().is_some_and(|it| it.value == place)
}

/// The answer of an example of success.
pub(super) fn success(example: &Example) -> Option<&Tree> {
    let ok = example.status.as_ref().is_none_or(|status| status.value < 400);
    example.response.as_ref().filter(|_| ok && example.error.is_none())
}

struct Reader<'a, 's> {
    page: Page<'a>,
    objects: &'s Subject<'a>,
    showcase: Showcase<'a>,
}

impl<'a> Reader<'a, '_> {
    fn parameters(&mut self, request: &'a Tree) {
        let Node::Object(entries) = &request.value else { return };
        for (name, value) in entries {
            let same = |spot: &&Spot<'_>| spot.name.value == name.value;
            let spots: Vec<_> = self.showcase.fields.iter().filter(same).copied().collect();
            for spot in spots {
                self.value(spot, value);
            }
        }
    }

    fn answer(&mut self, answer: &'a Tree) {
        let (file, fields) = (self.page.file, &self.page.spec.response);
        let Some((name, property)) = fields.iter().find(|(_, it)| is_in(it, Location::Payload))
        else {
            return self.object(file, fields, answer);
        };
        let spot = Spot { file, role: Role::Field, name, property };
        self.showcase.fields.push(spot);
        self.value(spot, answer);
    }

    fn object(
        &mut self,
        file: crate::source::FileId,
        fields: &'a Section<Property>,
        tree: &'a Tree,
    ) {
        let Node::Object(entries) = &tree.value else { return };
        let spot = |(name, property): (&'a Spanned<String>, &'a Property)| Spot {
            file,
            role: Role::Field,
            name,
            property,
        };
        let fields: Vec<Spot<'a>> = fields.iter().map(spot).collect();
        self.showcase.fields.extend(&fields);
        for (name, value) in entries {
            if let Some(spot) = fields.iter().find(|it| it.name.value == name.value) {
                self.value(*spot, value);
            }
        }
    }

    fn value(&mut self, spot: Spot<'a>, value: &'a Tree) {
        self.showcase.values.push(Shown { spot, value });
        let value = match (&spot.property.wrapper, &value.value) {
            (Some(_), Node::Object(entries)) => match &entries[..] {
                [(_, inner)] => inner,
                _ => return,
            },
            _ => value,
        };
        self.inside(spot.property, value);
    }

    fn inside(&mut self, property: &'a Property, value: &'a Tree) {
        match (&property.items, &value.value) {
            (Some(items), Node::List(list)) => {
                for value in list {
                    self.inside(items, value);
                }
            }
            (Some(items), Node::Object(entries)) => {
                for (_, value) in entries {
                    self.inside(items, value);
                }
            }
            (None, Node::Object(_)) => {
                let named = |ty: &Spanned<String>| {
                    let mut objects = self.objects.spec().objects.iter();
                    objects.find(|(name, _)| name.value == ty.value).map(|(_, it)| &it.fields)
                };
                match property.ty.as_ref().and_then(named) {
                    Some(fields) => self.object(self.objects.file.file, fields, value),
                    None => self.object(self.page.file, &property.fields, value),
                }
            }
            _ => {}
        }
    }
}
