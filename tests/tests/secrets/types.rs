//! Every public type of the runtime either shows none of what it holds, or can hold nothing of that kind.

use crate::{LINK, PASSWORD, SECRET, TOKEN, assert_hidden, key};
use specwright_runtime::credentials::{Lease, LeaseFuture, Surroundings, aliyun, otc};
use specwright_runtime::download::{Download, Downloader, Link};
use specwright_runtime::wire::{
    Decode, Encode, Entries, Entry, Form, Places, Scalar, Slot, TakePlaces, Wire, read_json,
};
use specwright_runtime::{
    Body, CachedProvider, Client, ClientBuilder, CredentialChain, CredentialFuture,
    CredentialProvider, Credentials, EnvironmentProvider, Location, Parameter, Parameters,
    ReqwestTransport, Sensitive, TransportError, TransportErrorKind, bytes::Bytes, http,
};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_tests::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use syn::{Item, Visibility};

/// Types that hold no values of users or services, or only such as are no secrets, and why.
const PLAIN: [(&str, &[&str]); 5] = [
    (
        "what the documentation says",
        &[
            "ApiFacts",
            "Authorization",
            "CodeFacts",
            "Endpoints",
            "EnumValue",
            "ErrorBody",
            "OperationFacts",
            "Outcome",
            "Pagination",
            "RegionEndpoint",
            "RequiredWhen",
            "Resource",
            "Source",
            "WaiterFacts",
            "Values",
        ],
    ),
    (
        "one of a few words",
        &[
            "Case",
            "DownloadErrorKind",
            "ErrorClass",
            "ErrorKind",
            "ListStyle",
            "Location",
            "Network",
            "PageStyle",
            "Presence",
            "Protocol",
            "Safety",
            "Signer",
            "State",
            "TimeForm",
            "TransportErrorKind",
            "WaitErrorKind",
            "Form",
            "ParameterForm",
            "Wire",
            "AnObject",
            "AText",
        ],
    ),
    (
        "numbers and times, and where a file is on this machine",
        &["Downloaded", "Expected", "Pace", "RetryPolicy", "Timestamp"],
    ),
    (
        "names that are no secrets: a role, a place in a list, a status",
        &["Position", "Role", "UnrecognizedValue"],
    ),
    ("a sentence of ours about a mistake in the program", &["ConfigError"]),
];

/// What a type shows, by its name. Types of the same name are shown together.
type Shown = BTreeMap<&'static str, String>;

fn add(shown: &mut Shown, name: &'static str, value: &dyn Debug) {
    writeln!(shown.entry(name).or_default(), "{value:?} {value:#?}").unwrap();
}

/// Knows credentials that end.
#[derive(Debug)]
struct Temporary;

impl CredentialProvider for Temporary {
    fn credentials(&self) -> CredentialFuture<'_> {
        Box::pin(async { Ok(key()) })
    }

    fn lease(&self) -> LeaseFuture<'_> {
        Box::pin(async { Ok(Lease::lasting(key())) })
    }
}

fn surroundings() -> Surroundings {
    Surroundings::new().with_variables(|_| Some(SECRET.to_owned()))
}

fn providers(shown: &mut Shown) {
    let role = || aliyun::Role::new("acs:ram::1:role/r");
    let here = surroundings;
    add(shown, "Surroundings", &here());
    let environment = EnvironmentProvider::aliyun().with_lookup(|_| Some(SECRET.to_owned()));
    add(shown, "EnvironmentProvider", &environment);
    add(
        shown,
        "CredentialChain",
        &CredentialChain::new().then("key", key()).then("env", environment),
    );
    add(shown, "EcsRoleProvider", &aliyun::EcsRoleProvider::new(here()));
    add(shown, "CliProfileProvider", &aliyun::CliProfileProvider::new(here()));
    add(shown, "UriProvider", &aliyun::UriProvider::new(here()));
    add(shown, "IniProfileProvider", &aliyun::IniProfileProvider::new(here()));
    add(shown, "RamRoleProvider", &aliyun::RamRoleProvider::new(here(), key(), role()));
    add(shown, "OidcRoleProvider", &aliyun::OidcRoleProvider::new(here(), role(), "p", "/file"));
    add(shown, "RsaKeyProvider", &aliyun::RsaKeyProvider::new(here(), "id", "/file"));
    add(shown, "HuaweiProfileProvider", &otc::HuaweiProfileProvider::new(here()));
    add(shown, "CloudsYamlProvider", &otc::CloudsYamlProvider::new(here()));
    let password = otc::PasswordProvider::new(here(), "https://iam.example", "d", "u", PASSWORD);
    add(shown, "PasswordProvider", &password);
}

async fn credentials(shown: &mut Shown) {
    add(shown, "Sensitive", &Sensitive::new(SECRET));
    add(shown, "Credentials", &[key(), Credentials::token(TOKEN)]);
    add(shown, "Lease", &Lease::lasting(key()));
    let cached = CachedProvider::new(Temporary);
    cached.credentials().await.unwrap();
    add(shown, "CachedProvider", &cached);
}

fn wire(shown: &mut Shown) {
    let secret = Sensitive::new(SECRET);
    add(shown, "Entry", &Entry::new("Name", &secret));
    let mut entries = Entries::default();
    entries.add("Name", &secret);
    add(shown, "Entries", &entries);
    let mut parameters = Parameters::default();
    parameters.add(Location::Query, "Name", &secret);
    add(shown, "Parameters", &parameters);
    add(shown, "View", &secret.view(Wire::PLAIN));
    add(shown, "Scalar", &Scalar::Text(SECRET));
    add(shown, "Parameter", &Parameter::new(Location::Query, "Name", &secret));
    let mut target = Sensitive::new(SECRET);
    add(shown, "Slot", &Slot::new(&mut target));
    add(shown, "Places", &Places::new(&mut Holder(SECRET)));
    let mut answer = gpdb::DescribeDownloadRecordsResponse::default();
    add(shown, "Object", &Decode::object(&mut answer));
    let unreadable = serde_json::json!({ "Records": [{ "DownloadId": LINK }] }).to_string();
    let failed = read_json::<gpdb::DescribeDownloadRecordsResponse>(unreadable.as_bytes());
    add(shown, "Failed", &failed.unwrap_err());
    add(shown, "Body", &Body::from(LINK));
}

/// Something that takes places and holds a secret.
struct Holder(&'static str);

impl TakePlaces for Holder {
    fn take(&mut self, _: &[&'static str], _: &mut [&mut dyn Decode], _: &[(&'static str, Form)]) {
        self.0 = SECRET;
    }
}

/// A request for an answer that everybody can see, but for the link in it.
fn client() -> (ClientBuilder<gpdb::Client>, gpdb::DescribeDownloadRecords) {
    let builder = gpdb::Client::builder("cn-hangzhou").credentials(key()).transport(Canned);
    (builder, gpdb::DescribeDownloadRecords::new("gp-1"))
}

/// Answers with a link.
#[derive(Debug)]
struct Canned;

impl specwright_runtime::Transport for Canned {
    fn send(&self, request: http::Request<Bytes>) -> specwright_runtime::TransportFuture<'_> {
        let is_about = |what| request.uri().query().is_some_and(|it| it.contains(what));
        let failure = is_about("failure");
        let status = if is_about("failed") { "failed" } else { "finished" };
        let task = serde_json::json!({ "DownloadId": 1, "DownloadUrl": LINK, "Status": status });
        let body = serde_json::json!({ "Message": TOKEN, "Records": [task] });
        let response = http::Response::builder().status(if failure { 400 } else { 200 });
        let response = response.body(Body::from(body.to_string())).unwrap();
        Box::pin(async { Ok(response) })
    }
}

async fn calls(shown: &mut Shown) {
    let (builder, request) = client();
    add(shown, "ClientBuilder", &builder);
    let client = builder.build().unwrap();
    let runtime: &Client = client.runtime();
    add(shown, "Client", &runtime);
    let call = client.describe_download_records(request.clone());
    add(shown, "Call", &call);
    add(shown, "Response", &call.await.unwrap());
    let failure = gpdb::DescribeDownloadRecords::new("failure");
    add(shown, "Error", &client.describe_download_records(failure).await.unwrap_err());
    let lost = TransportError::new(TransportErrorKind::Other, "the connection broke");
    add(shown, "TransportError", &lost);
    add(shown, "ReqwestTransport", &ReqwestTransport::new(Duration::from_secs(1)).unwrap());
    let missing = CredentialChain::new().credentials().await.unwrap_err();
    add(shown, "CredentialError", &missing);
}

fn lists(shown: &mut Shown) {
    let builder = dbs::Client::builder("cn-hangzhou").credentials(key()).transport(Canned);
    let client = builder.build().unwrap();
    let call = || client.describe_download_task(dbs::DescribeDownloadTask::new("cn-a", "rm-1"));
    add(shown, "Pages", &call().pages());
    add(shown, "Items", &call().items());
    add(shown, "Blocking", &call().items().blocking());
}

fn downloads(shown: &mut Shown) {
    let download = || Download::new(LINK).unwrap();
    add(shown, "Link", &Link::parse(LINK).unwrap());
    add(shown, "Download", &download());
    add(shown, "Downloader", &Downloader::new().unwrap());
    add(shown, "Chunks", &download().chunks());
    let unusable = Link::parse(&LINK.replace("https", "ftp")).unwrap_err();
    add(shown, "DownloadError", &unusable);
}

async fn waits(shown: &mut Shown) {
    let (builder, request) = client();
    let client = builder.build().unwrap();
    let call = || client.describe_download_records(request.clone());
    add(shown, "Wait", &call().wait_until(gpdb::DownloadFinished::new(1)));
    let seen: Arc<Mutex<String>> = Arc::default();
    let noted = seen.clone();
    let wait = call().wait_until(gpdb::DownloadFinished::new(1)).on_progress(move |progress| {
        write!(noted.lock().unwrap(), "{progress:?} {progress:#?}").unwrap();
    });
    assert_eq!(wait.await.unwrap().download_url.unwrap().expose(), LINK);
    shown.insert("Progress", seen.lock().unwrap().clone());
    let failed = gpdb::DescribeDownloadRecords::new("failed");
    let failed = client.describe_download_records(failed);
    let error = failed.wait_until(gpdb::DownloadFinished::new(1)).await.unwrap_err();
    assert!(error.item().is_some(), "{error}");
    add(shown, "WaitError", &error);
}

async fn everything() -> Shown {
    let mut shown = Shown::new();
    providers(&mut shown);
    credentials(&mut shown).await;
    wire(&mut shown);
    calls(&mut shown).await;
    lists(&mut shown);
    downloads(&mut shown);
    waits(&mut shown).await;
    shown
}

/// The names of the public types in the sources of the runtime.
fn public_types() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open: Vec<PathBuf> = vec![folder::path("../runtime/src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(folder::entries(&path));
        } else {
            let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
            names.extend(file.items.iter().filter_map(public_type));
        }
    }
    names
}

/// The compiler sees to it that what is public can be reached.
fn public_type(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Struct(it) => (&it.vis, &it.ident),
        Item::Enum(it) => (&it.vis, &it.ident),
        Item::Union(it) => (&it.vis, &it.ident),
        _ => return None,
    };
    matches!(visibility, Visibility::Public(_)).then(|| name.to_string())
}

#[tokio::test]
async fn no_public_type_shows_a_secret() {
    let shown = everything().await;
    for (name, text) in &shown {
        assert!(!text.is_empty());
        assert_hidden(name, text);
    }
}

#[tokio::test]
async fn every_public_type_is_looked_at() {
    let shown = everything().await;
    let plain = PLAIN.iter().flat_map(|(_, names)| names.iter().copied());
    let listed: BTreeSet<String> = shown.keys().copied().chain(plain).map(str::to_owned).collect();
    assert_eq!(public_types(), listed, "add a new type here, on the left, or take one away");
}
