//! Where the credentials of Open Telekom Cloud and Huawei Cloud come from.

mod clouds_yaml;
mod huawei_profile;
mod iam;
mod login;
mod password;
mod project;

pub use clouds_yaml::CloudsYamlProvider;
pub use huawei_profile::HuaweiProfileProvider;
pub use password::PasswordProvider;
pub use project::project_id;
