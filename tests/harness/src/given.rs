//! Making requests of the parameters that an example has.
//!
//! The program that is generated has a function for each struct and choice of a request. It calls the
//! constructor with what is required and fills the other fields, as a user would.

use serde_json::{Map, Value};
use specwright_runtime::wire::{
    AnObject, Decode, Expected, Object, Places, Presence, Scalar, Shape, TimeForm, Wire, form,
    read_json_into,
};
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;

/// The parameters of an example, or the fields of an object in it.
#[derive(Debug)]
pub struct Given<'j>(&'j Map<String, Value>);

/// Why no request can be made of an example.
#[derive(Debug)]
pub struct Misfit(Reason);

#[derive(Debug)]
enum Reason {
    /// It lacks something that is required.
    Lacks(String),
    /// Something else.
    Other(String),
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Lacks(problem) | Reason::Other(problem) => f.write_str(problem),
        }
    }
}

impl std::error::Error for Misfit {}

impl Misfit {
    /// The parameter that decides has a value without a case.
    #[must_use]
    pub fn case(name: &str, value: &str) -> Self {
        Self::other(format!("`{name}` is `{value}`, for which there is no case"))
    }

    /// Whether something is required and not there.
    pub(crate) fn is_lack(&self) -> bool {
        matches!(self.0, Reason::Lacks(_))
    }

    fn lack(problem: String) -> Self {
        Self(Reason::Lacks(problem))
    }

    fn other(problem: impl Into<String>) -> Self {
        Self(Reason::Other(problem.into()))
    }
}

/// The fields of an object.
///
/// # Errors
/// If it is none.
pub fn object(json: &Value) -> Result<Given<'_>, Misfit> {
    json.as_object().map(Given).ok_or_else(|| Misfit::other("not an object"))
}

/// The items of a list.
///
/// # Errors
/// If it is none, or an item does not fit.
pub fn list<T>(json: &Value, item: impl Fn(&Value) -> Result<T, Misfit>) -> Result<Vec<T>, Misfit> {
    let items = json.as_array().ok_or_else(|| Misfit::other("not a list"))?;
    items.iter().map(item).collect()
}

/// The values of a map.
///
/// # Errors
/// If it is none, or a value does not fit.
pub fn map<T>(
    json: &Value,
    item: impl Fn(&Value) -> Result<T, Misfit>,
) -> Result<BTreeMap<String, T>, Misfit> {
    let entries = json.as_object().ok_or_else(|| Misfit::other("not an object"))?;
    entries.iter().map(|(name, value)| Ok((name.clone(), item(value)?))).collect()
}

/// A choice that must be made.
///
/// # Errors
/// If it is not.
pub fn chosen<T>(choice: Option<T>, name: &str) -> Result<T, Misfit> {
    choice.ok_or_else(|| Misfit::lack(format!("nothing is chosen for `{name}`, which is required")))
}

impl<'j> Given<'j> {
    /// Whether one of these parameters is there.
    #[must_use]
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.0.contains_key(*name))
    }

    /// The value of the parameter that decides, as text.
    #[must_use]
    pub fn decides(&self, name: &str) -> Option<String> {
        let value = self.0.get(name)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    /// A value, where it is there; out of the object around it, where there is one.
    #[must_use]
    pub fn value(&self, name: &str, wrapper: Option<&str>) -> Option<&'j Value> {
        let value = self.0.get(name)?;
        wrapper.map_or(Some(value), |wrapper| value.get(wrapper))
    }

    /// A value that must be there.
    ///
    /// # Errors
    /// If it is not.
    pub fn required(&self, name: &str, wrapper: Option<&str>) -> Result<&'j Value, Misfit> {
        self.value(name, wrapper)
            .ok_or_else(|| Misfit::lack(format!("`{name}` is required and is not there")))
    }

    /// Reads a value that must be there.
    ///
    /// # Errors
    /// If it is not, or does not fit.
    pub fn take<T: Decode>(
        &self,
        name: &'static str,
        wire: Wire,
        wrapper: Option<&'static str>,
    ) -> Result<T, Misfit> {
        self.required(name, wrapper)?;
        let mut value = T::empty();
        self.fill(name, wire, wrapper, &mut value)?;
        Ok(value)
    }

    /// Reads a value into a field, where it is there.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn fill(
        &self,
        name: &'static str,
        wire: Wire,
        wrapper: Option<&'static str>,
        place: &mut dyn Decode,
    ) -> Result<(), Misfit> {
        let Some(value) = self.0.get(name) else { return Ok(()) };
        let mut json = Map::new();
        json.insert(name.to_owned(), value.clone());
        let json = Value::Object(json).to_string();
        let mut one = One { name, wire, wrapper, place };
        read_json_into(json.as_bytes(), &mut one)
            .map_err(|failed| Misfit::other(failed.to_string()))
    }
}

/// An object with one field, so that the field is read as the runtime reads any.
struct One<'a> {
    name: &'static str,
    wire: Wire,
    wrapper: Option<&'static str>,
    place: &'a mut dyn Decode,
}

impl Shape for One<'_> {
    type Kind = AnObject;

    fn places(&mut self, to: &mut Places<'_>) {
        let mut form = form();
        if self.wire.text {
            form = form.text();
        }
        form = match self.wire.time {
            TimeForm::Seconds => form.seconds(),
            TimeForm::Rfc3339 => form.rfc3339(),
            _ => form,
        };
        if self.wire.lenient {
            form = form.lenient();
        }
        if let Some(wrapper) = self.wrapper {
            form = form.wrapped_in(wrapper);
        }
        to.form(self.name, form);
        to.take([self.name], [&mut *self.place]);
    }
}

/// It is made where it is read into.
impl Decode for One<'_> {
    fn empty() -> Self {
        unreachable!("nothing holds such an object")
    }

    fn read(&mut self, _: Scalar<'_>, _: Wire) -> Result<Presence, Expected> {
        Ok(Presence::Absent)
    }

    fn object(&mut self) -> Option<Object<'_>> {
        Some(Object::Struct(self))
    }

    fn copy(&mut self, _: &dyn Any) {}
}
