//! Logging in with a password.

use super::{leased, token};
use crate::server::{Reply, says};
use crate::world::{World, lease};
use serde_json::{Value, json};
use specwright_runtime::credentials::otc::PasswordProvider;

const AUTH_URL: &str = "https://iam.eu-de.otc.t-systems.com/v3";

fn environment(script: impl IntoIterator<Item = Reply>) -> World {
    World::new(script)
        .variable("OS_AUTH_URL", AUTH_URL)
        .variable("OS_USERNAME", "me")
        .variable("OS_PASSWORD", "hidden")
        .variable("OS_USER_DOMAIN_NAME", "OTC0001")
        .variable("OS_PROJECT_NAME", "eu-de")
}

/// The request but for its body, and the body.
fn taken_apart(request: &str) -> (&str, Value) {
    let (head, body) = request.split_at(request.find('{').unwrap());
    (head, serde_json::from_str(body).unwrap())
}

#[tokio::test]
async fn a_login_in_full() {
    let world = environment([token()]);
    let server = world.server();
    let provider = PasswordProvider::environment(world.surroundings());
    assert_eq!(lease(&provider).await, Ok(leased()));
    let requests = server.requests();
    let (head, body) = taken_apart(&requests[0]);
    assert_eq!(
        head,
        "POST https://iam.eu-de.otc.t-systems.com/v3/auth/tokens?nocatalog=true\n\
         accept: application/json\n\
         content-type: application/json;charset=utf8\n"
    );
    let user = json!({ "name": "me", "password": "hidden", "domain": { "name": "OTC0001" } });
    assert_eq!(
        body,
        json!({ "auth": {
            "identity": { "methods": ["password"], "password": { "user": user } },
            "scope": { "project": { "name": "eu-de" } },
        } })
    );
}

#[tokio::test]
async fn ids_count_more_than_names() {
    let world = environment([token()])
        .variable("OS_USER_ID", "u1")
        .variable("OS_USER_DOMAIN_NAME", "")
        .variable("OS_PROJECT_ID", "p1");
    let server = world.server();
    let provider = PasswordProvider::environment(world.surroundings());
    assert_eq!(lease(&provider).await, Ok(leased()));
    let requests = server.requests();
    let auth = &taken_apart(&requests[0]).1["auth"];
    let user = json!({ "id": "u1", "password": "hidden" });
    assert_eq!(auth["identity"]["password"]["user"], user);
    assert_eq!(auth["scope"], json!({ "project": { "id": "p1" } }));
}

#[tokio::test]
async fn blanks_are_part_of_a_password() {
    let world = environment([token()]).variable("OS_PASSWORD", " hidden \n");
    let server = world.server();
    lease(&PasswordProvider::environment(world.surroundings())).await.unwrap();
    assert!(server.requests()[0].contains(r#""password":" hidden ""#), "{:?}", server.requests());
}

#[tokio::test]
async fn a_login_without_an_environment() {
    let world = World::new([token(), token()]);
    let server = world.server();
    let provider = PasswordProvider::new(world.surroundings(), AUTH_URL, "OTC0001", "me", "hidden");
    let missing = "the project is missing, by its id or its name";
    assert_eq!(lease(&provider).await.unwrap_err(), missing);
    assert_eq!(lease(&provider.clone().with_project("eu-de")).await, Ok(leased()));
    assert_eq!(lease(&provider.with_project_id("p1")).await, Ok(leased()));
    assert_eq!(server.lines().len(), 2);
}

#[tokio::test]
async fn why_there_is_no_token() {
    let at = "the identity service at iam.eu-de.otc.t-systems.com";
    let refusal =
        r#"{"error":{"code":401,"title":"Unauthorized","message":"wrong: hidden\u001b[2J"}}"#;
    let issues =
        |body: &str| Reply::Issues(201, "x-subject-token", "hidden-token", body.to_owned());
    let cases = [
        (
            World::new([]).variable("OS_USERNAME", "me"),
            "not set: OS_AUTH_URL, OS_PASSWORD, OS_USER_DOMAIN_NAME, \
             OS_PROJECT_ID or OS_PROJECT_NAME"
                .to_owned(),
        ),
        (
            environment([says(401, refusal)]),
            format!("{at}: HTTP 401, Unauthorized, wrong: <redacted> [2J"),
        ),
        (environment([says(200, "{}")]), format!("{at}: HTTP 200")),
        (environment([says(201, "{}")]), format!("{at}: there is no `X-Subject-Token`")),
        (environment([issues("hidden")]), {
            format!("the answer of {at} is not JSON: expected value at line 1 column 1")
        }),
        (environment([issues("{}")]), format!("the answer of {at}: `token` is missing")),
        (
            environment([issues(r#"{"token":{"expires_at":"hidden"}}"#)]),
            format!(
                "`token` of the answer of {at}: \
                 `expires_at` must be a time like 2026-01-13T08:00:00.000000Z"
            ),
        ),
        (
            environment([]).variable("OS_AUTH_URL", "http://iam.example/v3"),
            "the URL of the identity service: \
             credentials would travel unencrypted to a distant host; use https"
                .to_owned(),
        ),
    ];
    for (world, expected) in cases {
        let provider = PasswordProvider::environment(world.surroundings());
        assert_eq!(lease(&provider).await.unwrap_err(), expected);
    }
}
