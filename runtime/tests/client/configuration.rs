//! What can be wrong with a configuration, and what comes of a right one.

use crate::api::{ALIYUN, OTC};
use crate::double::{Double, builder};
use specwright_runtime::{Client as RuntimeClient, ClientBuilder, Network, client};
use std::time::Duration;

/// A client as generated code declares it.
#[derive(Clone, Debug)]
pub struct Client(RuntimeClient);

client!(Client, ALIYUN);

fn problem(builder: ClientBuilder<RuntimeClient>) -> String {
    builder.transport(Double::new(200, "")).build().unwrap_err().to_string()
}

#[test]
fn a_generated_client_knows_its_region_and_its_endpoint() {
    let client = Client::builder("cn-a")
        .credentials(specwright_runtime::Credentials::access_key("id", "hidden"))
        .transport(Double::new(200, ""))
        .build()
        .unwrap();
    assert_eq!(client.runtime().region(), "cn-a");
    assert_eq!(client.runtime().endpoint(), "https://demo.example.com");
    assert_eq!(
        format!("{:?}", client.clone()),
        "Client(Client { api: \"Demo\", version: \"2026-01-01\", region: \"cn-a\", \
         endpoint: \"https://demo.example.com\", .. })"
    );
}

#[test]
fn an_endpoint_can_be_chosen() {
    let endpoint = |builder: ClientBuilder<RuntimeClient>| {
        let client = builder.transport(Double::new(200, "")).build().unwrap();
        client.endpoint().to_owned()
    };
    let vpc = builder(&ALIYUN, "cn-a").network(Network::Vpc);
    assert_eq!(endpoint(vpc), "https://demo-vpc.cn-a.example.com");
    let own = builder(&ALIYUN, "anywhere").endpoint("proxy.example:8443");
    assert_eq!(endpoint(own), "https://proxy.example:8443");
    let local = builder(&ALIYUN, "cn-a").endpoint("http://127.0.0.1:9");
    assert_eq!(endpoint(local), "http://127.0.0.1:9");
    let open = builder(&ALIYUN, "cn-a").endpoint("http://intranet").allow_http(true);
    assert_eq!(endpoint(open), "http://intranet");
}

#[test]
fn mistakes_are_explained() {
    assert_eq!(
        problem(builder(&ALIYUN, "cn-b")),
        "no endpoint is documented for region `cn-b`; known regions: cn-a; \
         set one with `.endpoint(…)`"
    );
    assert_eq!(
        problem(builder(&OTC, "eu-de").network(Network::Vpc)),
        "no VPC endpoint is documented for region `eu-de`; none is known for any region; \
         set one with `.endpoint(…)`"
    );
    let cases = [
        (builder(&OTC, "evil.com/"), "is not a region"),
        (builder(&OTC, "eu-de").endpoint("http://intranet"), ".allow_http(true)"),
        (builder(&OTC, "eu-de").endpoint("https://host/path"), "goes on after the host"),
        (builder(&OTC, "eu-de").timeout(Duration::ZERO), "`timeout`"),
        (builder(&OTC, "eu-de").attempt_timeout(Duration::ZERO), "`attempt_timeout`"),
        (builder(&OTC, "eu-de").user_agent("a\nb"), "user agent"),
    ];
    for (builder, expected) in cases {
        let problem = problem(builder);
        assert!(problem.contains(expected), "{problem}");
    }
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_the_default_transport_one_must_be_given() {
    let problem = builder(&OTC, "eu-de").build().unwrap_err().to_string();
    assert!(problem.contains(".transport(…)"), "{problem}");
}

#[test]
fn builders_show_no_secrets() {
    let shown = format!("{:?}", builder(&OTC, "eu-de"));
    assert_eq!(shown, "ClientBuilder { api: \"RDS\", version: \"v3\", region: \"eu-de\", .. }");
}
