//! The credentials file of the SDKs.

use super::{ISSUED, issued};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;
use specwright_runtime::credentials::aliyun::IniProfileProvider;

const PATH: &str = "/home/me/.alibabacloud/credentials.ini";

const FILE: &str = "
[default]
type = access_key      # which
access_key_id = id
access_key_secret = hidden=secret # of mine

[role]
type = ram_role_arn
access_key_id = id
access_key_secret = hidden
role_arn = arn
role_session_name = me
policy = {}

[oidc]
type = oidc_role_arn
role_arn = arn
oidc_provider_arn = idp
oidc_token_file_path = /run/token

[ecs]
type = ecs_ram_role
role_name = backup

[rsa]
type = rsa_key_pair
public_key_id = id

[bearer]
type = bearer

[half]
type = access_key
access_key_id = id
access_key_secret
";

fn section(name: &str, script: impl IntoIterator<Item = Reply>) -> World {
    World::new(script).file(PATH, FILE).variable("ALIBABA_CLOUD_PROFILE", name)
}

async fn found(world: World) -> Result<Lease, String> {
    lease(&IniProfileProvider::new(world.surroundings())).await
}

#[tokio::test]
async fn a_key_in_the_file() {
    let key = Lease::lasting(Credentials::access_key("id", "hidden=secret"));
    assert_eq!(found(World::new([]).file(PATH, FILE)).await, Ok(key.clone()));
    let elsewhere = World::new([]).file("/etc/keys.ini", FILE);
    let elsewhere = elsewhere.variable("ALIBABA_CLOUD_CREDENTIALS_FILE", "/etc/keys.ini");
    assert_eq!(found(elsewhere).await, Ok(key));
}

#[tokio::test]
async fn roles() {
    let role = || says(200, &format!(r#"{{"Credentials":{{{ISSUED}}}}}"#));
    let world = section("role", [role()]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    let form = "\nDurationSeconds=3600&RoleArn=arn&RoleSessionName=me&Policy=%7B%7D";
    assert!(server.requests()[0].ends_with(form), "{:?}", server.requests());

    let world = section("oidc", [role()]).file("/run/token", "hidden.jwt");
    assert_eq!(found(world).await, Ok(issued()));

    let world = section("ecs", [says(200, "hidden-imds"), says(200, &format!("{{{ISSUED}}}"))]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    assert!(server.lines()[1].ends_with("/security-credentials/backup"), "{:?}", server.lines());
}

#[tokio::test]
async fn why_there_is_nothing() {
    let cases = [
        (World::new([]), format!("`{PATH}` does not exist")),
        (World::new([]).file(PATH, "a\n[hidden"), format!("`{PATH}` is not an INI file (line 2)")),
        (section("x", []), format!("`{PATH}`: there is no section `x`")),
        (
            section("bearer", []),
            format!(
                "`bearer` of `{PATH}`: type `bearer` is not supported; supported are access_key, \
                 ram_role_arn, oidc_role_arn, ecs_ram_role and rsa_key_pair"
            ),
        ),
        #[cfg(feature = "rsa")]
        (section("rsa", []), format!("`rsa` of `{PATH}`: `private_key_file` is missing")),
        #[cfg(not(feature = "rsa"))]
        (
            section("rsa", []),
            format!("`rsa` of `{PATH}`: type `rsa_key_pair` needs the feature `rsa`"),
        ),
        (section("half", []), format!("`half` of `{PATH}`: `access_key_secret` is missing")),
        (
            section("ecs", [Reply::Refuses]),
            format!(
                "section `ecs` of `{PATH}`: the metadata service at 100.100.100.200: cannot connect"
            ),
        ),
    ];
    for (world, expected) in cases {
        assert_eq!(found(world).await.unwrap_err(), expected);
    }
}
