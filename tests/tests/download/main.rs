//! Downloads from servers that break, lie and change their mind.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod folder;
mod limits;
mod partial;
mod resume;
mod secrets;
mod stream;
mod wire;

use specwright_runtime::download::{Download, DownloadError, DownloadErrorKind, Downloaded};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use wire::{Reply, Server};

const TAG: &str = "\"5B3C1A2E053D763E1B002CC607C5A0FE\"";

/// The bytes of a file; no two places in it look alike.
fn bytes(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()).take(length).collect()
}

/// A download that does not wait between attempts.
fn download(server: &Server) -> Download {
    let link =
        format!("{}/backups/file.tar.gz?Expires=1589530200&Signature=s%2Bs%3D", server.origin);
    Download::new(&link).unwrap().pauses(Duration::ZERO, Duration::ZERO)
}

/// A folder of its own, and a file in it that is not there yet.
fn place() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("file");
    (folder, path)
}

/// The names of what is in a folder.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

/// Downloads a file that must arrive.
async fn arrives(server: &Server, expected: &[u8]) {
    let (folder, path) = place();
    let done: Downloaded = download(server).to_file(&path).await.unwrap();
    assert_eq!((&done.path, done.bytes), (&path, expected.len() as u64));
    assert!(fs::read(&path).unwrap() == expected, "the bytes are others");
    assert_eq!(names(&folder), ["file"]);
}

/// Downloads a file that must not arrive, and leave nothing behind.
async fn fails(download: Download) -> DownloadError {
    let (folder, path) = place();
    let error = download.to_file(&path).await.unwrap_err();
    assert_eq!(names(&folder), [""; 0], "{error}");
    error
}

#[tokio::test]
async fn a_file_arrives_as_it_is() {
    for length in [0, 1, 1_000_000] {
        let server = Server::script([Reply::new(200, bytes(length)).tag(TAG)]);
        arrives(&server, &bytes(length)).await;
        let received = server.received();
        assert_eq!(received.len(), 1);
        assert_eq!(
            received[0].line,
            "GET /backups/file.tar.gz?Expires=1589530200&Signature=s%2Bs%3D HTTP/1.1"
        );
        let mut names: Vec<_> = received[0].headers.iter().map(|(name, _)| name).collect();
        names.sort();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
        assert_eq!(received[0].header("accept-encoding"), Some("identity"));
    }
}

#[tokio::test]
async fn a_file_may_come_without_a_word_about_its_length() {
    let server = Server::script([Reply::bare(200, bytes(100_000))]);
    arrives(&server, &bytes(100_000)).await;
    let chunked = Reply::bare(200, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    arrives(&Server::script([chunked.header("Transfer-Encoding", "chunked")]), b"abcde").await;
}

#[tokio::test]
async fn a_download_can_run_on_another_thread() {
    let server = Server::script([Reply::new(200, "abc")]);
    let (_folder, path) = place();
    let done = tokio::spawn(download(&server).to_file(path)).await.unwrap().unwrap();
    assert_eq!(done.bytes, 3);
}

#[tokio::test]
async fn a_refusal_is_told_with_its_code() {
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>AccessDenied</Code>\n  \
        <Message>Request has expired.</Message>\n  <RequestId>5D28</RequestId>\n  \
        <Expires>2020-05-15T08:10:00.000Z</Expires>\n</Error>";
    let server = Server::script([Reply::new(403, body)]);
    let error = fails(download(&server)).await;
    assert_eq!((error.kind(), error.status()), (DownloadErrorKind::Status(403), Some(403)));
    assert_eq!((error.code(), error.is_retryable()), (Some("AccessDenied"), false));
    let host = server.origin.trim_start_matches("http://");
    assert_eq!(
        error.to_string(),
        format!(
            "download from {host} failed: AccessDenied (HTTP 403): Request has expired.; \
             the link may have expired"
        )
    );
    assert_eq!(server.received().len(), 1, "asking again does not help");
}

#[tokio::test]
async fn other_refusals_are_told_with_their_status() {
    for (status, body) in
        [(404, ""), (400, "<html>"), (401, "{}"), (204, ""), (206, "abc"), (304, "")]
    {
        let server = Server::script([Reply::new(status, body)]);
        let error = fails(download(&server)).await;
        assert_eq!((error.kind(), error.code()), (DownloadErrorKind::Status(status), None));
        assert_eq!(server.received().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn errors_of_the_server_are_waited_out() {
    let failing =
        [500, 503, 429, 408].map(|status| Reply::new(status, "").header("Retry-After", "9"));
    let replies = failing.into_iter().chain([Reply::new(200, "abc")]);
    let server = Server::script(replies.collect::<Vec<_>>());
    arrives(&server, b"abc").await;
    assert_eq!(server.received().len(), 5);
}

#[tokio::test]
async fn attempts_come_to_an_end() {
    let server = Server::script([Reply::new(503, "")]);
    let error = fails(download(&server).attempts(3)).await;
    assert_eq!((error.kind(), error.is_retryable()), (DownloadErrorKind::Status(503), true));
    assert_eq!(server.received().len(), 3);
    let server = Server::script([Reply::new(503, "")]);
    assert!(!fails(download(&server).attempts(0)).await.to_string().is_empty());
    assert_eq!(server.received().len(), 1, "one attempt at least");
}

#[tokio::test]
async fn nobody_listens() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let link = format!("http://{}/f", listener.local_addr().unwrap());
    drop(listener);
    let download = Download::new(&link).unwrap().attempts(2).pauses(Duration::ZERO, Duration::ZERO);
    assert_eq!(fails(download).await.kind(), DownloadErrorKind::Connect);
}

#[tokio::test]
async fn a_redirect_is_followed_without_telling_where_from() {
    let server = Server::start(|_, request| match request.line.split(['?', ' ']).nth(1).unwrap() {
        "/backups/file.tar.gz" => Reply::new(307, "").header("Location", "../other?t=1"),
        "/other" => Reply::new(302, "").header("Location", "/last"),
        "/last" => Reply::new(200, "abc"),
        other => panic!("{other}"),
    });
    arrives(&server, b"abc").await;
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|it| it.header("referer").is_none()));
    assert_eq!(received[2].line, "GET /last HTTP/1.1");
}

#[tokio::test]
async fn redirects_that_do_not_end_or_lead_astray_are_not_followed() {
    let server = Server::script([Reply::new(301, "").header("Location", "?again")]);
    let error = fails(download(&server)).await;
    assert_eq!(error.kind(), DownloadErrorKind::Redirect);
    assert!(error.to_string().ends_with("the server sends elsewhere: too often"), "{error}");
    assert_eq!(server.received().len(), 11);
    for location in
        ["http://h.example/secret", "ftp://127.0.0.1/secret", "https://u:secret@h.example/"]
    {
        let server = Server::script([Reply::new(301, "").header("Location", location)]);
        let error = fails(download(&server)).await;
        assert_eq!(error.kind(), DownloadErrorKind::Redirect, "{location}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn a_file_in_another_form_is_not_taken() {
    let server = Server::script([Reply::new(200, "abc").header("Content-Encoding", "gzip")]);
    let error = fails(download(&server)).await;
    assert_eq!(error.kind(), DownloadErrorKind::Encoded);
    assert!(error.to_string().ends_with("the file comes in another form: gzip"), "{error}");
    let server = Server::script([Reply::new(200, "abc").header("Content-Encoding", "identity")]);
    arrives(&server, b"abc").await;
}
