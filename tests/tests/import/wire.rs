//! What a program sends that calls an imported operation.

use super::{Format, imported, sources};
use specwright_codegen::generate;
use specwright_tests::scratch::Scratch;
use std::path::Path;

/// A program that calls the operation; its client sends nothing, and prints what it would send.
const MAIN: &str = r##"
use scratch::things::aliyun::things::v2026_01_01::{Client, ListThings, ListThingsTag, Status};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{Body, Credentials, Transport, TransportFuture};
use std::collections::BTreeMap;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let credentials = Credentials::access_key("id", "secret");
    let client = Client::builder("cn-a").credentials(credentials).transport(Printer).build().unwrap();
    let request = ListThings::new("cn-a")
        .status(Status::Running)
        .ids(["t-1", "t 2"])
        .tag([ListThingsTag::new("env").value("a&b"), ListThingsTag::new("only")])
        .filter(BTreeMap::from([("Color".to_owned(), "red".into())]))
        .names(["a", "b"])
        .page_number(2);
    let answer = client.list_things(request).await.unwrap();
    println!("{:?} of {:?}", answer.things[0].status, answer.total_count);
}

#[derive(Debug)]
struct Printer;

impl Transport for Printer {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        println!("{} {}{}", request.method(), request.uri().authority().unwrap(), request.uri().path());
        for name in ["x-acs-action", "x-acs-version"] {
            println!("{name}: {}", request.headers()[name].to_str().unwrap());
        }
        for pair in request.uri().query().unwrap_or_default().split('&') {
            println!("{pair}");
        }
        println!("body: {:?}", String::from_utf8_lossy(request.body()));
        let body = r#"{ "TotalCount": 1, "Things": { "Thing": [{ "id": "t", "Status": "Running" }] } }"#;
        Box::pin(async move { Ok(http::Response::new(Body::from(body))) })
    }
}
"##;

#[test]
fn a_call_has_every_parameter_in_its_form() {
    let import = imported(Format::Aliyun, &["things.rpc.json"]).unwrap();
    let tree = generate(&sources(Format::Aliyun, &import)).unwrap();
    let mut scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("import"));
    scratch.add("things", &tree);
    scratch.add_file("main.rs", MAIN);
    insta::assert_snapshot!(scratch.run());
}
