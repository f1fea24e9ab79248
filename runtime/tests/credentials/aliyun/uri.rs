//! The credentials server that the environment names.

use super::{ISSUED, issued};
use crate::server::says;
use crate::world::{World, lease};
use specwright_runtime::credentials::aliyun::UriProvider;

const URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

#[tokio::test]
async fn a_key_of_the_server() {
    let world = World::new([says(200, &format!("{{{ISSUED}}}"))]);
    let world = world.variable(URI, "http://localhost:6666/key?for=me");
    let server = world.server();
    assert_eq!(lease(&UriProvider::new(world.surroundings())).await, Ok(issued()));
    assert_eq!(server.requests(), ["GET http://localhost:6666/key?for=me\n"]);
}

#[tokio::test]
async fn why_there_is_nothing() {
    let cases = [
        ("", says(200, "{}"), "ALIBABA_CLOUD_CREDENTIALS_URI is not set"),
        (
            "http://host.example/",
            says(200, "{}"),
            "ALIBABA_CLOUD_CREDENTIALS_URI: \
             credentials would travel unencrypted to a distant host; use https",
        ),
        (
            "https://user:hidden@host.example/hidden",
            says(403, r#"{"Code":"Forbidden","Message":"go\r\naway"}"#),
            "the credentials server at host.example: HTTP 403, Forbidden, go away",
        ),
        (
            "http://10.0.0.1/",
            says(200, r#"{"Code":"Failed"}"#),
            "the credentials server at 10.0.0.1: it reports `Failed`",
        ),
    ];
    for (uri, reply, expected) in cases {
        let world = World::new([reply]).variable(URI, uri);
        let provider = UriProvider::new(world.surroundings());
        assert_eq!(lease(&provider).await.unwrap_err(), expected);
    }
}
