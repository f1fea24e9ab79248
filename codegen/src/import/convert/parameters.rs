//! Parameters.

use super::{Converter, Side, Site, property};
use crate::import::json::{Json, Object, Put};
use crate::import::schema::Schema;
use crate::import::service::{Goes, Operation, Parameter};
use crate::vocabulary::{Location, Style};
use std::collections::BTreeSet;

/// What providers call the parameter that makes it harmless to repeat a call.
const IDEMPOTENCY_TOKENS: [&str; 2] = ["ClientToken", "X-Client-Token"];

impl Converter<'_> {
    /// The parameters of an operation; whether one of them makes it harmless to repeat the call.
    pub(super) fn parameters(&mut self, operation: &Operation) -> (Object, bool) {
        let site = Site::new(&operation.name, Side::Request);
        let usual = usual(operation);
        let mut out = Object::new();
        let mut token = false;
        for parameter in &operation.parameters {
            let mut parts = self.body_fields(operation, parameter);
            if parts.is_empty() {
                parts.push((parameter.name.clone(), self.parameter(&site, parameter, usual)));
            }
            for (name, mut property) in parts {
                let text = property.get("type").and_then(Json::as_str) == Some("string");
                if text && IDEMPOTENCY_TOKENS.contains(&name.as_str()) {
                    property.put("idempotency_token", true);
                    token = true;
                }
                out.put(&name, property::ordered(property));
            }
        }
        (out, token)
    }

    fn parameter(&mut self, site: &Site, parameter: &Parameter, usual: Location) -> Object {
        let mut out = self.property(site, &parameter.name, &parameter.schema);
        let (place, goes) = match parameter.goes {
            Goes::To(location) => (location.word(), location == usual),
            Goes::Body => ("payload", false),
        };
        if !goes && parameter.goes != Goes::To(Location::Path) {
            out.put("in", place);
        }
        if parameter.goes == Goes::To(Location::Path) {
            // Without it there is no path.
            out.put("required", true);
        }
        if parameter.from_credentials {
            out.put("from_credentials", true);
            out.put("secret", true);
        }
        let structured =
            matches!(out.get("type").and_then(Json::as_str), Some("list" | "map" | "object"))
                || parameter.schema.reference.is_some();
        if structured && parameter.goes != Goes::Body && parameter.style != Style::Flat {
            out.put("style", parameter.style.word());
        }
        out
    }

    /// The fields of a body that is an object; none if it must stay a whole.
    fn body_fields(
        &mut self,
        operation: &Operation,
        parameter: &Parameter,
    ) -> Vec<(String, Object)> {
        let service = self.service;
        let schema = match &parameter.schema.reference {
            Some(reference) => service.schemas.get(reference).unwrap_or(&parameter.schema),
            None => &parameter.schema,
        };
        let others: BTreeSet<&str> = operation
            .parameters
            .iter()
            .map(|it| it.name.as_str())
            .filter(|it| *it != parameter.name)
            .collect();
        let free = schema.properties.keys().all(|name| !others.contains(name.as_str()));
        if parameter.goes != Goes::Body || !free || schema.additional.schema().is_some() {
            return Vec::new();
        }
        let site = Site::new(&operation.name, Side::Request);
        let property = |(name, schema): (&String, &Schema)| {
            let mut property = self.property(&site, name, schema);
            if usual(operation) != Location::Body {
                property.put("in", "body");
            }
            (name.clone(), property)
        };
        schema.properties.iter().map(property).collect()
    }
}

/// Where a parameter goes that does not say.
fn usual(operation: &Operation) -> Location {
    let queried = operation.path.is_none() || matches!(operation.method, "GET" | "HEAD" | "DELETE");
    if queried { Location::Query } else { Location::Body }
}
