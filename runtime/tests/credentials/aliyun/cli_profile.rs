//! The configuration of the command line tool.

use super::{ISSUED, issued};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;
use specwright_runtime::credentials::aliyun::CliProfileProvider;

const PATH: &str = "/home/me/.aliyun/config.json";

const CONFIG: &str = r#"{"current":"ak","profiles":[
    {"name":"ak","mode":"AK","access_key_id":"id","access_key_secret":"hidden","sts_token":""},
    {"name":"sts","mode":"StsToken","access_key_id":"id","access_key_secret":"hidden",
     "sts_token":"hidden-sts"},
    {"name":"role","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"hidden",
     "ram_role_arn":"arn","ram_session_name":"me","expired_seconds":900,"sts_region":"cn-a",
     "external_id":"e","policy":"p","enable_vpc":true},
    {"name":"chain","mode":"ChainableRamRoleArn","source_profile":"sts","ram_role_arn":"arn",
     "expired_seconds":0},
    {"name":"a","mode":"ChainableRamRoleArn","source_profile":"b","ram_role_arn":"arn"},
    {"name":"b","mode":"ChainableRamRoleArn","source_profile":"a","ram_role_arn":"arn"},
    {"name":"ecs","mode":"EcsRamRole","ram_role_name":"backup"},
    {"name":"oidc","mode":"OIDC","ram_role_arn":"arn","oidc_provider_arn":"idp",
     "oidc_token_file":"/run/token","role_session_name":"s"},
    {"name":"external","mode":"External","process_command":"/bin/print 'hidden 1' 2"},
    {"name":"quote","mode":"External","process_command":"print 'hidden"},
    {"name":"sso","mode":"CloudSSO"}, {"name":"oauth","mode":"OAuth"}, {"name":"none"},
    {"name":"typed","mode":"AK","access_key_id":"id","access_key_secret":{"hidden":1}},
    {"name":"number","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"hidden",
     "ram_role_arn":"arn","expired_seconds":"hidden"},
    7
]}"#;

fn profile(name: &str, script: impl IntoIterator<Item = Reply>) -> World {
    World::new(script).file(PATH, CONFIG).variable("ALIBABA_CLOUD_PROFILE", name)
}

fn role() -> Reply {
    says(200, &format!(r#"{{"Credentials":{{{ISSUED}}}}}"#))
}

async fn found(world: World) -> Result<Lease, String> {
    lease(&CliProfileProvider::new(world.surroundings())).await
}

#[tokio::test]
async fn keys_in_the_file() {
    let key = Credentials::access_key("id", "hidden");
    let current = World::new([]).file(PATH, CONFIG);
    assert_eq!(found(current).await, Ok(Lease::lasting(key.clone())));
    let sts = Lease::lasting(key.with_security_token("hidden-sts"));
    assert_eq!(found(profile("sts", [])).await, Ok(sts));
}

#[tokio::test]
async fn roles() {
    let world = profile("role", [role()]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    let requests = server.requests();
    assert!(requests[0].starts_with("POST https://sts-vpc.cn-a.aliyuncs.com/\n"), "{requests:?}");
    let form = "\nDurationSeconds=900&RoleArn=arn&RoleSessionName=me&Policy=p&ExternalId=e";
    assert!(requests[0].ends_with(form), "{requests:?}");

    let world = profile("chain", [role()]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    let requests = server.requests();
    assert!(requests[0].contains("\nx-acs-security-token: hidden-sts\n"), "{requests:?}");
    assert!(requests[0].contains("\nDurationSeconds=3600&"), "{requests:?}");

    let world = profile("oidc", [role()]).file("/run/token", "hidden.jwt");
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    let form = "&RoleSessionName=s&OIDCProviderArn=idp&OIDCToken=hidden.jwt";
    assert!(server.requests()[0].ends_with(form), "{:?}", server.requests());

    let world = profile("ecs", [says(200, "hidden-imds"), says(200, &format!("{{{ISSUED}}}"))]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(issued()));
    assert!(server.lines()[1].ends_with("/security-credentials/backup"), "{:?}", server.lines());
}

#[tokio::test]
async fn a_program() {
    let output = r#"{"mode":"StsToken","access_key_id":"id","access_key_secret":"hidden",
        "sts_token":"hidden","expiration":"2023-11-14T23:13:20Z"}"#;
    let lease = found(profile("external", []).program(Ok(output))).await;
    let lease = lease.unwrap();
    let end = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_003_600);
    assert_eq!(lease.expires_at(), Some(end));
    let output = r#"{"access_key_id":"id","access_key_secret":"$1"}"#;
    let lease = found(profile("external", []).program(Ok(output))).await.unwrap();
    assert_eq!(lease, Lease::lasting(Credentials::access_key("id", "hidden 1")));
}

#[tokio::test]
async fn why_a_program_gives_nothing() {
    let place = format!("profile `external` of `{PATH}`: ");
    let cases = [
        (Err("exit status: 1"), "`process_command` does not work: exit status: 1"),
        (
            Ok("hidden"),
            "the output of `process_command` is not JSON: expected value at line 1 column 1",
        ),
        (Ok("[]"), "the output of `process_command` is not an object"),
        (
            Ok(r#"{"mode":"StsToken","access_key_id":"i","access_key_secret":"hidden"}"#),
            "the output of `process_command`: `sts_token` is missing",
        ),
        (
            Ok(r#"{"mode":"hidden","access_key_id":"i","access_key_secret":"hidden"}"#),
            "the output of `process_command`: `mode` must be AK or StsToken",
        ),
    ];
    for (output, expected) in cases {
        let error = found(profile("external", []).program(output)).await.unwrap_err();
        assert_eq!(error, format!("{place}{expected}"));
    }
}

#[tokio::test]
async fn why_there_is_nothing() {
    let modes = "supported are AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC \
        and External";
    let of = |name: &str| format!("profile `{name}` of `{PATH}`");
    let quote = "`process_command` has a quote that does not end";
    let cases = [
        (World::new([]), format!("`{PATH}` does not exist")),
        (
            World::new([]).variable("HOME", ""),
            "the home directory is not known: set HOME".to_owned(),
        ),
        (
            profile("ak", []).variable("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true"),
            "it is turned off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED".to_owned(),
        ),
        (
            World::new([]).file(PATH, "{\"hidden\""),
            format!("`{PATH}` is not JSON: EOF while parsing an object at line 1 column 9"),
        ),
        (World::new([]).file(PATH, "{}"), format!("`{PATH}`: `current` is missing")),
        (
            profile("x", []).file(PATH, r#"{"profiles":{"hidden":1}}"#),
            format!("`{PATH}`: `profiles` must be a list"),
        ),
        (profile("x", []), format!("`{PATH}`: there is no profile `x`")),
        (profile("a", []), format!("`{PATH}`: profile `a` needs `b` needs `a` again")),
        (profile("sso", []), format!("{}: mode `CloudSSO` is not supported; {modes}", of("sso"))),
        (profile("oauth", []), format!("{}: mode `OAuth` is not supported; {modes}", of("oauth"))),
        (profile("none", []), format!("{}: `mode` is missing", of("none"))),
        (profile("quote", []), format!("{}: {quote}", of("quote"))),
        (
            profile("typed", []),
            format!("{}: `access_key_secret` must be text, in quotes", of("typed")),
        ),
        (
            profile("number", []),
            format!("{}: `expired_seconds` must be a whole number", of("number")),
        ),
        (
            profile("role", [says(403, r#"{"Code":"NoPermission","Message":"not hidden"}"#)]),
            format!(
                "{}: the STS at sts-vpc.cn-a.aliyuncs.com: HTTP 403, NoPermission, not <redacted>",
                of("role")
            ),
        ),
    ];
    for (world, expected) in cases {
        assert_eq!(found(world).await.unwrap_err(), expected);
    }
}
