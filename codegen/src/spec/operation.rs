//! The file of an operation, in the order of a documentation page.

use super::{
    Allow, AwaitedThrough, ErrorEntry, Items, Pagination, Property, Section, Source, Spanned,
    StandIn, Text, Tree, Waiter,
};
use crate::vocabulary::{Location, Retry, Signature};
use schemars::JsonSchema;
use serde::Deserialize;

/// An operation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The JSON Schema of this kind of file, for editors.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The name, which is also the name of the file.
    pub operation: Spanned<String>,
    /// One sentence.
    pub summary: Text,
    /// What else is to be known.
    pub description: Option<Text>,
    /// The page.
    pub source: Option<Source>,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// The HTTP method; `POST` where it is absent.
    pub method: Option<Spanned<String>>,
    /// Whether calls prove who is calling; `none` for those that everybody may make.
    pub signature: Option<Signature>,
    /// The path with `{name}` for each path parameter; `/` where it is absent.
    pub path: Option<Spanned<String>>,
    /// The content type that is sent even without a body.
    pub content_type: Option<Spanned<String>>,
    /// Whether the call may be repeated when it is unknown whether it reached the service.
    pub retry: Spanned<Retry>,
    /// Why it should not be used any more.
    pub deprecated: Option<Text>,
    /// The parameters by wire name.
    #[serde(default)]
    pub parameters: Section<Property>,
    /// Parameters that depend on the value of another, by the Rust name of the choice.
    #[serde(default)]
    pub choices: Section<Choice>,
    /// Parameters of which one must be set, by the Rust name of the choice.
    #[serde(default)]
    pub one_of: Section<OneOf>,
    /// Parameters that belong together, by the Rust name of the group.
    #[serde(default)]
    pub groups: Section<Group>,
    /// How the answer comes in pages, where it does.
    pub pagination: Option<Pagination>,
    /// What can be waited for by calling it again and again, by the Rust name of the waiter.
    #[serde(default)]
    pub waiters: Section<Waiter>,
    /// Which other operation tells when that is done which this one starts.
    pub awaited_through: Option<AwaitedThrough>,
    /// The fields of the answer by wire name.
    #[serde(default)]
    pub response: Section<Property>,
    /// The Rust name of the request, where the name makes no good one.
    pub rust_name: Option<Spanned<String>>,
    /// The error codes that the page lists.
    #[serde(default)]
    pub errors: Items<ErrorEntry>,
    /// The examples of the page.
    #[serde(default)]
    pub examples: Items<Example>,
    /// The changes that the page lists.
    #[serde(default)]
    pub history: Items<Change>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// What a caller must be allowed to do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// The action of a policy.
    pub action: Spanned<String>,
    /// The level of access.
    pub access: Option<Spanned<String>>,
    /// The resources that the action can be limited to.
    #[serde(default)]
    pub resources: Items<Resource>,
    /// The condition keys that a policy can use.
    #[serde(default)]
    pub condition_keys: Items<String>,
    /// Actions that must be allowed as well.
    #[serde(default)]
    pub dependent_actions: Items<String>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// A resource that an action can be limited to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// The resource name with placeholders in braces.
    pub arn: Spanned<String>,
    /// Whether the page marks it as required.
    #[serde(default)]
    pub required: bool,
}

/// Parameters that depend on the value of another one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The parameter that decides.
    pub by: Spanned<String>,
    /// The shared enum that lists the values of the deciding parameter, where there is one.
    #[serde(rename = "enum")]
    pub of: Option<Spanned<String>>,
    /// What is chosen.
    pub description: Option<Text>,
    /// Whether one must be chosen.
    #[serde(default)]
    pub required: bool,
    /// Where the deciding parameter goes.
    #[serde(rename = "in")]
    pub location: Option<Spanned<Location>>,
    /// A documented example value of the deciding parameter.
    pub example: Option<Tree>,
    /// What comes with each value of the deciding parameter.
    pub cases: Section<Case>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// What comes with one value of the deciding parameter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the value means.
    pub description: Option<Text>,
    /// The Rust name of the struct that holds the parameters.
    pub name: Option<Spanned<String>>,
    /// The Rust variant, where the value makes no good one.
    pub rust_name: Option<Spanned<String>>,
    /// The parameters by wire name.
    #[serde(default)]
    pub parameters: Section<Property>,
    /// Further choices.
    #[serde(default)]
    pub choices: Section<Choice>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// Parameters of which exactly one is set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneOf {
    /// What is chosen.
    pub description: Option<Text>,
    /// Whether one must be set; true where it is absent.
    pub required: Option<bool>,
    /// The parameters of which one alone is enough, by wire name.
    #[serde(default)]
    pub parameters: Section<Property>,
    /// Sets of parameters of which one is enough, by the Rust name of the set.
    #[serde(default)]
    pub groups: Section<Group>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// Parameters that belong together and make sense only together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are for.
    pub description: Option<Text>,
    /// The parameters by wire name.
    #[serde(default)]
    pub parameters: Section<Property>,
    /// Choices inside the group.
    #[serde(default)]
    pub choices: Section<Choice>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// A documented example.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub title: Option<String>,
    /// The HTTP status; 200 where it is absent.
    pub status: Option<Spanned<u16>>,
    /// The parameters of the request by wire name.
    pub request: Option<Tree>,
    /// The body of the answer, exactly.
    pub response: Option<Tree>,
    /// The error code that the answer stands for, where it is a failure.
    pub error: Option<Spanned<String>>,
    /// What a reader of the spec should know.
    pub note: Option<Text>,
    /// Says that this is inferred, and from what.
    pub guess: Option<Text>,
    /// Warnings that are silenced here.
    #[serde(default)]
    pub allow: Allow,
}

/// A change that the page lists.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The day.
    pub date: Spanned<String>,
    /// What changed.
    pub summary: Text,
}

impl StandIn for Choice {}

impl StandIn for Case {}

impl StandIn for OneOf {}

impl StandIn for Group {}
