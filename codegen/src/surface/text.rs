//! Types and facts as text, to be compared and shown.

use crate::plan::RustType;
use crate::vocabulary::{
    ErrorClass, LetterCase, PageStyle, Protocol, Retry, Signature, SignerName, State, TimeForm,
    Wire,
};

pub(super) fn ty(it: &RustType) -> String {
    match it {
        RustType::String => "String".to_owned(),
        RustType::Sensitive => "Sensitive".to_owned(),
        RustType::I32 => "i32".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::Bool => "bool".to_owned(),
        RustType::Timestamp => "Timestamp".to_owned(),
        RustType::Json => "Json".to_owned(),
        RustType::Named(name) => name.to_string(),
        RustType::Boxed(inner) => format!("Box<{}>", ty(inner)),
        RustType::List(item) => format!("Vec<{}>", ty(item)),
        RustType::Map(item) => format!("BTreeMap<String, {}>", ty(item)),
        RustType::Optional(inner) => format!("Option<{}>", ty(inner)),
    }
}

/// How a value is written, in words.
pub(super) fn wire(wire: Wire) -> String {
    let time = match wire.time {
        TimeForm::Millis => None,
        TimeForm::Seconds => Some("seconds"),
        TimeForm::Rfc3339 => Some("RFC 3339"),
    };
    let case = match wire.case {
        LetterCase::AsDocumented => None,
        LetterCase::Upper => Some("capitals"),
        LetterCase::Lower => Some("small letters"),
    };
    let text = wire.text.then_some("in a string");
    let lenient = wire.lenient.then_some("lenient");
    let words: Vec<_> = [time, case, text, lenient].into_iter().flatten().collect();
    if words.is_empty() { "plain".to_owned() } else { words.join(", ") }
}

pub(super) fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Idempotent => "idempotent",
        Retry::Unsafe => "unsafe",
    }
}

pub(super) fn signature(signature: Signature) -> &'static str {
    match signature {
        Signature::Provider => "proved as the provider says",
        Signature::None => "not proved",
    }
}

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Pending => "pending",
        State::Success => "success",
        State::Failure => "failure",
    }
}

pub(super) fn class(class: ErrorClass) -> &'static str {
    match class {
        ErrorClass::Throttling => "throttling",
        ErrorClass::Authentication => "authentication",
        ErrorClass::Permission => "permission",
        ErrorClass::InvalidRequest => "invalid-request",
        ErrorClass::NotFound => "not-found",
        ErrorClass::Conflict => "conflict",
        ErrorClass::Quota => "quota",
        ErrorClass::Service => "service",
    }
}

pub(super) fn page_style(style: PageStyle) -> &'static str {
    match style {
        PageStyle::Page => "page",
        PageStyle::Offset => "offset",
        PageStyle::Token => "token",
        PageStyle::Marker => "marker",
    }
}

pub(super) fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Rpc => "rpc",
        Protocol::Rest => "rest",
    }
}

pub(super) fn signer(signer: SignerName) -> &'static str {
    match signer {
        SignerName::Acs3HmacSha256 => "acs3-hmac-sha256",
        SignerName::SdkHmacSha256 => "sdk-hmac-sha256",
    }
}

/// Several words as one.
pub(super) fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Option<String> {
    let items: Vec<String> = items.into_iter().map(|it| it.as_ref().to_owned()).collect();
    (!items.is_empty()).then(|| items.join(", "))
}
