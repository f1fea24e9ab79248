//! Where the credentials of Alibaba Cloud come from.

mod cli_profile;
mod ecs_role;
mod external;
mod ini_profile;
mod issued;
mod oidc_role;
mod ram_role;
mod role;
#[cfg(feature = "rsa")]
mod rsa_key;
mod sts;
mod uri;

pub use cli_profile::CliProfileProvider;
pub use ecs_role::EcsRoleProvider;
pub use ini_profile::IniProfileProvider;
pub use oidc_role::OidcRoleProvider;
pub use ram_role::RamRoleProvider;
pub use role::Role;
#[cfg(feature = "rsa")]
pub use rsa_key::RsaKeyProvider;
pub use uri::UriProvider;
