//! What should be known about a policy, and why there is none.

use super::Part;
use std::fmt;

/// What should be known about a policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// A placeholder stands for everything.
    Open {
        /// Its name.
        placeholder: String,
        /// What it says.
        part: Part,
        /// The name of the resource that it is in.
        resource: String,
    },
    /// A value was given, and no name has a place for it.
    Unused {
        /// What it says.
        part: Part,
    },
    /// The documentation limits an action to no resource.
    Unlimited {
        /// The action.
        action: String,
    },
    /// An action is needed beside another.
    Dependent {
        /// The action.
        action: String,
        /// The action that needs it.
        of: String,
    },
    /// An action is needed beside another, and no spec says on which resources.
    UnknownDependent {
        /// The action.
        action: String,
        /// The action that needs it.
        of: String,
    },
    /// An action can be limited by conditions.
    Conditions {
        /// The action.
        action: String,
        /// The keys.
        keys: Vec<String>,
    },
    /// The action is inferred.
    Guess {
        /// The action.
        action: String,
        /// From what.
        why: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { placeholder, part: Part::Region, resource } => {
                write!(
                    f,
                    "`{{{placeholder}}}` of `{resource}` is open, so it is any region; fill it with --region"
                )
            }
            Self::Open { placeholder, part: Part::Account, resource } => {
                write!(
                    f,
                    "`{{{placeholder}}}` of `{resource}` is open, so it is any account; fill it with --account"
                )
            }
            Self::Open { placeholder, resource, .. } => {
                write!(
                    f,
                    "`{{{placeholder}}}` of `{resource}` is open, so it is any; fill it with --set {placeholder}=…"
                )
            }
            Self::Unused { part: Part::Account } => {
                f.write_str("no resource is named by the account, so it limits nothing")
            }
            Self::Unused { .. } => {
                f.write_str("no resource is named by the region, so it limits nothing")
            }
            Self::Unlimited { action } => {
                write!(f, "`{action}` goes for all resources, because the documentation names none")
            }
            Self::Dependent { action, of } => {
                write!(f, "`{action}` is there because `{of}` needs it")
            }
            Self::UnknownDependent { action, of } => {
                write!(
                    f,
                    "`{action}` is there because `{of}` needs it; no spec says on which resources, so it is all"
                )
            }
            Self::Conditions { action, keys } => {
                write!(f, "`{action}` can be limited further by the condition keys {}", list(keys))
            }
            Self::Guess { action, why } => {
                write!(f, "that the action is `{action}` is a guess: {why}")
            }
        }
    }
}

/// Why there is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to allow.
    NoOperation,
    /// The operations belong to several providers.
    SeveralProviders {
        /// The providers.
        providers: Vec<String>,
    },
    /// The spec of an operation does not say what it needs.
    NoAuthorization {
        /// The operation.
        operation: String,
    },
    /// The name of a resource is none.
    InvalidResource {
        /// The name.
        resource: String,
    },
    /// A value cannot be a part of the name of a resource.
    InvalidValue {
        /// What it is for.
        name: String,
        /// The value.
        value: String,
    },
    /// A value is for a placeholder that no resource has.
    UnknownPlaceholder {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A placeholder must be filled.
    NoWildcard {
        /// Its name.
        placeholder: String,
        /// The name of the resource that it is in.
        resource: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOperation => f.write_str("no operation is named"),
            Self::SeveralProviders { providers } => {
                write!(
                    f,
                    "a policy is for one provider, and the operations belong to {}; ask for one policy each",
                    list(providers)
                )
            }
            Self::NoAuthorization { operation } => {
                write!(
                    f,
                    "the spec of `{operation}` has no `authorization`, so what it needs is not known"
                )
            }
            Self::InvalidResource { resource } => {
                write!(f, "the braces in `{resource}` do not hold one name each")
            }
            Self::InvalidValue { name, value } => {
                write!(f, "`{value}` for `{name}` cannot be a part of the name of a resource")
            }
            Self::UnknownPlaceholder { name, known } if known.is_empty() => {
                write!(
                    f,
                    "no resource of the operations has the placeholder `{name}`, nor any other"
                )
            }
            Self::UnknownPlaceholder { name, known } => {
                write!(
                    f,
                    "no resource of the operations has the placeholder `{name}`; they have {}",
                    list(known)
                )
            }
            Self::NoWildcard { placeholder, resource } => {
                write!(
                    f,
                    "`{{{placeholder}}}` of `{resource}` cannot be any; fill it with --set {placeholder}=…"
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
