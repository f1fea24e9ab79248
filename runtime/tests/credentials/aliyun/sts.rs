//! Roles that are taken on.

use super::{ISSUED, issued};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::Credentials;
use specwright_runtime::credentials::aliyun::{OidcRoleProvider, RamRoleProvider, Role};
use std::time::Duration;

fn answer() -> Reply {
    says(200, &format!(r#"{{"RequestId":"r","Credentials":{{{ISSUED}}}}}"#))
}

fn source() -> Credentials {
    Credentials::access_key("LTAI", "hidden-key").with_security_token("hidden-sts")
}

#[tokio::test]
async fn a_role_taken_on_with_a_key() {
    let world = World::new([answer()]);
    let server = world.server();
    let role = Role::new("acs:ram::1:role/a")
        .with_session_name("s 1")
        .with_policy("{}")
        .with_external_id("e")
        .with_duration(Duration::from_mins(15))
        .with_sts_region("cn-beijing")
        .with_vpc(true);
    let provider = RamRoleProvider::new(world.surroundings(), source(), role);
    assert_eq!(lease(&provider).await, Ok(issued()));
    let [request] = &*server.requests() else { panic!("{:?}", server.lines()) };
    let (rest, signature) = request.split_once("Signature=").unwrap();
    assert_eq!(
        rest,
        "POST https://sts-vpc.cn-beijing.aliyuncs.com/\n\
         accept: application/json\n\
         authorization: ACS3-HMAC-SHA256 Credential=LTAI,SignedHeaders=content-type;host;\
         x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;\
         x-acs-signature-nonce;x-acs-version,"
    );
    let (signature, rest) = signature.split_once('\n').unwrap();
    assert_eq!(signature.len(), 64);
    assert_eq!(
        rest.replace(&hash(rest), "<hash>"),
        "content-type: application/x-www-form-urlencoded\n\
         x-acs-accesskey-id: LTAI\n\
         x-acs-action: AssumeRole\n\
         x-acs-content-sha256: <hash>\n\
         x-acs-date: 2023-11-14T22:13:20Z\n\
         x-acs-security-token: hidden-sts\n\
         x-acs-signature-nonce: nonce-1\n\
         x-acs-version: 2015-04-01\n\
         DurationSeconds=900&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fa&RoleSessionName=s%201\
         &Policy=%7B%7D&ExternalId=e"
    );
}

fn hash(request: &str) -> String {
    let (_, hash) = request.split_once("x-acs-content-sha256: ").unwrap();
    hash.lines().next().unwrap().to_owned()
}

fn oidc(world: World) -> World {
    world
        .variable("ALIBABA_CLOUD_ROLE_ARN", "arn")
        .variable("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "idp")
        .variable("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/run/token")
}

#[tokio::test]
async fn a_role_taken_on_with_a_token_in_full() {
    let world = oidc(World::new([answer()]))
        .variable("ALIBABA_CLOUD_STS_REGION", "cn-hangzhou")
        .file("/run/token", "hidden.jwt\n");
    let server = world.server();
    let provider = OidcRoleProvider::environment(world.surroundings());
    assert_eq!(lease(&provider).await, Ok(issued()));
    assert_eq!(
        server.requests(),
        ["POST https://sts.cn-hangzhou.aliyuncs.com/?Action=AssumeRoleWithOIDC&Format=JSON\
          &SignatureNonce=nonce-1&Timestamp=2023-11-14T22%3A13%3A20Z&Version=2015-04-01\n\
          accept: application/json\n\
          content-type: application/x-www-form-urlencoded\n\
          DurationSeconds=3600&RoleArn=arn&RoleSessionName=specwright-1700000000\
          &OIDCProviderArn=idp&OIDCToken=hidden.jwt"]
    );
}

#[tokio::test]
async fn why_a_token_gives_no_role() {
    let refusal = r#"{"Code":"AuthenticationFail.OIDCToken.Invalid",
        "Message":"bad hidden.jwt","RequestId":"r"}"#;
    let token = |world: World| world.file("/run/token", "hidden.jwt");
    let cases = [
        (
            World::new([]).variable("ALIBABA_CLOUD_ROLE_ARN", "arn"),
            "not set: ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE",
        ),
        (oidc(World::new([])), "`/run/token` does not exist"),
        (oidc(World::new([])).file("/run/token", " \n"), "there is no token in `/run/token`"),
        (
            oidc(World::new([])).file("/run/token", [0xff]),
            "`/run/token` cannot be read: it is not UTF-8",
        ),
        (
            oidc(World::new([])).file("/run/token", "x".repeat(1_100_000)),
            "`/run/token` cannot be read: it is larger than 1 MiB",
        ),
        (
            token(oidc(World::new([says(400, refusal)]))),
            "the STS at sts.aliyuncs.com: HTTP 400, AuthenticationFail.OIDCToken.Invalid, \
             bad <redacted>",
        ),
        (
            token(oidc(World::new([says(200, "{}")]))),
            "the answer of the STS at sts.aliyuncs.com: `Credentials` is missing",
        ),
        (
            token(oidc(World::new([]))).variable("ALIBABA_CLOUD_STS_REGION", "evil.com/"),
            "the region of the STS is not a region",
        ),
    ];
    for (world, expected) in cases {
        let provider = OidcRoleProvider::environment(world.surroundings());
        assert_eq!(lease(&provider).await.unwrap_err(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn why_a_key_gives_no_role() {
    let role = || Role::new("arn");
    let repeats = says(403, r#"{"Code":"NoPermission","Message":"hidden-key hidden-sts"}"#);
    let cases = [
        (source(), role(), repeats, "HTTP 403, NoPermission, <redacted> <redacted>"),
        (source(), role(), Reply::Hangs, "no answer within 15s"),
        (Credentials::token("hidden"), role(), answer(), "this service does not take a token"),
        (
            source(),
            role().with_duration(Duration::from_secs(899)),
            answer(),
            "the session of a role lasts for 15 minutes or more",
        ),
    ];
    for (source, role, reply, expected) in cases {
        let provider = RamRoleProvider::new(World::new([reply]).surroundings(), source, role);
        let error = lease(&provider).await.unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}
