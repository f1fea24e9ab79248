//! Going on after a connection broke.

use super::wire::{Reply, Server};
use super::{TAG, arrives, bytes, download, fails};
use specwright_runtime::download::DownloadErrorKind;
use std::time::Duration;

type Range = (Option<String>, Option<String>);

fn asked(from: usize, validator: &str) -> Range {
    (Some(format!("bytes={from}-")), Some(validator.to_owned()))
}

/// A request for the whole file.
const WHOLE: Range = (None, None);

/// The beginning of a file.
fn broken(file: &[u8], bytes: usize) -> Reply {
    Reply::new(200, file).tag(TAG).broken_after(bytes)
}

#[tokio::test]
async fn a_broken_connection_is_gone_on_with() {
    let file = bytes(300_000);
    let server = Server::script([
        broken(&file, 100_000),
        Reply::part(&file, 100_000).tag(TAG).broken_after(50_000),
        Reply::new(502, "<html>"),
        Reply::part(&file, 150_000).tag(TAG),
    ]);
    arrives(&server, &file).await;
    let expected = [WHOLE, asked(100_000, TAG), asked(150_000, TAG), asked(150_000, TAG)];
    assert_eq!(server.ranges(), expected);
    assert!(server.received().iter().all(|it| it.header("accept-encoding") == Some("identity")));
}

#[tokio::test]
async fn a_server_may_give_the_rest_in_parts() {
    let file = bytes(900);
    let part = |from: usize| {
        let end = (from + 300).min(900);
        let range = format!("bytes {from}-{}/900", end - 1);
        Reply::new(206, &file[from..end]).header("Content-Range", range).tag(TAG)
    };
    let server = Server::script([broken(&file, 100), part(100), part(400), part(700)]);
    arrives(&server, &file).await;
    let expected = [WHOLE, asked(100, TAG), asked(400, TAG), asked(700, TAG)];
    assert_eq!(server.ranges(), expected);
}

#[tokio::test]
async fn a_date_of_some_age_is_enough() {
    let file = bytes(1000);
    let changed = "Wed, 21 Oct 2015 07:28:00 GMT";
    let dated =
        |reply: Reply, now: &str| reply.header("Last-Modified", changed).header("Date", now);
    for (now, expected) in [
        ("Wed, 21 Oct 2015 07:29:00 GMT", asked(400, changed)),
        // The file could change again within the same second.
        ("Wed, 21 Oct 2015 07:28:00 GMT", WHOLE),
    ] {
        let whole = dated(Reply::new(200, file.clone()), now);
        let (start, rest) = (whole.clone().broken_after(400), Reply::part(&file, 400));
        let server = Server::start(move |index, request| match request.range() {
            _ if index == 0 => start.clone(),
            (Some(_), _) => rest.clone(),
            (None, _) => whole.clone(),
        });
        arrives(&server, &file).await;
        assert_eq!(server.ranges(), [WHOLE, expected]);
    }
}

#[tokio::test]
async fn without_a_validator_it_begins_again() {
    let (old, new) = (bytes(1000), vec![7; 1000]);
    for tag in ["W/\"weak\"", "unquoted"] {
        let start = Reply::new(200, old.clone()).tag(tag).broken_after(400);
        let server = Server::script([start, Reply::new(200, new.clone()).tag(tag)]);
        arrives(&server, &new).await;
        assert_eq!(server.ranges(), [WHOLE, WHOLE]);
    }
}

#[tokio::test]
async fn a_server_that_ignores_the_range_is_listened_to_from_the_beginning() {
    let file = bytes(300_000);
    let server = Server::script([
        broken(&file, 200_000),
        broken(&file, 100_000),
        broken(&file, 250_000),
        broken(&file, 300_000),
    ]);
    arrives(&server, &file).await;
    let expected = [WHOLE, asked(200_000, TAG), asked(200_000, TAG), asked(250_000, TAG)];
    assert_eq!(server.ranges(), expected);
}

#[tokio::test]
async fn a_file_that_changed_begins_again() {
    let (old, new) = (bytes(1000), vec![7; 700]);
    let answers = [
        // The server says so, as it should.
        vec![Reply::new(200, new.clone()).tag("\"new\"")],
        // It has the same tag, and yet another size.
        vec![Reply::new(200, new.clone()).tag(TAG)],
        // It ignores the condition.
        vec![Reply::part(&new, 400).tag("\"new\""), Reply::new(200, new.clone())],
        vec![Reply::part(&new, 400).tag(TAG), Reply::new(200, new.clone())],
        vec![Reply::part(&new, 400), Reply::new(200, new.clone())],
        // It gives another part than was asked for, or does not say which.
        vec![Reply::part(&old, 300).tag(TAG), Reply::new(200, new.clone())],
        vec![Reply::new(206, &old[400..]).tag(TAG), Reply::new(200, new.clone())],
        // There is nothing where the rest should be.
        vec![
            Reply::new(416, "").header("Content-Range", "bytes */300"),
            Reply::new(200, new.clone()),
        ],
        vec![
            Reply::new(416, "").header("Content-Range", "bytes */400"),
            Reply::new(200, new.clone()),
        ],
    ];
    for answers in answers {
        let count = answers.len();
        let replies = [broken(&old, 400)].into_iter().chain(answers);
        let server = Server::script(replies.collect::<Vec<_>>());
        arrives(&server, &new).await;
        let expected = [WHOLE, asked(400, TAG), WHOLE];
        assert_eq!(server.ranges(), expected[..=count]);
    }
}

#[tokio::test]
async fn another_part_than_was_asked_for_is_not_taken() {
    let file = bytes(1000);
    let server = Server::start({
        let file = file.clone();
        move |index, request| match (index, request.range().0) {
            (0, _) => broken(&file, 400),
            (1, _) => Reply::part(&file, 500).tag(TAG),
            (_, Some(range)) => {
                let from = range.trim_start_matches("bytes=").trim_end_matches('-');
                Reply::part(&file, from.parse().unwrap()).tag(TAG)
            }
            (_, None) => Reply::new(200, file.clone()).tag(TAG),
        }
    });
    arrives(&server, &file).await;
    assert_eq!(server.ranges(), [WHOLE, asked(400, TAG), WHOLE]);
}

#[tokio::test]
async fn a_part_that_is_longer_than_it_says_is_not_taken() {
    let file = bytes(1000);
    let long = Reply::bare(206, [&file[400..], b"more"].concat())
        .header("Content-Range", "bytes 400-999/1000")
        .tag(TAG);
    let server = Server::script([broken(&file, 400), long, Reply::new(200, file.clone())]);
    arrives(&server, &file).await;
    assert_eq!(server.ranges()[..2], [WHOLE, asked(400, TAG)]);
}

#[tokio::test]
async fn there_may_be_nothing_more() {
    // All is there but the end of the last chunk.
    let start = Reply::bare(200, "5\r\nabcde\r\n").header("Transfer-Encoding", "chunked").tag(TAG);
    let end = Reply::new(416, "").header("Content-Range", "bytes */5");
    for end in [end.clone(), end.tag(TAG)] {
        let server = Server::script([start.clone(), end]);
        arrives(&server, b"abcde").await;
        assert_eq!(server.ranges(), [WHOLE, asked(5, TAG)]);
    }
    // Or the file is another.
    let none = Reply::new(416, "");
    for other in [
        none.clone().header("Content-Range", "bytes */5").tag("\"new\""),
        none.clone().header("Content-Range", "bytes */3"),
        none,
    ] {
        let server = Server::script([start.clone(), other, Reply::new(200, "fghij")]);
        arrives(&server, b"fghij").await;
        assert_eq!(server.ranges(), [WHOLE, asked(5, TAG), WHOLE]);
    }
}

#[tokio::test]
async fn a_server_that_always_breaks_off_is_given_up() {
    let file = bytes(1000);
    let server = Server::start(move |_, request| match request.range() {
        (None, _) => broken(&file, 400),
        (Some(_), _) => Reply::part(&file, 400).tag(TAG).broken_after(0),
    });
    let error = fails(download(&server).attempts(3)).await;
    assert_eq!(error.kind(), DownloadErrorKind::Interrupted);
    // The first brought something new.
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn a_server_that_always_changes_the_file_is_given_up() {
    let server = Server::start(|index, _| {
        Reply::new(200, bytes(1000)).tag(&format!("\"{index}\"")).broken_after(400)
    });
    let error = fails(download(&server).attempts(4)).await;
    assert_eq!(error.kind(), DownloadErrorKind::Interrupted);
    assert_eq!(server.received().len(), 4);
}

#[tokio::test]
async fn each_new_byte_is_a_reason_to_go_on() {
    let file = bytes(40);
    let server = Server::start({
        let file = file.clone();
        move |index, _| match index {
            0 => broken(&file, 1),
            _ => Reply::part(&file, index).tag(TAG).broken_after(1),
        }
    });
    arrives(&server, &file).await;
    assert_eq!(server.received().len(), 40);
}

#[tokio::test]
async fn a_stalled_connection_is_left() {
    let file = bytes(1000);
    let server = Server::start({
        let file = file.clone();
        move |index, request| match (index, request.range()) {
            (0, _) => Reply::new(200, file.clone()).tag(TAG).stalled_after(400),
            (_, (Some("bytes=400-"), Some(TAG))) => Reply::part(&file, 400).tag(TAG),
            _ => Reply::new(400, ""),
        }
    });
    let folder = tempfile::TempDir::new().unwrap();
    let patient = download(&server).attempts(20).read_timeout(Duration::from_millis(500));
    let done = patient.to_file(folder.path().join("f")).await.unwrap();
    assert!(std::fs::read(done.path).unwrap() == file);
}

#[tokio::test]
async fn time_is_limited() {
    let server = Server::script([Reply::new(200, bytes(1000)).tag(TAG).stalled_after(400)]);
    let error = fails(download(&server).attempts(1).read_timeout(Duration::from_millis(50))).await;
    assert_eq!(error.kind(), DownloadErrorKind::Timeout);
    assert!(error.to_string().ends_with("timed out: nothing came for 50ms"), "{error}");
    let error = fails(download(&server).total_timeout(Duration::from_millis(200))).await;
    assert_eq!(error.kind(), DownloadErrorKind::Timeout);
    assert!(error.to_string().ends_with("timed out: it took longer than 200ms"), "{error}");
    // There is no time to wait for as long as the server asks.
    let hour = Duration::from_hours(1);
    let server = Server::script([Reply::new(503, "").header("Retry-After", "3600")]);
    let error = fails(download(&server).pauses(hour, hour).total_timeout(hour / 2)).await;
    assert_eq!(error.kind(), DownloadErrorKind::Status(503));
}
