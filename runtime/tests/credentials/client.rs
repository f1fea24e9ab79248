//! A client that was given no credentials.

#[expect(unreachable_pub, reason = "the macros are made for public types")]
#[path = "../client/api.rs"]
mod api;

use crate::alone::is_alone;
use crate::server::{Reply, Server, says};
use api::{ALIYUN, Ask, Fetch, Fill, OTC, Put};
use specwright_runtime::{ApiFacts, Client, ClientBuilder, ErrorKind};
use std::sync::Arc;

fn client(api: &'static ApiFacts, server: &Arc<Server>) -> Client {
    let client = ClientBuilder::new(api, "cn-a").transport(Arc::clone(server)).build().unwrap();
    assert!(server.lines().is_empty(), "a client is built without any traffic");
    client
}

#[tokio::test]
async fn an_empty_environment_is_an_error_of_the_first_call() {
    if !is_alone("client::an_empty_environment_is_an_error_of_the_first_call", &[]) {
        return;
    }
    let error =
        client(&ALIYUN, &Server::new([Reply::Refuses])).call(Ask::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let lines: Vec<_> = error.message().unwrap().lines().collect();
    assert_eq!(lines.len(), 7, "{lines:?}");
    let role = "- instance role: the metadata service at 100.100.100.200: cannot connect";
    assert_eq!(lines[5], role);
    let shown = error.to_string();
    assert!(shown.starts_with("Ask failed: there are no usable credentials: no cred"), "{shown}");
    assert!(!shown.contains('\n'), "{shown}");

    let error = client(&OTC, &Server::new([])).call(Put::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(error.message().unwrap().lines().count(), 5, "{error}");
}

#[tokio::test]
async fn the_first_call_finds_a_key_in_the_environment() {
    let variables = [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hidden"),
        ("OS_TOKEN", "hidden-token"),
    ];
    if !is_alone("client::the_first_call_finds_a_key_in_the_environment", &variables) {
        return;
    }
    let server = Server::new([says(200, "{}")]);
    client(&ALIYUN, &server).call(Fill { token: None, text: None }).await.unwrap();
    let request = server.requests().remove(0);
    assert!(request.contains(" Credential=LTAI,"), "{request}");

    let server = Server::new([says(200, "{}")]);
    let (project, instance) = ("p".to_owned(), "i".to_owned());
    client(&OTC, &server).call(Fetch { project, instance, language: None }).await.unwrap();
    let request = server.requests().remove(0);
    assert!(request.contains("\nx-auth-token: hidden-token\n"), "{request}");
}
