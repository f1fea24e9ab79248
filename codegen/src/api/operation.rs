//! Operations and their parameters.

use super::{AwaitedThrough, ErrorEntry, Facts, Field, Pagination, Source, Waiter};
use crate::source::Place;
use crate::vocabulary::{Location, Retry, Signature, Style};
use serde_json::Value as Json;

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Where it is said.
    pub place: Place,
    /// Where its name on the wire is said.
    pub wire_place: Place,
    /// The name.
    pub name: String,
    /// The Rust name, where one is given.
    pub rust_name: Option<String>,
    /// The objects that are spelt out in it, as positions in [`super::Api::objects`].
    pub objects: std::ops::Range<usize>,
    /// One sentence.
    pub summary: String,
    /// What else is to be known.
    pub facts: Facts,
    /// The page.
    pub source: Option<Source>,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The content type that is sent even without a body.
    pub content_type: Option<String>,
    /// Whether the call may be repeated.
    pub retry: Retry,
    /// Whether calls prove who is calling.
    pub signature: Signature,
    /// The fields of the answer that are in its headers.
    pub response_headers: Vec<String>,
    /// The field of the answer that is its whole body.
    pub response_payload: Option<String>,
    /// The parameters.
    pub parameters: ParameterSet,
    /// Parameters that must be set when others have certain values.
    pub required_when: Vec<RequiredWhen>,
    /// How the answer comes in pages, where it does.
    pub pagination: Option<Pagination>,
    /// What can be waited for by calling it again and again.
    pub waiters: Vec<Waiter>,
    /// Which operation tells when that is done which this one starts.
    pub awaited_through: Option<AwaitedThrough>,
    /// The fields of the answer.
    pub response: Vec<Field>,
    /// The error codes that the page lists.
    pub errors: Vec<ErrorEntry>,
    /// The examples of the page.
    pub examples: Vec<Example>,
    /// The changes that the page lists: day and summary.
    pub history: Vec<(String, String)>,
}

/// A documented example.
#[derive(Debug)]
pub struct Example {
    /// What it shows.
    pub title: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// The parameters of the request, by their names on the wire.
    pub request: Option<Json>,
    /// The body of the answer.
    pub response: Option<Json>,
}

/// What a caller must be allowed to do.
#[derive(Debug)]
pub struct Authorization {
    /// The action.
    pub action: String,
    /// The level of access.
    pub access: Option<String>,
    /// The resources.
    pub resources: Vec<Resource>,
    /// The condition keys.
    pub condition_keys: Vec<String>,
    /// Actions that must be allowed as well.
    pub dependent_actions: Vec<String>,
    /// That it is inferred, and from what.
    pub guess: Option<String>,
}

/// A resource that an action can be limited to.
#[derive(Debug)]
pub struct Resource {
    /// The type.
    pub name: String,
    /// The resource name with placeholders.
    pub arn: String,
    /// Whether a policy must name it.
    pub required: bool,
}

/// Parameters that are set side by side.
#[derive(Debug, Default)]
pub struct ParameterSet {
    /// The plain ones.
    pub parameters: Vec<Parameter>,
    /// Those that depend on the value of one, or of which one must be set.
    pub choices: Vec<Choice>,
    /// Those that belong together.
    pub groups: Vec<Group>,
}

impl ParameterSet {
    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.choices.is_empty() && self.groups.is_empty()
    }
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// What it has in common with a field.
    pub field: Field,
    /// Where it goes.
    pub location: Location,
    /// How a list or an object becomes text.
    pub style: Style,
    /// Whether it makes repeating the call harmless.
    pub idempotency_token: bool,
}

/// A choice between sets of parameters.
#[derive(Debug)]
pub struct Choice {
    /// Where it is said.
    pub place: Place,
    /// The name in the spec.
    pub name: String,
    /// What is chosen.
    pub facts: Facts,
    /// The parameter that decides and where it goes, unless the choice shows in what is set.
    pub by: Option<(String, Location)>,
    /// Where that parameter is said, or the name of the choice.
    pub by_place: Place,
    /// Whether one must be chosen.
    pub required: bool,
    /// What can be chosen.
    pub cases: Vec<Case>,
}

/// What can be chosen.
#[derive(Debug)]
pub struct Case {
    /// Where it is said.
    pub place: Place,
    /// Where its name on the wire is said.
    pub wire_place: Place,
    /// The value of the parameter that decides, or the name of the one parameter.
    pub wire: String,
    /// What it means.
    pub facts: Facts,
    /// The Rust name of the struct that holds the parameters, where one is given.
    pub name: Option<String>,
    /// The Rust variant, where one is given.
    pub rust_name: Option<String>,
    /// What comes with it.
    pub set: ParameterSet,
}

/// Parameters that make sense only together.
#[derive(Debug)]
pub struct Group {
    /// Where it is said.
    pub place: Place,
    /// The name in the spec.
    pub name: String,
    /// What they are for.
    pub facts: Facts,
    /// The parameters.
    pub set: ParameterSet,
}

/// A parameter that must be set when another has one of some values.
#[derive(Debug)]
pub struct RequiredWhen {
    /// The parameter that must be set.
    pub parameter: String,
    /// The parameter that it depends on.
    pub depends_on: String,
    /// The values of the other parameter.
    pub values: Vec<String>,
}
