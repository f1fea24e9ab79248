//! The example of an operation: a program that compiles, with the values of the documentation.

use super::structs::Types;
use crate::api::{Api, Case, Choice, Field, ObjectUse, Operation, ParameterSet, Type};
use crate::naming;
use crate::vocabulary::TimeForm;
use proc_macro2::{Ident, Literal};
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The type that an example returns; a type of an API can be called `Result` or `Box`.
const RESULT: &str = "::std::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>>";

/// Makes examples for the operations of an API.
pub(super) struct Examples<'a> {
    pub(super) api: &'a Api,
    pub(super) types: &'a Types,
    /// The module of the API, below the crate.
    pub(super) path: String,
}

/// The types that an example names.
type Uses = RefCell<BTreeSet<String>>;

impl Examples<'_> {
    /// The example for the method of an operation, as lines of a doc comment.
    pub(super) fn method(&self, operation: &Operation, request: &str, method: &str) -> Vec<String> {
        let uses = Uses::default();
        uses.borrow_mut().extend(["Client".to_owned(), request.to_owned()]);
        let call = self.call(operation, request, &uses);
        let uses: Vec<String> = uses.into_inner().into_iter().map(raw).collect();
        let region = self.api.endpoints.regions.first().map_or("cn-hangzhou", |region| &region.0);
        let mut lines = vec![
            String::new(),
            "```no_run".to_owned(),
            format!("use specwright_sdk::{}::{{{}}};", self.path, uses.join(", ")),
            String::new(),
            format!("# async fn example() -> {RESULT} {{"),
            format!("let client = Client::from_env({})?;", Literal::string(region)),
        ];
        lines.extend(call);
        lines.extend([
            format!("let response = client.{}(request).await?;", raw(method.to_owned())),
            "println!(\"{response:?}\");".to_owned(),
            "# Ok(())".to_owned(),
            "# }".to_owned(),
            "```".to_owned(),
        ]);
        lines
    }

    fn call(&self, operation: &Operation, request: &str, uses: &Uses) -> Vec<String> {
        let set = &operation.parameters;
        let start = format!(
            "let request = {}::new({})",
            raw(request.to_owned()),
            self.arguments(set, uses)
        );
        let optional = set.choices.iter().filter(|choice| !choice.required);
        let setters: Vec<String> = optional
            .filter_map(|choice| {
                let ty = naming::ty(&choice.name)?;
                let setter = naming::snake(&ty)?;
                Some(format!("    .{}({})", raw(setter), self.choice(choice, uses)))
            })
            .collect();
        let mut lines = vec![start];
        lines.extend(setters);
        if let Some(last) = lines.last_mut() {
            last.push(';');
        }
        lines
    }

    /// The arguments of a constructor.
    fn arguments(&self, set: &ParameterSet, uses: &Uses) -> String {
        let parameters = set.parameters.iter().filter(|it| it.field.required);
        let choices = set.choices.iter().filter(|choice| choice.required);
        let values = parameters
            .map(|it| self.field(&it.field, uses))
            .chain(choices.map(|choice| self.choice(choice, uses)));
        values.collect::<Vec<_>>().join(", ")
    }

    fn choice(&self, choice: &Choice, uses: &Uses) -> String {
        let Some(ty) = naming::ty(&choice.name) else { return String::new() };
        uses.borrow_mut().insert(ty.clone());
        // The documented example, or else the first case.
        let documented = choice.facts.example.as_ref().and_then(Json::as_str);
        let case = choice.cases.iter().find(|case| documented == Some(case.wire.as_str()));
        let Some(case) = case.or(choice.cases.first()) else { return String::new() };
        format!("{}::{}", raw(ty), self.case(case, uses))
    }

    fn case(&self, case: &Case, uses: &Uses) -> String {
        let name = naming::choose(case.rust_name.as_deref(), &case.wire, naming::camel);
        let Some(variant) = name else { return String::new() };
        let set = &case.set;
        if set.is_empty() {
            return raw(variant);
        }
        let constructor = naming::snake(&variant).unwrap_or_default();
        format!("{}({})", raw(constructor), self.arguments(set, uses))
    }

    fn field(&self, field: &Field, uses: &Uses) -> String {
        let millis = field.wire.time == TimeForm::Millis;
        self.value(&field.ty, field.facts.example.as_ref(), millis, uses)
    }

    fn value(&self, ty: &Type, example: Option<&Json>, millis: bool, uses: &Uses) -> String {
        let text =
            example.map(|json| json.as_str().map_or_else(|| json.to_string(), str::to_owned));
        let integer = || text.as_deref().and_then(|text| text.parse::<i64>().ok()).unwrap_or(1);
        match ty {
            Type::String => string(text.as_deref().unwrap_or("value")),
            Type::Secret => string("secret"),
            Type::Int32 => i32::try_from(integer()).unwrap_or(1).to_string(),
            Type::Int64 => integer().to_string(),
            Type::Number => "1.0".to_owned(),
            Type::Boolean => (text.as_deref() == Some("true")).to_string(),
            Type::Timestamp => {
                let make = if millis { "from_millis" } else { "from_secs" };
                format!("specwright_sdk::runtime::Timestamp::{make}({})", integer())
            }
            Type::Enum(id) => self.variant(*id, text.as_deref(), uses),
            Type::Object(id) => {
                let object = &self.api.objects[id.0];
                let name = used(self.types.object(*id), uses);
                let sent = object.used == ObjectUse { request: true, response: false };
                let required = object.fields.iter().filter(|field| field.required && sent);
                let values: Vec<_> = required.map(|field| self.field(field, uses)).collect();
                if sent {
                    format!("{name}::new({})", values.join(", "))
                } else {
                    format!("{name}::default()")
                }
            }
            Type::List(item) => {
                let first = example.and_then(|json| json.get(0));
                format!("[{}]", self.value(item, first, millis, uses))
            }
            Type::Map(_) | Type::Any => "Default::default()".to_owned(),
        }
    }

    fn variant(&self, id: crate::api::EnumId, text: Option<&str>, uses: &Uses) -> String {
        let it = &self.api.enums[id.0];
        let name = used(self.types.enumeration(id), uses);
        let value = text.and_then(|text| it.parse(text)).or(it.values.first());
        let variant =
            value.and_then(|it| naming::choose(it.rust_name.as_deref(), &it.wire, naming::camel));
        variant.map_or_else(String::new, |variant| format!("{name}::{}", raw(variant)))
    }
}

/// Notes that the example names a type.
fn used(name: &Ident, uses: &Uses) -> String {
    uses.borrow_mut().insert(name.to_string());
    name.to_string()
}

/// A string literal that cannot end the code block of the doc comment it stands in.
fn string(text: &str) -> String {
    let plain =
        text.chars().all(|c| !c.is_control() && c != '`' && (c.is_alphanumeric() || c.is_ascii()));
    Literal::string(if plain { text } else { "value" }).to_string()
}

/// The name as Rust takes it.
fn raw(name: String) -> String {
    if name.starts_with("r#") { name } else { naming::ident(&name).to_string() }
}
