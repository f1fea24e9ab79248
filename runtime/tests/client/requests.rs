//! The exact requests that are sent, and those that are not.

use crate::api::{Answer, Ask, Code, Fetch, Fill, Put, Tag};
use crate::double::{Double, aliyun, builder, otc};
use specwright_runtime::wire::Encode;
use specwright_runtime::{
    Credentials, ErrorKind, Location, Operation, OperationFacts, ParameterSet, Parameters,
};
use std::sync::Arc;

/// An operation of which one parameter is the whole body.
#[derive(Clone, Debug, Default, PartialEq)]
struct Give<T> {
    payload: Option<T>,
}

impl<T: Encode + Send + Sync + 'static> Operation for Give<T> {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts = Put::FACTS;
}

impl<T: Encode> ParameterSet for Give<T> {
    fn each<'a>(&'a self, to: &mut Parameters<'a>) {
        to.add(Location::Payload, "payload", &self.payload);
    }
}

fn text(text: &str) -> Ask {
    Ask { text: Some(text.to_owned()), ..Ask::default() }
}

fn fetch(project: &str, instance: &str) -> Fetch {
    Fetch { project: project.to_owned(), instance: instance.to_owned(), language: None }
}

async fn uri(request: Ask) -> String {
    let double = Double::new(200, "{}");
    aliyun(&double).call(request).await.unwrap();
    double.uri()
}

#[tokio::test]
async fn an_rpc_request_in_full() {
    let double = Double::new(200, "{}");
    let request = Ask { number: Some(30), ..text("a b") };
    aliyun(&double).call(request).await.unwrap();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        double.request(),
        format!(
            "POST https://demo.example.com/?Text=a%20b&Number=30\n\
             accept: application/json\n\
             authorization: ACS3-HMAC-SHA256 Credential=key-id,SignedHeaders=host;x-acs-action;\
             x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,\
             Signature=bf0ec74f8959590e613dc5ba334400bdda1ae83906b8eaea1b65b0c59a75cabb\n\
             user-agent: specwright/{version}\n\
             x-acs-action: Ask\n\
             x-acs-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
             x-acs-date: 2023-10-26T10:22:32Z\n\
             x-acs-signature-nonce: nonce-1\n\
             x-acs-version: 2026-01-01\n\
             \n"
        )
    );
}

#[tokio::test]
async fn a_rest_request_in_full() {
    let double = Double::new(200, "{}");
    let request = Fetch { language: Some("en-us".to_owned()), ..fetch("p1", "i/1 é") };
    otc(&double).call(request).await.unwrap();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        double.request(),
        format!(
            "POST https://rds.eu-de.otc.example.com/v3/p1/instances/i%2F1%20%C3%A9/log\n\
             accept: application/json\n\
             authorization: SDK-HMAC-SHA256 Access=key-id, \
             SignedHeaders=content-type;host;x-language;x-project-id;x-sdk-date, \
             Signature=b82ea203db3cce7afb3c70c3b68935a029ddfe065f48f463dd002b7a96affdd6\n\
             content-type: application/json\n\
             user-agent: specwright/{version}\n\
             x-language: en-us\n\
             x-project-id: p1\n\
             x-sdk-date: 20231026T102232Z\n\
             \n"
        )
    );
}

#[tokio::test]
async fn a_token_takes_the_place_of_a_signature() {
    let double = Double::new(200, "{}");
    let client = builder(&crate::api::OTC, "eu-de")
        .credentials(Credentials::token("the-token"))
        .transport(Arc::clone(&double));
    let client: specwright_runtime::Client = client.build().unwrap();
    client.call(fetch("p1", "i1")).await.unwrap();
    let request = double.request();
    assert!(request.contains("\nx-auth-token: the-token\n"), "{request}");
    assert!(!request.contains("authorization") && !request.contains("x-sdk-date"), "{request}");
}

#[tokio::test]
async fn lists_in_every_style() {
    let tag = |key: &str, values: &[i64]| Tag { key: key.to_owned(), values: values.to_vec() };
    let strings = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>();
    let flat = Ask { flat: strings(&["a", "", "c"]), ..Ask::default() };
    assert_eq!(uri(flat).await, "/?Flat.1=a&Flat.2=&Flat.3=c");
    let tags = Ask { tags: vec![tag("k", &[1, 2]), tag("l", &[])], ..Ask::default() };
    let expected = "/?Tag.1.Key=k&Tag.1.Values.1=1&Tag.1.Values.2=2&Tag.2.Key=l";
    assert_eq!(uri(tags).await, expected);
    let repeat = Ask { repeat: strings(&["a", "b"]), ..Ask::default() };
    assert_eq!(uri(repeat).await, "/?Repeat=a&Repeat=b");
    let json = Ask { json: vec![tag("k", &[1])], ..Ask::default() };
    let expected = "/?Json=%5B%7B%22Key%22%3A%22k%22%2C%22Values%22%3A%5B1%5D%7D%5D";
    assert_eq!(uri(json).await, expected);
    let comma = Ask { comma: strings(&["a", "b"]), ..Ask::default() };
    assert_eq!(uri(comma).await, "/?Comma=a%2Cb");
}

#[tokio::test]
async fn what_is_empty_is_sent_and_what_is_absent_is_not() {
    assert_eq!(uri(text("")).await, "/?Text=");
    assert_eq!(uri(Ask::default()).await, "/");
}

#[tokio::test]
async fn awkward_characters_are_encoded() {
    assert_eq!(uri(text("* +/~'&=%é")).await, "/?Text=%2A%20%2B%2F~%27%26%3D%25%C3%A9");
}

#[tokio::test]
async fn an_absent_idempotency_token_is_filled_in() {
    let double = Double::new(200, "{}");
    aliyun(&double).call(Fill { text: Some("a b".to_owned()), token: None }).await.unwrap();
    let request = double.request();
    assert_eq!(double.uri(), "/?ClientToken=nonce-1");
    assert!(request.contains("content-type: application/x-www-form-urlencoded\n"), "{request}");
    assert!(request.ends_with("\n\nText=a%20b"), "{request}");
    let double = Double::new(200, "{}");
    aliyun(&double).call(Fill { token: Some("mine".to_owned()), text: None }).await.unwrap();
    assert_eq!(double.uri(), "/?ClientToken=mine");
}

#[tokio::test]
async fn a_json_body_holds_what_is_set() {
    let double = Double::new(200, "{}");
    let tags = vec![Tag { key: "k".to_owned(), values: vec![1] }];
    otc(&double).call(Put { token: None, number: Some(7), tags }).await.unwrap();
    let request = double.request();
    let body = r#"{"token":"nonce-1","number":"7","tags":[{"Key":"k","Values":[1]}]}"#;
    assert!(request.ends_with(body), "{request}");
    assert!(request.contains("content-type: application/json\n"), "{request}");
}

#[tokio::test]
async fn a_payload_is_the_body() {
    let body = async |request: Give<Vec<Tag>>| {
        let double = Double::new(200, "{}");
        otc(&double).call(request).await.unwrap();
        double.request()
    };
    let tags = vec![Tag { key: "k".to_owned(), values: vec![1] }];
    let request = body(Give { payload: Some(tags) }).await;
    assert!(request.ends_with("\n\n[{\"Key\":\"k\",\"Values\":[1]}]"), "{request}");
    assert!(request.contains("content-type: application/json\n"), "{request}");
    let request = body(Give { payload: None }).await;
    assert!(request.ends_with("\n\n") && !request.contains("content-type"), "{request}");
}

#[tokio::test]
async fn a_payload_of_text_is_sent_as_it_is() {
    let double = Double::new(200, "{}");
    otc(&double).call(Give { payload: Some("{ \"a\" :1}".to_owned()) }).await.unwrap();
    assert!(double.request().ends_with("\n\n{ \"a\" :1}"), "{}", double.request());
}

#[cfg(feature = "serde")]
#[test]
fn a_request_serializes_by_its_wire_names() {
    let request = Ask { number: Some(3), flat: vec!["x".to_owned()], ..text("t") };
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(json, r#"{"Text":"t","Number":"3","Flat":["x"]}"#);
}

#[tokio::test]
async fn a_request_that_cannot_be_sent_says_why() {
    let double = Double::new(200, "{}");
    let (aliyun, otc) = (aliyun(&double), otc(&double));
    let comma = Ask { comma: vec!["a,b".to_owned()], ..Ask::default() };
    let ratio = Ask { ratio: Some(f64::NAN), ..Ask::default() };
    let language = Fetch { language: Some("en\r\nX-Evil: 1".to_owned()), ..fetch("p", "i") };
    let failures = [
        aliyun.call(text("Counted")).await.unwrap_err(),
        aliyun.call(comma).await.unwrap_err(),
        aliyun.call(ratio).await.unwrap_err(),
        aliyun.call(text(&"x".repeat(70_000))).await.unwrap_err(),
        aliyun.call(fetch("p", "i")).await.unwrap_err(),
        otc.call(language).await.unwrap_err(),
        otc.call(fetch("", "i")).await.unwrap_err(),
        otc.call(fetch("p", "..")).await.unwrap_err(),
    ];
    let failures = failures.map(|failure| {
        assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
        assert!(!failure.is_retryable());
        failure.to_string().replace(" failed: the request is invalid", "")
    });
    assert_eq!(
        failures,
        [
            "Ask: `Number` must be set when `Text` is `counted`",
            "Ask: `Comma` has an item with a comma, which would become two",
            "Ask: `Ratio` is not a finite number",
            "Ask: the parameters make a URL of 70031 bytes, which cannot be sent",
            "Fetch: it belongs to another client: RDS v3",
            "Fetch: the value of `X-Language` has characters that a header cannot have",
            "Fetch: `project_id` is part of the path and must not be empty",
            "Fetch: `instance_id` is part of the path and must not be made of dots",
        ]
    );
    assert_eq!(double.count(), 0);
}

#[tokio::test]
async fn credentials_of_the_wrong_kind_are_not_sent() {
    let double = Double::new(200, "{}");
    let client: specwright_runtime::Client = builder(&crate::api::ALIYUN, "cn-a")
        .credentials(Credentials::token("hidden"))
        .transport(Arc::clone(&double))
        .build()
        .unwrap();
    let error = client.call(text("x")).await.unwrap_err();
    assert_eq!((error.kind(), double.count()), (ErrorKind::Credentials, 0));
    assert!(error.to_string().contains("Credentials::access_key"), "{error}");
    assert!(!format!("{error:?}{client:?}").contains("hidden"));
}
