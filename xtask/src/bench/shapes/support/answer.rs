//! What stands between structs of serde and the runtime. It is compiled, not run.

use ::specwright_runtime::wire::{AnObject, Shape};

/// What an operation answers, for all operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer<T>(pub T);

impl<T: Json> Shape for Answer<T> {
    type Kind = AnObject;
}

/// Types of the runtime, with serde.
pub mod wire {
    use ::specwright_runtime::wire::{Decode, Encode, read, write};
    use serde::{Deserializer, Serializer};

    pub fn serialize<T: Encode, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        write(value, to)
    }

    pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        read(from)
    }
}
