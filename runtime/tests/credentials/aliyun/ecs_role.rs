//! The metadata service of an instance.

use super::{ISSUED, issued};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::credentials::aliyun::EcsRoleProvider;

fn key() -> Reply {
    says(200, &format!(r#"{{"Code":"Success",{ISSUED}}}"#))
}

fn provider(world: World) -> EcsRoleProvider {
    EcsRoleProvider::new(world.surroundings())
}

const ROLES: &str = "GET http://100.100.100.200/latest/meta-data/ram/security-credentials/";

#[tokio::test]
async fn version_2_in_full() {
    let world = World::new([says(200, "hidden-imds"), says(200, "backup\n"), key()]);
    let server = world.server();
    assert_eq!(lease(&provider(world)).await, Ok(issued()));
    assert_eq!(
        server.requests(),
        [
            "PUT http://100.100.100.200/latest/api/token\n\
             x-aliyun-ecs-metadata-token-ttl-seconds: 21600\n"
                .to_owned(),
            format!("{ROLES}\nx-aliyun-ecs-metadata-token: hidden-imds\n"),
            format!("{ROLES}backup\nx-aliyun-ecs-metadata-token: hidden-imds\n"),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn version_1_where_there_is_no_token() {
    for no_token in [says(404, ""), says(200, " "), Reply::Hangs] {
        let world = World::new([no_token, key()]).variable("ALIBABA_CLOUD_ECS_METADATA", "a/b");
        let server = world.server();
        assert_eq!(lease(&provider(world)).await, Ok(issued()));
        assert_eq!(server.requests()[1], format!("{ROLES}a%2Fb\n"));
    }
}

#[tokio::test]
async fn a_role_that_is_given_is_not_asked_for() {
    let world = World::new([says(200, "hidden-imds"), key()]);
    let server = world.server();
    let provider = provider(world).with_role("mine");
    assert_eq!(lease(&provider).await, Ok(issued()));
    assert_eq!(server.lines()[1], format!("{ROLES}mine"));
}

#[tokio::test(start_paused = true)]
async fn why_there_is_nothing() {
    let token = || says(200, "hidden-imds");
    let v2 = |world: World| world.variable("ALIBABA_CLOUD_IMDSV1_DISABLED", "True");
    let role = |world: World| world.variable("ALIBABA_CLOUD_ECS_METADATA", "backup");
    let at = "the metadata service at 100.100.100.200";
    let cases = [
        (
            World::new([]).variable("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true"),
            "it is turned off by ALIBABA_CLOUD_ECS_METADATA_DISABLED".to_owned(),
        ),
        (World::new([Reply::Refuses]), format!("{at}: cannot connect")),
        (
            v2(World::new([Reply::Hangs])),
            "no token (ALIBABA_CLOUD_IMDSV1_DISABLED rules out doing without): ".to_owned()
                + &format!("{at}: no answer within 2s"),
        ),
        (World::new([token(), says(404, "")]), format!("{at}: this instance has no role")),
        (World::new([token(), says(200, "\n")]), format!("{at}: this instance has no role")),
        (
            role(World::new([token(), says(404, "")])),
            format!("{at}: this instance has no role `backup`"),
        ),
        (role(World::new([token(), says(500, "hidden-imds\u{7}")])), format!("{at}: HTTP 500")),
        (
            role(World::new([token(), says(200, r#"{"Code":"Failed: hidden-imds"}"#)])),
            format!("{at}: it reports `Failed: <redacted>`"),
        ),
        (
            role(World::new([token(), says(200, "<html>")])),
            format!("the answer of {at} is not JSON: expected value at line 1 column 1"),
        ),
        (
            role(World::new([token(), says(200, r#"{"AccessKeyId":["hidden"]}"#)])),
            format!("the answer of {at}: `AccessKeyId` must be text, in quotes"),
        ),
        (
            role(World::new([token(), says(200, &format!("{{{}}}", ISSUED.replace("2023-", "")))])),
            format!("the answer of {at}: `Expiration` must be a time like 2026-01-13T08:00:00Z"),
        ),
        (
            role(World::new([token(), says(200, &"x".repeat(2_000_000))])),
            format!("{at}: the answer is incomplete or too large"),
        ),
    ];
    for (world, expected) in cases {
        assert_eq!(lease(&provider(world)).await, Err(expected));
    }
}
