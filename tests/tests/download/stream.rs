//! A file as a stream of bytes.

use super::wire::{Reply, Server};
use super::{TAG, bytes, download};
use specwright_runtime::download::{Chunks, DownloadErrorKind};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// What comes, and the kind of error it ends with.
async fn read(mut chunks: Chunks) -> (Vec<u8>, Option<DownloadErrorKind>) {
    let mut read = Vec::new();
    while let Some(piece) = chunks.next().await {
        match piece {
            Ok(bytes) => read.extend_from_slice(&bytes),
            Err(error) => {
                assert!(chunks.next().await.is_none(), "an error is the end");
                return (read, Some(error.kind()));
            }
        }
    }
    assert!(chunks.next().await.is_none());
    (read, None)
}

#[tokio::test]
async fn bytes_are_handed_out_once() {
    let file = bytes(300_000);
    let start = Reply::new(200, file.clone()).tag(TAG).broken_after(100_000);
    for rest in [Reply::part(&file, 100_000).tag(TAG), Reply::new(200, file.clone()).tag(TAG)] {
        let server = Server::script([start.clone(), rest]);
        assert!(server.received().is_empty());
        assert!(read(download(&server).chunks()).await == (file.clone(), None));
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn what_was_handed_out_cannot_be_taken_back() {
    let (old, new) = (bytes(1000), vec![7; 1000]);
    let start = Reply::new(200, old.clone()).tag(TAG).broken_after(400);
    let changed = Reply::new(200, new.clone()).tag("\"new\"");
    let wrong = Reply::part(&new, 400).tag("\"new\"");
    for rest in [changed, wrong] {
        let server = Server::script([start.clone(), rest]);
        let read = read(download(&server).chunks()).await;
        assert!(read == (old[..400].to_vec(), Some(DownloadErrorKind::Changed)));
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn a_part_that_is_longer_than_it_says_is_not_handed_out() {
    let file = bytes(1000);
    let long = Reply::bare(206, [&file[400..], b"more"].concat())
        .header("Content-Range", "bytes 400-999/1000")
        .tag(TAG);
    let server = Server::script([Reply::new(200, file.clone()).tag(TAG).broken_after(400), long]);
    let (read, error) = read(download(&server).chunks()).await;
    // The end may come in a piece of its own.
    assert!(read == file && error.is_none() || file.starts_with(&read) && error.is_some());
    assert!(error.is_none_or(|it| it == DownloadErrorKind::Changed), "{error:?}");
}

#[tokio::test]
async fn without_a_validator_a_broken_connection_is_the_end() {
    let server = Server::script([Reply::new(200, bytes(1000)).broken_after(400)]);
    let read = read(download(&server).chunks()).await;
    assert!(read == (bytes(400), Some(DownloadErrorKind::Interrupted)));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn whoever_stops_waiting_may_ask_again() {
    let server = Server::start(|index, _| match index {
        0 => Reply::new(200, "abc"),
        _ => Reply::new(500, ""),
    });
    let mut chunks = download(&server).chunks();
    let mut polls = 0;
    let bytes = loop {
        let mut waiting = pin!(chunks.next());
        // Asks once, and does not wait.
        match poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context))).await {
            Poll::Ready(piece) => break piece.unwrap().unwrap(),
            Poll::Pending => polls += 1,
        }
        tokio::task::yield_now().await;
    };
    assert_eq!((&*bytes, server.received().len()), (&b"abc"[..], 1));
    assert!(polls > 0);
}
