//! The default transports, over a real socket, and real files and programs.

use crate::aliyun::{ISSUED, issued};
use crate::world::lease;
use specwright_runtime::credentials::Surroundings;
use specwright_runtime::credentials::aliyun::UriProvider;
use specwright_runtime::credentials::otc::{HuaweiProfileProvider, PasswordProvider};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers one request, and returns what came over the wire.
async fn serve(listener: &TcpListener, status: &str, body: &str) -> String {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut buffer = [0; 4096];
    let count = stream.read(&mut buffer).await.unwrap();
    let answer = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    stream.write_all(answer.as_bytes()).await.unwrap();
    String::from_utf8_lossy(&buffer[..count]).into_owned()
}

fn surroundings(name: &'static str, value: String) -> Surroundings {
    Surroundings::new().with_variables(move |it| (it == name).then(|| value.clone()))
}

#[tokio::test]
async fn a_credentials_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}/key?for=me", listener.local_addr().unwrap());
    let provider = UriProvider::new(surroundings("ALIBABA_CLOUD_CREDENTIALS_URI", uri));
    let body = format!("{{{ISSUED}}}");
    let (received, found) = tokio::join!(serve(&listener, "200 OK", &body), lease(&provider));
    assert_eq!(found, Ok(issued()));
    assert!(received.starts_with("GET /key?for=me HTTP/1.1\r\n"), "{received}");
    assert!(received.contains("\r\nuser-agent: specwright/"), "{received}");
    drop(listener);
    let error = lease(&provider).await.unwrap_err();
    assert_eq!(error, "the credentials server at 127.0.0.1: cannot connect");
}

#[tokio::test]
async fn a_login() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v3", listener.local_addr().unwrap());
    let provider = PasswordProvider::new(Surroundings::new(), url, "d", "me", "hidden");
    let provider = provider.with_project("p");
    let (status, body) = (
        "201 Created\r\nx-subject-token: hidden-token",
        r#"{"token":{"expires_at":"2023-11-15T22:13:20.500000Z"}}"#,
    );
    let (received, found) = tokio::join!(serve(&listener, status, body), lease(&provider));
    assert_eq!(found, Ok(crate::otc::leased()));
    let line = "POST /v3/auth/tokens?nocatalog=true HTTP/1.1\r\n";
    assert!(received.starts_with(line), "{received}");
}

#[tokio::test]
async fn files_of_the_file_system() {
    let file = |path: &str| {
        let surroundings = surroundings("HUAWEICLOUD_SDK_CREDENTIALS_FILE", path.to_owned());
        HuaweiProfileProvider::new(surroundings)
    };
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let error = lease(&file(here)).await.unwrap_err();
    assert_eq!(error, format!("`{here}`: there is no section `basic` or `global`"));
    let directory = env!("CARGO_MANIFEST_DIR");
    let error = lease(&file(directory)).await.unwrap_err();
    assert_eq!(error, format!("`{directory}` cannot be read: it is not a file"));
    let error = lease(&file("/no/such/file")).await.unwrap_err();
    assert_eq!(error, "`/no/such/file` does not exist");
}
