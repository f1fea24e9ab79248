//! The objects of an OpenAPI document, as far as we use them. What is empty is left out.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

/// What OpenAPI has no word for, by the names of extensions.
pub(super) type Extensions = IndexMap<String, Json>;

fn is_empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub(super) openapi: &'static str,
    pub(super) info: Info,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) external_docs: Option<ExternalDocs>,
    pub(super) servers: Vec<Server>,
    pub(super) security: Vec<IndexMap<String, Vec<String>>>,
    pub(super) paths: IndexMap<String, PathItem>,
    pub(super) components: Components,
}

#[derive(Serialize)]
pub(super) struct Info {
    pub(super) title: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    pub(super) version: String,
    #[serde(rename = "x-specwright-api")]
    pub(super) extensions: Json,
}

#[derive(Serialize, PartialEq)]
pub(super) struct ExternalDocs {
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    pub(super) url: String,
}

#[derive(Serialize)]
pub(super) struct Server {
    pub(super) url: String,
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) variables: IndexMap<String, Variable>,
}

#[derive(Serialize, PartialEq)]
pub(super) struct Variable {
    pub(super) default: String,
    pub(super) description: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Components {
    pub(super) schemas: IndexMap<String, Schema>,
    pub(super) security_schemes: IndexMap<String, SecurityScheme>,
}

#[derive(Serialize)]
pub(super) struct SecurityScheme {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(rename = "in")]
    pub(super) place: &'static str,
    pub(super) name: &'static str,
    pub(super) description: &'static str,
}

#[derive(Serialize, Default)]
pub(super) struct PathItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    get: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    put: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Operation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patch: Option<Operation>,
}

impl PathItem {
    /// The operation of a method; the spec has no others than these.
    pub(super) fn method(&mut self, method: &str) -> &mut Option<Operation> {
        match method {
            "GET" => &mut self.get,
            "PUT" => &mut self.put,
            "DELETE" => &mut self.delete,
            "OPTIONS" => &mut self.options,
            "HEAD" => &mut self.head,
            "PATCH" => &mut self.patch,
            _ => &mut self.post,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    #[serde(rename = "operationId")]
    pub(super) id: String,
    pub(super) summary: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) external_docs: Option<ExternalDocs>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) deprecated: bool,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) request_body: Option<RequestBody>,
    pub(super) responses: IndexMap<String, Response>,
    /// Nothing where that of the document counts.
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) security: Option<Vec<IndexMap<String, Vec<String>>>>,
    #[serde(flatten)]
    pub(super) extensions: Extensions,
}

#[derive(Serialize, Clone, Default, PartialEq)]
pub(super) struct Parameter {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) place: &'static str,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) required: bool,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) deprecated: bool,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) explode: Option<bool>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) schema: Option<Schema>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) content: IndexMap<String, MediaType>,
    #[serde(flatten)]
    pub(super) extensions: Extensions,
}

#[derive(Serialize)]
pub(super) struct RequestBody {
    pub(super) required: bool,
    pub(super) content: IndexMap<String, MediaType>,
}

#[derive(Serialize)]
pub(super) struct Response {
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) headers: IndexMap<String, Header>,
    pub(super) content: IndexMap<String, MediaType>,
}

#[derive(Serialize, PartialEq)]
pub(super) struct Header {
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) deprecated: bool,
    pub(super) schema: Schema,
}

#[derive(Serialize, Clone, PartialEq)]
pub(super) struct MediaType {
    pub(super) schema: Schema,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) examples: IndexMap<String, Example>,
}

#[derive(Serialize, Clone, PartialEq)]
pub(super) struct Example {
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) summary: String,
    pub(super) value: Json,
}

/// A JSON Schema.
#[derive(Serialize, Clone, Default, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "is_empty")]
    pub(super) reference: String,
    #[serde(rename = "type", skip_serializing_if = "is_empty")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) format: &'static str,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) description: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) deprecated: bool,
    #[serde(rename = "const", skip_serializing_if = "is_empty")]
    pub(super) constant: Option<Json>,
    #[serde(rename = "enum", skip_serializing_if = "is_empty")]
    pub(super) values: Vec<Json>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) pattern: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) minimum: Option<Json>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) maximum: Option<Json>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) min_length: Option<u64>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) max_length: Option<u64>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) min_items: Option<u64>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) max_items: Option<u64>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) properties: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) required: Vec<String>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) dependent_required: IndexMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) additional_properties: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) all_of: Vec<Schema>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) one_of: Vec<Schema>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) not: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) default: Option<Json>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) examples: Vec<Json>,
    #[serde(flatten)]
    pub(super) extensions: Extensions,
}
