//! The chains of the SDKs, and what they say when nothing is found.

use crate::aliyun::{ISSUED, issued};
use crate::otc::{leased, token};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::credentials::Lease;
use specwright_runtime::{CachedProvider, CredentialChain, CredentialProvider, Credentials};

#[tokio::test]
async fn nothing_for_alibaba_cloud() {
    let chain = CredentialChain::aliyun(&World::new([Reply::Refuses]).surroundings());
    assert_eq!(
        lease(&chain).await.unwrap_err(),
        "no credentials were found; give them with `.credentials(…)`, \
         or in one of the places where they were looked for:
- environment: there are no credentials in the environment: set ALIBABA_CLOUD_ACCESS_KEY_ID with \
         ALIBABA_CLOUD_ACCESS_KEY_SECRET (and ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key)
- OIDC role: not set: ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, \
         ALIBABA_CLOUD_OIDC_TOKEN_FILE
- command line profile: `/home/me/.aliyun/config.json` does not exist
- credentials file: `/home/me/.alibabacloud/credentials.ini` does not exist
- instance role: the metadata service at 100.100.100.200: cannot connect
- credentials server: ALIBABA_CLOUD_CREDENTIALS_URI is not set"
    );
}

#[tokio::test]
async fn nothing_for_open_telekom_cloud() {
    let world = World::new([]).variable("OS_AK", "id").variable("OS_PASSWORD", "hidden");
    assert_eq!(
        lease(&CredentialChain::otc(&world.surroundings())).await.unwrap_err(),
        "no credentials were found; give them with `.credentials(…)`, \
         or in one of the places where they were looked for:
- environment: there are no credentials in the environment: set OS_TOKEN or OS_AUTH_TOKEN, \
         or OS_ACCESS_KEY or OS_ACCESS_KEY_ID or OS_AK or AWS_ACCESS_KEY_ID with \
         OS_SECRET_KEY or OS_ACCESS_KEY_SECRET or OS_SK (and OS_SECURITY_TOKEN for a temporary key), \
         or HUAWEICLOUD_SDK_AK with HUAWEICLOUD_SDK_SK \
         (and HUAWEICLOUD_SDK_SECURITY_TOKEN for a temporary key); \
         OS_AK is set, but no secret for it
- password: not set: OS_AUTH_URL, OS_USERNAME, OS_USER_DOMAIN_NAME, OS_PROJECT_ID or OS_PROJECT_NAME
- clouds.yaml: OS_CLOUD is not set
- credentials file: `/home/me/.huaweicloud/credentials` does not exist"
    );
}

#[tokio::test]
async fn the_order_of_alibaba_cloud() {
    let key = |id: &str| Credentials::access_key(id, "hidden");
    let uri = "ALIBABA_CLOUD_CREDENTIALS_URI";
    let reply = || says(200, &format!("{{{ISSUED}}}"));
    let world = World::new([Reply::Refuses, reply()]).variable(uri, "http://localhost/");
    let find = async |world: World| {
        let chain = CredentialChain::aliyun(&world.surroundings());
        lease(&chain).await.map(Lease::into_credentials)
    };
    assert_eq!(find(world.clone()).await, Ok(issued().into_credentials()));
    let ini = "[default]\ntype=access_key\naccess_key_id=ini\naccess_key_secret=hidden\n";
    let world = world.file("/home/me/.alibabacloud/credentials.ini", ini);
    assert_eq!(find(world.clone()).await, Ok(key("ini")));
    let cli = r#"{"current":"x","profiles":[{"name":"x","mode":"AK",
        "access_key_id":"cli","access_key_secret":"hidden"}]}"#;
    let world = world.file("/home/me/.aliyun/config.json", cli);
    assert_eq!(find(world.clone()).await, Ok(key("cli")));
    let world = world
        .variable("ALIBABA_CLOUD_ACCESS_KEY_ID", "env")
        .variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hidden");
    assert_eq!(find(world).await, Ok(key("env")));
}

#[tokio::test]
async fn a_token_is_kept_until_it_ends() {
    let world = World::new([token()])
        .variable("OS_AUTH_URL", "https://iam.example")
        .variable("OS_USERNAME", "me")
        .variable("OS_PASSWORD", "hidden")
        .variable("OS_DOMAIN_NAME", "OTC0001")
        .variable("OS_PROJECT_ID", "p1");
    let server = world.server();
    let clock = crate::world::Clock::default();
    let cache = CachedProvider::new(CredentialChain::otc(&world.surroundings()))
        .with_clock(move || clock.now());
    for _ in 0..3 {
        assert_eq!(cache.credentials().await.unwrap(), leased().into_credentials());
    }
    assert_eq!(server.lines().len(), 1);
    assert!(!format!("{cache:?}").contains("hidden"));
}
