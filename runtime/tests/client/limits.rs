//! Time and size have limits.

use crate::api::{ALIYUN, Ask};
use crate::double::{Double, builder};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::http::Request;
use specwright_runtime::{
    Client, ErrorKind, Transport, TransportError, TransportErrorKind, TransportFuture,
};
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Never answers.
#[derive(Debug)]
struct Silence;

impl Transport for Silence {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(std::future::pending())
    }
}

/// Fails in one way.
#[derive(Debug)]
struct Broken(TransportErrorKind);

impl Transport for Broken {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        let error = TransportError::new(self.0, "the reason");
        Box::pin(std::future::ready(Err(error)))
    }
}

fn client(transport: impl Transport + 'static) -> Client {
    builder(&ALIYUN, "cn-a").transport(transport).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_in_time() {
    let start = Instant::now();
    let error = client(Silence).call(Ask::default()).await.unwrap_err();
    assert_eq!(start.elapsed().as_secs(), 20);
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(error.to_string(), "Ask failed: timed out: no complete answer within 20s");
    let call = || client(Silence).call(Ask::default());
    let seconds = Duration::from_secs;
    for call in [
        call().with_timeout(seconds(3)),
        call().with_attempt_timeout(seconds(3)),
        call().with_timeout(seconds(3)).with_attempt_timeout(seconds(4)),
        call().with_timeout(Duration::MAX).with_attempt_timeout(seconds(3)),
    ] {
        let start = Instant::now();
        let error = call.await.unwrap_err();
        assert_eq!((start.elapsed().as_secs(), error.is_timeout()), (3, true));
        assert_eq!(error.message(), Some("no complete answer within 3s"));
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_received() {
    for (limit, fits) in [(12, true), (11, false)] {
        let double = Double::new(200, r#"{"Id":12345}"#);
        let client: Client = builder(&ALIYUN, "cn-a")
            .transport(Arc::clone(&double))
            .max_response_bytes(limit)
            .build()
            .unwrap();
        let result = client.call(Ask::default()).await;
        assert_eq!(result.is_ok(), fits, "{result:?}");
        if let Err(error) = result {
            assert_eq!((error.kind(), error.status()), (ErrorKind::TooLarge, Some(200)));
            assert!(error.to_string().ends_with(": more than 11 bytes"), "{error}");
        }
    }
}

#[tokio::test]
async fn trouble_on_the_network_is_of_some_kind() {
    let cases = [
        (TransportErrorKind::Connect, ErrorKind::Connect, "cannot connect"),
        (TransportErrorKind::Timeout, ErrorKind::Timeout, "timed out"),
        (TransportErrorKind::Other, ErrorKind::Transport, "the connection failed"),
    ];
    for (given, kind, words) in cases {
        let error = client(Broken(given)).call(Ask::default()).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (kind, None));
        assert!(error.is_retryable());
        let shown = format!("Ask failed: {words}: https://demo.example.com");
        assert_eq!(error.to_string(), shown);
        let reason = error.source().and_then(|source| source.source()).unwrap();
        assert_eq!(reason.to_string(), "the reason");
    }
}

#[test]
fn a_call_and_its_future_can_move_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    let call = client(Silence).call(Ask::default());
    assert_eq!(call.request(), &Ask::default());
    is_send(&call);
    is_send(&call.into_future());
}
