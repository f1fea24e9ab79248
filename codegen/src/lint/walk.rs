//! Everything in a file that has a type.

use super::subject::{Page, Subject};
use crate::source::{FileId, Place, Span};
use crate::spec::{self, Choice, Group, Property, Section, Spanned};

/// Where a property stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Among the parameters, or in a group.
    Parameter,
    /// In a case or among alternatives, so that it depends on others.
    Dependent,
    /// In an answer or an object.
    Field,
    /// Items of a list or values of a map; the name is that of the list.
    Item,
}

/// A property and its name.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) file: FileId,
    pub(super) role: Role,
    pub(super) name: &'a Spanned<String>,
    pub(super) property: &'a Property,
}

impl Spot<'_> {
    /// Where the name stands.
    pub(super) fn place(&self) -> Place {
        self.file.at(self.name.span)
    }

    pub(super) fn at(&self, span: Span) -> Place {
        self.file.at(span)
    }

    /// The name of the type.
    pub(super) fn ty(&self) -> &str {
        self.property.ty.as_ref().map_or("", |ty| &ty.value)
    }
}

/// Everything in an API version that has a type.
pub(super) fn all<'a>(subject: &Subject<'a>) -> Vec<Spot<'a>> {
    let mut spots = objects(subject);
    spots.extend(subject.pages.iter().flat_map(operation));
    spots
}

/// The fields of the shared objects.
pub(super) fn objects<'a>(subject: &Subject<'a>) -> Vec<Spot<'a>> {
    let mut walk = Walk { file: subject.file.file, spots: Vec::new() };
    for (_, object) in subject.spec().objects.iter() {
        walk.section(Role::Field, &object.fields);
    }
    walk.spots
}

/// The parameters and fields of an operation.
pub(super) fn operation<'a>(page: &Page<'a>) -> Vec<Spot<'a>> {
    let mut spots = parameters(page);
    let mut walk = Walk { file: page.file, spots: Vec::new() };
    walk.section(Role::Field, &page.spec.response);
    spots.append(&mut walk.spots);
    spots
}

/// The parameters of an operation, and the fields of those that are objects.
pub(super) fn parameters<'a>(page: &Page<'a>) -> Vec<Spot<'a>> {
    let mut walk = Walk { file: page.file, spots: Vec::new() };
    walk.section(Role::Parameter, &page.spec.parameters);
    walk.choices(&page.spec.choices);
    for (_, one_of) in page.spec.one_of.iter() {
        walk.section(Role::Dependent, &one_of.parameters);
        for (_, group) in one_of.groups.iter() {
            walk.section(Role::Dependent, &group.parameters);
            walk.choices(&group.choices);
        }
    }
    for (_, group) in page.spec.groups.iter() {
        walk.section(Role::Parameter, &group.parameters);
        walk.choices(&group.choices);
    }
    walk.spots
}

/// The groups of an operation, those among alternatives first.
pub(super) fn groups(page: &spec::Operation) -> impl Iterator<Item = (&Spanned<String>, &Group)> {
    page.one_of.iter().flat_map(|(_, one_of)| one_of.groups.iter()).chain(page.groups.iter())
}

/// The choices of an operation, but not those in their cases.
pub(super) fn choices(page: &spec::Operation) -> impl Iterator<Item = (&Spanned<String>, &Choice)> {
    page.choices.iter().chain(groups(page).flat_map(|(_, group)| group.choices.iter()))
}

struct Walk<'a> {
    file: FileId,
    spots: Vec<Spot<'a>>,
}

impl<'a> Walk<'a> {
    fn section(&mut self, role: Role, section: &'a Section<Property>) {
        for (name, property) in section.iter() {
            self.property(role, name, property);
        }
    }

    fn property(&mut self, role: Role, name: &'a Spanned<String>, property: &'a Property) {
        self.spots.push(Spot { file: self.file, role, name, property });
        self.section(Role::Field, &property.fields);
        if let Some(items) = &property.items {
            self.property(Role::Item, name, items);
        }
    }

    fn choices(&mut self, choices: &'a Section<Choice>) {
        for (_, choice) in choices.iter() {
            for (_, case) in choice.cases.iter() {
                self.section(Role::Dependent, &case.parameters);
                self.choices(&case.choices);
            }
        }
    }
}
