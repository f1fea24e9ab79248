//! The JSON of a policy.

use super::{Grants, Refusal};
use crate::api::{Api, Operation};
use crate::vocabulary::SignerName;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How a provider writes policies.
#[derive(Clone, Copy)]
pub(super) enum Language {
    /// Resource Access Management of Alibaba Cloud.
    Ram,
    /// The fine-grained policies of Identity and Access Management at Huawei Cloud and its kin.
    Iam,
}

/// A policy.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Document {
    version: &'static str,
    statement: Vec<Statement>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Statement {
    effect: &'static str,
    action: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resource: Vec<String>,
}

impl Language {
    /// The language of the one provider of all operations.
    pub(super) fn of(operations: &[(&Api, &Operation)]) -> Result<Self, Refusal> {
        let names = operations.iter().map(|(api, _)| api.provider.name.clone());
        let providers: BTreeSet<String> = names.collect();
        if providers.len() > 1 {
            return Err(Refusal::SeveralProviders { providers: providers.into_iter().collect() });
        }
        let (api, _) = operations.first().ok_or(Refusal::NoOperation)?;
        // Who signs in the same way manages access in the same way.
        Ok(match api.provider.signer {
            SignerName::Acs3HmacSha256 => Self::Ram,
            SignerName::SdkHmacSha256 => Self::Iam,
        })
    }

    fn version(self) -> &'static str {
        match self {
            Self::Ram => "1",
            Self::Iam => "1.1",
        }
    }
}

impl Document {
    /// One statement for all actions that have the same resources.
    pub(super) fn new(language: Language, grants: &Grants) -> Self {
        let mut by_resources: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for (action, resources) in grants {
            let everything = || vec!["*".to_owned()];
            let all = resources.contains("*").then(everything);
            let resources = all.unwrap_or_else(|| resources.iter().cloned().collect());
            by_resources.entry(resources).or_default().push(action.clone());
        }
        let mut statement: Vec<_> = by_resources
            .into_iter()
            .map(|(resources, action)| Statement {
                effect: "Allow",
                action,
                resource: language.resources(resources),
            })
            .collect();
        statement.sort_by(|a, b| a.action.cmp(&b.action));
        Self { version: language.version(), statement }
    }

    pub(super) fn to_json(&self) -> String {
        // Text and lists of text always become JSON.
        let json = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{json}\n")
    }
}

impl Language {
    /// The resources as the language says them: IAM says all of them by saying none.
    fn resources(self, resources: Vec<String>) -> Vec<String> {
        match self {
            Self::Iam if resources == ["*"] => Vec::new(),
            Self::Iam | Self::Ram => resources,
        }
    }
}
