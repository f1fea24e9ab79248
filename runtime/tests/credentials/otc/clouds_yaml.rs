//! The clouds that OpenStack tools know.

use super::{leased, token};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use specwright_runtime::Credentials;
use specwright_runtime::credentials::Lease;
use specwright_runtime::credentials::otc::CloudsYamlProvider;

const HOME: &str = "/home/me/.config/openstack/clouds.yaml";

const CLOUDS: &str = "
clouds:
  otc: # the usual one
    region_name: eu-de
    auth: &auth
      auth_url: https://iam.eu-de.otc.t-systems.com:443/v3
      username: me
      password: 'hidden'
      user_domain_name: OTC0001
      project_name: eu-de
  other:
    auth:
      <<: *auth
      project_name: eu-nl
  token: {auth: {token: hidden-token}}
  key: {auth: {ak: id, sk: hidden, security_token: hidden-sts}}
  numeric: {auth: {auth_url: 'https://x', username: me, password: 4711}}
  nobody: {auth: {auth_url: 'https://x', password: hidden}}
  listed: [hidden]
  bare: {}
";

fn cloud(name: &str, script: impl IntoIterator<Item = Reply>) -> World {
    World::new(script).file(HOME, CLOUDS).variable("OS_CLOUD", name)
}

async fn found(world: World) -> Result<Lease, String> {
    lease(&CloudsYamlProvider::new(world.surroundings())).await
}

#[tokio::test]
async fn a_cloud_with_a_password() {
    let world = cloud("other", [token()]);
    let server = world.server();
    assert_eq!(found(world).await, Ok(leased()));
    let line = "POST https://iam.eu-de.otc.t-systems.com/v3/auth/tokens?nocatalog=true";
    assert_eq!(server.lines(), [line]);
    let request = server.requests().remove(0);
    assert!(request.contains(r#""scope":{"project":{"name":"eu-nl"}}"#), "{request}");
    assert!(request.contains(r#""domain":{"name":"OTC0001"}"#), "{request}");
}

#[tokio::test]
async fn clouds_with_what_needs_no_login() {
    let token = Lease::lasting(Credentials::token("hidden-token"));
    assert_eq!(found(cloud("token", [])).await, Ok(token));
    let key = Credentials::access_key("id", "hidden").with_security_token("hidden-sts");
    assert_eq!(found(cloud("key", [])).await, Ok(Lease::lasting(key)));
}

#[tokio::test]
async fn the_first_file_counts() {
    let with = |token: &str| format!("clouds: {{otc: {{auth: {{token: {token}}}}}}}");
    let mut world = World::new([]).variable("OS_CLOUD", "otc");
    let files = ["/etc/openstack/clouds.yaml", HOME, "clouds.yaml"];
    for (index, file) in files.into_iter().enumerate() {
        world = world.file(file, with(&format!("hidden-{index}")));
        let expected = Lease::lasting(Credentials::token(format!("hidden-{index}")));
        assert_eq!(found(world.clone()).await, Ok(expected));
    }
}

#[tokio::test]
async fn why_there_is_nothing() {
    let otc = |text: &str| World::new([]).variable("OS_CLOUD", "otc").file(HOME, text);
    let cases = [
        (World::new([]), "OS_CLOUD is not set".to_owned()),
        (
            World::new([]).variable("OS_CLOUD", "otc"),
            format!("there is no `clouds.yaml` or `{HOME}` or `/etc/openstack/clouds.yaml`"),
        ),
        (otc("a: 'hidden"), format!("`{HOME}` is not YAML that can be read (line 1)")),
        (otc("hidden"), format!("`{HOME}` is not an object")),
        (otc("a: hidden"), format!("`{HOME}`: `clouds` is missing")),
        (otc("clouds: hidden"), format!("`{HOME}`: `clouds` must be an object")),
        (cloud("x", []), format!("`{HOME}`: there is no cloud `x`")),
        (cloud("listed", []), format!("`clouds` of `{HOME}`: `listed` must be an object")),
        (cloud("bare", []), format!("`bare` of `clouds` of `{HOME}`: `auth` is missing")),
        (
            cloud("nobody", []),
            format!("`auth` of `nobody` of `clouds` of `{HOME}`: `username` is missing"),
        ),
        (
            cloud("numeric", []),
            format!(
                "`auth` of `numeric` of `clouds` of `{HOME}`: `password` must be text, in quotes"
            ),
        ),
        (
            cloud("otc", [says(503, "<html>hidden</html>")]),
            "cloud `otc`: the identity service at iam.eu-de.otc.t-systems.com: HTTP 503".to_owned(),
        ),
    ];
    for (world, expected) in cases {
        assert_eq!(found(world).await.unwrap_err(), expected);
    }
}
