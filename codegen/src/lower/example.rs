//! The example of an operation: a program that compiles, with the values of the documentation.

use super::structs::Types;
use crate::api::{Api, Case, Choice, Field, ObjectUse, Operation, ParameterSet, Sample, Type};
use crate::naming;
use crate::plan::{Example, Name};
use crate::vocabulary::{TimeForm, Wire};
use proc_macro2::Literal;
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

/// An example as lines of a doc comment.
pub(super) fn docs(example: &Example) -> Vec<String> {
    let Example { module, uses, lines } = example;
    let mut docs = vec![
        String::new(),
        "```no_run".to_owned(),
        format!("use specwright_sdk::{module}::{{{}}};", uses.join(", ")),
        String::new(),
        format!("# async fn example() -> {RESULT} {{"),
    ];
    docs.extend(lines.iter().cloned());
    docs.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    docs
}

impl Examples<'_> {
    /// The example for the method of an operation.
    pub(super) fn method(&self, operation: &Operation, request: &str, method: &str) -> Example {
        let uses = Uses::default();
        uses.borrow_mut().extend(["Client".to_owned(), request.to_owned()]);
        let region = Literal::string(self.api.typical_region());
        let mut lines = vec![format!("let client = Client::from_env({region})?;")];
        lines.extend(self.call(operation, request, &uses));
        lines.extend([
            format!("let response = client.{}(request).await?;", raw(method.to_owned())),
            "println!(\"{response:?}\");".to_owned(),
        ]);
        let uses = uses.into_inner().into_iter().map(raw).collect();
        Example { module: self.path.clone(), uses, lines }
    }

    fn call(&self, operation: &Operation, request: &str, uses: &Uses) -> Vec<String> {
        let set = &operation.parameters;
        let start = format!(
            "let request = {}::new({})",
            raw(request.to_owned()),
            self.arguments(set, uses)
        );
        let mut lines = vec![start];
        let needed = self.api.needed(operation);
        for field in set.parameters.iter().map(|it| &it.field) {
            if needed.contains(&&field.wire_name[..]) && !field.required {
                let given = field.rust_name.as_deref();
                let setter = naming::choose(given, &field.wire_name, naming::snake);
                let value = self.field(field, uses);
                lines.extend(setter.map(|it| format!("    .{}({value})", raw(it))));
            }
        }
        for choice in set.choices.iter().filter(|choice| !choice.required) {
            let setter = naming::ty(&choice.name).and_then(|name| naming::snake(&name));
            let value = self.choice(choice, uses);
            lines.extend(setter.map(|it| format!("    .{}({value})", raw(it))));
        }
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
        let Some(case) = choice.typical() else { return String::new() };
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
        self.value(&field.ty, field.wire, &self.api.sample(field), uses)
    }

    /// A value as Rust.
    fn value(&self, ty: &Type, wire: Wire, sample: &Sample, uses: &Uses) -> String {
        let text = sample.text().unwrap_or_default();
        match ty {
            Type::String | Type::Secret => Literal::string(&text).to_string(),
            Type::Int32 | Type::Int64 | Type::Boolean => text,
            Type::Number => format!("{:?}", text.parse::<f64>().unwrap_or_default()),
            Type::Timestamp => {
                let (make, count) = match wire.time {
                    TimeForm::Millis => ("from_millis", text),
                    TimeForm::Seconds => ("from_secs", text),
                    TimeForm::Rfc3339 => ("from_millis", millis(&text)),
                };
                format!("specwright_sdk::runtime::Timestamp::{make}({count})")
            }
            Type::Enum(id) => self.variant(*id, &text, uses),
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
                let Sample::List(items) = sample else { return "[]".to_owned() };
                let items: Vec<_> =
                    items.iter().map(|it| self.value(item, wire, it, uses)).collect();
                format!("[{}]", items.join(", "))
            }
            Type::Map(_) | Type::Any => "Default::default()".to_owned(),
        }
    }

    fn variant(&self, id: crate::api::EnumId, text: &str, uses: &Uses) -> String {
        let it = &self.api.enums[id.0];
        let name = used(self.types.enumeration(id), uses);
        let value = it.parse(text).or(it.values.first());
        let variant =
            value.and_then(|it| naming::choose(it.rust_name.as_deref(), &it.wire, naming::camel));
        variant.map_or_else(String::new, |variant| format!("{name}::{}", raw(variant)))
    }
}

/// A time as the number of its milliseconds.
fn millis(text: &str) -> String {
    let time: jiff::Timestamp = text.parse().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    time.as_millisecond().to_string()
}

/// Notes that the example names a type.
fn used(name: &Name, uses: &Uses) -> String {
    uses.borrow_mut().insert(name.to_string());
    name.to_string()
}

/// The name as Rust takes it.
fn raw(name: String) -> String {
    if name.starts_with("r#") { name } else { naming::ident(&name).to_string() }
}
