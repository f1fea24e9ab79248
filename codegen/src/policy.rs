//! The policy that lets somebody call some operations and nothing else.
//!
//! It is made of the facts of the documentation: actions, resources, dependent actions. What the facts leave
//! open, and what the caller did, is told beside it.

mod document;
mod note;
mod template;

pub use note::{Note, Refusal};
pub use template::Part;

use crate::api::{Api, Authorization, Model, Operation};
use document::{Document, Language};
use std::collections::{BTreeMap, BTreeSet};
use template::{Slot, Template};

/// What the placeholders in the names of resources stand for. Several values make several resources.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    /// The regions.
    pub regions: Vec<String>,
    /// The ids of the accounts.
    pub accounts: Vec<String>,
    /// Values by the name of the placeholder; capitals and small letters are the same, because the
    /// documentation mixes them.
    pub values: Vec<(String, String)>,
}

/// A policy, and what should be known about it.
#[derive(Debug)]
pub struct Policy {
    /// The document, as JSON.
    pub document: String,
    /// What stayed open, and more.
    pub notes: BTreeSet<Note>,
}

/// The resources of each action.
type Grants = BTreeMap<String, BTreeSet<String>>;

/// The policy for some operations.
///
/// # Errors
/// The operations have no common policy, or the values make no sense for them.
pub fn policy(
    model: &Model,
    operations: &[(&Api, &Operation)],
    filling: &Filling,
) -> Result<Policy, Refusal> {
    let language = Language::of(operations)?;
    let mut maker = Maker { model, filling, notes: BTreeSet::new(), used: BTreeSet::new() };
    maker.check_values()?;
    let mut grants = Grants::new();
    for (api, operation) in operations {
        let name = || operation.name.clone();
        let Some(authorization) = &operation.authorization else {
            return Err(Refusal::NoAuthorization { operation: name() });
        };
        maker.grant(authorization, &mut grants)?;
        for action in &authorization.dependent_actions {
            maker.depend(api, &authorization.action, action, &mut grants)?;
        }
    }
    maker.check_use()?;
    let document = Document::new(language, &grants).to_json();
    Ok(Policy { document, notes: maker.notes })
}

/// What is known while a policy is made.
struct Maker<'a> {
    model: &'a Model,
    filling: &'a Filling,
    notes: BTreeSet<Note>,
    /// The placeholders that were met.
    used: BTreeSet<Slot>,
}

impl Maker<'_> {
    /// Lets somebody do what an operation needs.
    fn grant(&mut self, it: &Authorization, grants: &mut Grants) -> Result<(), Refusal> {
        let mut resources = BTreeSet::new();
        for resource in &it.resources {
            let template = Template::parse(&resource.arn)?;
            self.used.extend(template.slots().cloned());
            resources.extend(template.fill(self.filling, &mut self.notes)?);
        }
        if resources.is_empty() || resources.contains("*") {
            self.notes.insert(Note::Unlimited { action: it.action.clone() });
            resources.insert("*".to_owned());
        }
        grants.entry(it.action.clone()).or_default().extend(resources);
        if !it.condition_keys.is_empty() {
            let keys = it.condition_keys.clone();
            self.notes.insert(Note::Conditions { action: it.action.clone(), keys });
        }
        if let Some(guess) = &it.guess {
            let (action, why) = (it.action.clone(), guess.clone());
            self.notes.insert(Note::Guess { action, why });
        }
        Ok(())
    }

    /// Lets somebody do what an operation needs beside its own action.
    fn depend(
        &mut self,
        api: &Api,
        of: &str,
        action: &str,
        grants: &mut Grants,
    ) -> Result<(), Refusal> {
        let (of, action) = (of.to_owned(), action.to_owned());
        let beside = self.model.apis.iter().filter(|it| it.provider.name == api.provider.name);
        let mut authorizations =
            beside.flat_map(|it| &it.operations).filter_map(|it| it.authorization.as_ref());
        if let Some(known) = authorizations.find(|it| it.action == action) {
            self.notes.insert(Note::Dependent { action, of });
            return self.grant(known, grants);
        }
        grants.entry(action.clone()).or_default().insert("*".to_owned());
        self.notes.insert(Note::UnknownDependent { action, of });
        Ok(())
    }

    /// Whether the values can be a part of the name of a resource.
    fn check_values(&self) -> Result<(), Refusal> {
        let Filling { regions, accounts, values } = self.filling;
        let all = regions
            .iter()
            .map(|it| ("region", it))
            .chain(accounts.iter().map(|it| ("account", it)));
        for (name, value) in all.chain(values.iter().map(|(name, value)| (name.as_str(), value))) {
            let odd = |c: char| c.is_whitespace() || c.is_control() || "{}:\"".contains(c);
            if value.is_empty() || value.contains(odd) {
                let (name, value) = (name.to_owned(), value.clone());
                return Err(Refusal::InvalidValue { name, value });
            }
        }
        Ok(())
    }

    /// Whether every value has its place: a misspelt name would leave a policy wider than it should be.
    fn check_use(&mut self) -> Result<(), Refusal> {
        for (name, _) in &self.filling.values {
            if !self.used.iter().any(|slot| slot.name.eq_ignore_ascii_case(name)) {
                let known = self.used.iter().map(|slot| slot.name.clone()).collect();
                return Err(Refusal::UnknownPlaceholder { name: name.clone(), known });
            }
        }
        let Filling { regions, accounts, .. } = self.filling;
        for (values, part) in [(regions, Part::Region), (accounts, Part::Account)] {
            if !values.is_empty() && !self.used.iter().any(|slot| slot.part == part) {
                self.notes.insert(Note::Unused { part });
            }
        }
        Ok(())
    }
}
