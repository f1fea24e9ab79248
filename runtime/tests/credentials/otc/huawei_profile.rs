//! The credentials file of the SDKs of Huawei Cloud.

use crate::world::{World, lease};
use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;
use specwright_runtime::credentials::otc::HuaweiProfileProvider;

const PATH: &str = "/home/me/.huaweicloud/credentials";

async fn found(world: World) -> Result<Lease, String> {
    lease(&HuaweiProfileProvider::new(world.surroundings())).await
}

#[tokio::test]
async fn keys_in_the_file() {
    let both = "[global]\nak = g\nsk = hidden\n\n[basic]\nak = b\nsk = hidden#;=\nproject_id = p\n";
    let key = Credentials::access_key("b", "hidden#;=");
    assert_eq!(found(World::new([]).file(PATH, both)).await, Ok(Lease::lasting(key)));
    let global = "[global]\nak = g\nsk = hidden\nsecurity_token = hidden-sts\n";
    let world = World::new([]).file("/keys", global);
    let world = world.variable("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/keys");
    let key = Credentials::access_key("g", "hidden").with_security_token("hidden-sts");
    assert_eq!(found(world).await, Ok(Lease::lasting(key)));
}

#[tokio::test]
async fn why_there_is_nothing() {
    let file = |text: &str| World::new([]).file(PATH, text);
    let cases = [
        (World::new([]), format!("`{PATH}` does not exist")),
        (file("ak = hidden"), format!("`{PATH}`: there is no section `basic` or `global`")),
        (file("[basic]\nak = id\n"), format!("`basic` of `{PATH}`: `sk` is missing")),
        (file("[basic\n"), format!("`{PATH}` is not an INI file (line 1)")),
    ];
    for (world, expected) in cases {
        assert_eq!(found(world).await.unwrap_err(), expected);
    }
}
