//! Links are shown to nobody.

use super::wire::{Reply, Server};
use super::{TAG, bytes, fails, place};
use specwright_runtime::download::{Download, Link};
use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tracing_subscriber::fmt::MakeWriter;

/// What gives access, and must not be seen anywhere. The parts of the path are not told either.
const SECRETS: [&str; 5] = ["pathsecret", "keysecret", "sig%2Bsecret", "sig+secret", "filesecret"];

const TARGET: &str = "/pathsecret/filesecret.gz?AWSAccessKeyId=keysecret&Signature=sig%2Bsecret";

/// Keeps a log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn assert_hidden(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

/// What is shown of a download that fails.
async fn failing(link: &str) -> Vec<String> {
    let download = Download::new(link).unwrap().pauses(Duration::ZERO, Duration::ZERO);
    let download = download.attempts(2).read_timeout(Duration::from_millis(100));
    let mut shown = vec![format!("{download:?}")];
    let error = fails(download).await;
    shown.push(format!("{error} {error:?} {error:#?}"));
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        shown.push(format!("{error} {error:?}"));
        source = error.source();
    }
    shown
}

#[tokio::test]
async fn links_are_shown_to_nobody() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(log.clone());
    // For all threads, and for what is written to `log` too.
    subscriber.init();

    let mut shown = Vec::new();
    let message =
        "<Error><Code>keysecret</Code><Message>no sig+secret of keysecret</Message></Error>";
    // Nobody listens here.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    shown.extend(failing(&format!("http://{closed}{TARGET}")).await);
    for reply in [
        Reply::new(403, message),
        Reply::new(503, message),
        Reply::new(200, bytes(100)).tag(TAG).broken_after(50),
        Reply::new(200, bytes(100)).tag(TAG).stalled_after(50),
        Reply::new(301, "").header("Location", TARGET),
        Reply::new(301, "").header("Location", "http://h.example/pathsecret?keysecret"),
        Reply::new(200, "").header("Content-Encoding", "br"),
    ] {
        let server = Server::script([reply]);
        shown.extend(failing(&format!("{}{TARGET}", server.origin)).await);
    }
    let server = Server::script([Reply::new(200, "abc")]);
    let link = Link::parse(&format!("{}{TARGET}", server.origin)).unwrap();
    shown.push(format!("{link} {link:?} {:?}", Download::new(&link).unwrap().chunks()));
    let (_folder, path) = place();
    Download::new(&link).unwrap().to_file(path).await.unwrap();
    for text in ["//[keysecret", "ftp://keysecret", "keysecret", "https://u:keysecret@h.example/"] {
        shown.push(format!("{:?}", Link::parse(text).unwrap_err()));
    }

    assert_hidden(&shown.join("\n"));
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let host = server.origin.trim_start_matches("http://");
    assert!(log.contains(&format!("download{{host=\"{host}\"}}")), "{log}");
    assert!(log.contains(" complete bytes=3"), "{log}");
    assert!(log.contains("hyper_util"), "the libraries are heard too: {log}");
    assert_hidden(&log);
}
