//! The id of a project.

use crate::server::says;
use crate::world::World;
use specwright_runtime::Credentials;
use specwright_runtime::credentials::otc::project_id;

const AUTH_URL: &str = "https://iam.example/v3";

#[tokio::test]
async fn a_project_by_its_name() {
    let body = r#"{"projects":[{"id":"p0","name":"eu-de_x"},{"id":"p1","name":"eu-de"}]}"#;
    let world = World::new([says(200, body)]);
    let server = world.server();
    let key = Credentials::access_key("id", "hidden");
    let id = project_id(&world.surroundings(), AUTH_URL, &key, "eu-de").await;
    assert_eq!(id.unwrap(), "p1");
    let request = server.requests().remove(0);
    let signed = "GET https://iam.example/v3/projects?name=eu-de\n\
        accept: application/json\n\
        authorization: SDK-HMAC-SHA256 Access=id, SignedHeaders=host;x-sdk-date, Signature=";
    assert!(request.starts_with(signed), "{request}");
    assert!(request.ends_with("\nx-sdk-date: 20231114T221320Z\n"), "{request}");
}

#[tokio::test]
async fn why_there_is_no_id() {
    let at = "the identity service at iam.example";
    let cases = [
        (says(200, r#"{"projects":[]}"#), format!("{at}: there is no project `eu-de`")),
        (
            says(403, r#"{"error_code":"IAM.1","error_msg":"hidden"}"#),
            format!("{at}: HTTP 403, IAM.1, <redacted>"),
        ),
    ];
    for (reply, expected) in cases {
        let surroundings = World::new([reply]).surroundings();
        let token = Credentials::token("hidden");
        let error = project_id(&surroundings, AUTH_URL, &token, "eu-de").await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}
