//! Whether `cargo xtask show` tells the truth: its programs compile, and what they send through the runtime
//! is the request that is shown. For every operation of the specs, and for values of every shape.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use specwright_codegen::analyze;
use specwright_tests::folder;
use specwright_tests::program::World;
use specwright_tests::scratch::Scratch;
use std::fmt::Write;
use std::path::Path;

/// The program that runs all others: a client of theirs sends nothing, and prints what it would send.
const MAIN: &str = r#"
use specwright_runtime::{Body, Client, ClientBuilder, ConfigError, Credentials, Transport, TransportFuture};
use specwright_runtime::bytes::Bytes;
use std::time::{Duration, SystemTime};

pub fn client<C: From<Client>>(builder: ClientBuilder<C>, token: bool) -> Result<C, ConfigError> {
    let credentials = match token {
        true => Credentials::token("<token>"),
        false => Credentials::access_key("<access key id>", "secret"),
    };
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_698_315_752);
    let builder = builder.credentials(credentials).transport(Printer);
    builder.clock(move || then).nonce(|| "<nonce>".to_owned()).build()
}

#[derive(Debug)]
struct Printer;

impl Transport for Printer {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        let uri = request.uri();
        println!("{} {} HTTP/1.1", request.method(), uri.path_and_query().unwrap());
        println!("host: {}", uri.authority().unwrap());
        let mut headers: Vec<_> = request.headers().iter().collect();
        headers.sort_by_key(|(name, _)| name.as_str());
        for (name, value) in headers {
            println!("{name}: {}", String::from_utf8_lossy(value.as_bytes()));
        }
        if !request.body().is_empty() {
            println!("\n{}", String::from_utf8_lossy(request.body()));
        }
        println!("=== answer");
        Box::pin(async { Ok(http::Response::new(Body::from("{}"))) })
    }
}
"#;

/// What is shown of an operation.
struct Shown {
    name: String,
    request: String,
    program: String,
}

/// What is shown of all operations of a folder of specs.
fn shown(specs: &Path) -> Vec<Shown> {
    let analysis = analyze(&folder::read(specs)).unwrap();
    let world = World::empty();
    let mut all = Vec::new();
    for api in &analysis.model.apis {
        for operation in &api.operations {
            let (provider, operation) = (&api.provider.name, &operation.name);
            let name = format!("{provider}/{}/{}/{operation}", api.name, api.version);
            let show = |form: &str| {
                let end =
                    world.run(&["show", &name, "--as", form, "--specs", &specs.to_string_lossy()]);
                assert_eq!((end.code, end.errors.as_str()), (Some(0), ""), "{name}");
                end.output
            };
            let (request, program) = (show("request"), show("rust"));
            all.push(Shown { name, request, program });
        }
    }
    all
}

/// A program as a module of another, with a client that sends nothing.
fn module(shown: &Shown, specs: &str) -> String {
    let token = shown.request.contains("x-auth-token");
    let (before, rest) = shown.program.split_once("Client::from_env(").unwrap();
    let (region, rest) = rest.split_once(")?;").unwrap();
    let before = before.replace("#[tokio::main]\nasync fn main", "pub async fn main");
    let program = format!("{before}crate::client(Client::builder({region}), {token})?;{rest}");
    program.replace("specwright_sdk::", &format!("scratch::{specs}::"))
}

/// What was sent, with what only the caller knows taken out.
fn cleaned(sent: &str) -> String {
    let mut text = String::new();
    for line in sent.lines() {
        let line =
            line.replace("2023-10-26T10:22:32Z", "<date>").replace("%3Cnonce%3E", "<unique>");
        let line = match line.split_once("Signature=") {
            Some((before, _)) => format!("{before}Signature=<signature>"),
            None if line.starts_with("x-acs-signature-nonce") => line,
            None => line.replace("<nonce>", "<unique>"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[test]
fn what_is_shown_is_what_is_sent() {
    let mut scratch = Scratch::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("shown"));
    let mut main = MAIN.to_owned();
    let (mut calls, mut all) = (String::new(), Vec::new());
    for (name, path) in [("shapes", "shown"), ("specs", "../specs")] {
        let specs = folder::path(path).canonicalize().unwrap();
        scratch.add(name, &analyze(&folder::read(&specs)).unwrap().files());
        for it in shown(&specs) {
            let at = format!("operation_{}", all.len());
            scratch.add_file(&format!("{at}.rs"), &module(&it, name));
            let _ = writeln!(main, "mod {at};");
            let _ = writeln!(
                calls,
                "    println!(\"=== {}\");\n    {at}::main().await.unwrap();",
                it.name
            );
            all.push(it);
        }
    }
    let _ = writeln!(
        main,
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n{calls}}}"
    );
    scratch.add_file("main.rs", &main);
    let output = scratch.run();
    assert!(all.len() >= 8);
    for Shown { name, request, .. } in all {
        let (_, rest) = output.split_once(&format!("=== {name}\n")).unwrap();
        let (sent, _) = rest.split_once("=== answer\n").unwrap();
        assert_eq!(cleaned(sent), request, "{name}");
    }
}
