//! Downloads that are dropped, and what is kept of them.

use super::wire::{Reply, Server};
use super::{TAG, bytes, download, names, place};
use specwright_runtime::download::{Download, DownloadError, DownloadErrorKind, Downloaded};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::Notify;

/// Starts a download, and drops it when something has arrived.
async fn dropped(download: Download, path: &Path) {
    let arrived = Arc::new(Notify::new());
    let notify = arrived.clone();
    let download = download.on_progress(move |progress| {
        if progress.received > 0 {
            notify.notify_one();
        }
    });
    tokio::select! {
        done = download.to_file(path) => panic!("{done:?}"),
        () = arrived.notified() => {}
    }
}

#[tokio::test]
async fn of_a_dropped_download_nothing_is_left() {
    let server = Server::script([Reply::new(200, bytes(1000)).stalled_after(400)]);
    let (folder, path) = place();
    dropped(download(&server), &path).await;
    assert_eq!(names(&folder), [""; 0]);
}

/// A link to the file that is signed anew.
fn again(server: &Server) -> Download {
    Download::new(&format!("{}/backups/file.tar.gz?Signature=other", server.origin)).unwrap()
}

/// A download that keeps what has arrived.
async fn keeping(download: Download, path: &Path) -> Result<Downloaded, DownloadError> {
    download.attempts(1).keep_partial().to_file(path).await
}

/// A folder with a partial file of 400 bytes, and a server that then gives these answers.
async fn kept<const N: usize>(file: &[u8], later: [Reply; N]) -> (TempDir, PathBuf, Server) {
    let start = Reply::new(200, file).tag(TAG).broken_after(400);
    let server = Server::script([start].into_iter().chain(later).collect::<Vec<_>>());
    let (folder, path) = place();
    let error = keeping(download(&server), &path).await.unwrap_err();
    assert_eq!(error.kind(), DownloadErrorKind::Interrupted);
    assert_eq!(names(&folder), ["file.part", "file.part.json"]);
    assert!(fs::read(path.with_extension("part")).unwrap() == file[..400]);
    (folder, path, server)
}

/// What the requests after the first asked for.
fn later(server: &Server) -> Vec<Option<String>> {
    server.ranges().into_iter().skip(1).map(|(range, _)| range).collect()
}

/// What is asked for to go on with the partial file.
fn rest() -> String {
    "bytes=400-".to_owned()
}

#[tokio::test]
async fn a_later_download_goes_on() {
    let file = bytes(1000);
    let (folder, path, server) = kept(&file, [Reply::part(&file, 400).tag(TAG)]).await;
    let done = keeping(again(&server), &path).await.unwrap();
    assert_eq!(done.bytes, 1000);
    assert!(fs::read(&path).unwrap() == file);
    assert_eq!(names(&folder), ["file"]);
    assert_eq!(server.ranges()[1], (Some(rest()), Some(TAG.to_owned())));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn the_end_of_a_part_is_no_failure() {
    let file = bytes(1000);
    let part = Reply::new(206, &file[400..700]).header("Content-Range", "bytes 400-699/1000");
    let (_folder, path, server) =
        kept(&file, [part.tag(TAG), Reply::part(&file, 700).tag(TAG)]).await;
    assert_eq!(keeping(download(&server), &path).await.unwrap().bytes, 1000);
    assert!(fs::read(&path).unwrap() == file);
    assert_eq!(later(&server), [Some(rest()), Some("bytes=700-".to_owned())]);
}

#[tokio::test]
async fn a_later_download_begins_again_where_it_must() {
    let (old, new) = (bytes(1000), vec![7; 700]);
    let (folder, path, server) = kept(&old, [Reply::new(200, new.clone()).tag("\"new\"")]).await;
    assert_eq!(keeping(download(&server), &path).await.unwrap().bytes, 700);
    assert!(fs::read(&path).unwrap() == new);
    assert_eq!((names(&folder), later(&server)), (vec!["file".to_owned()], vec![Some(rest())]));
}

#[tokio::test]
async fn another_file_is_not_gone_on_with() {
    let file = bytes(1000);
    let (_folder, path, server) = kept(&file, [Reply::new(200, "abc").tag(TAG)]).await;
    let other = Download::new(&format!("{}/backups/other", server.origin)).unwrap();
    assert_eq!(keeping(other, &path).await.unwrap().bytes, 3);
    assert_eq!((fs::read(&path).unwrap(), later(&server)), (b"abc".to_vec(), vec![None]));
}

#[tokio::test]
async fn a_note_that_says_nothing_is_not_trusted() {
    let file = bytes(1000);
    for note in ["", "{}", "[", "{\"resource\": 1}", "{\"resource\": \"x\", \"etag\": \"y\"}"] {
        let (_folder, path, server) = kept(&file, [Reply::new(200, "abc").tag(TAG)]).await;
        fs::write(path.with_extension("part.json"), note).unwrap();
        assert_eq!(keeping(download(&server), &path).await.unwrap().bytes, 3);
        assert_eq!((fs::read(&path).unwrap(), later(&server)), (b"abc".to_vec(), vec![None]));
    }
}

#[tokio::test]
async fn a_partial_file_that_is_too_long_is_not_trusted() {
    let file = bytes(1000);
    let (_folder, path, server) = kept(&file, [Reply::new(200, file.clone()).tag(TAG)]).await;
    fs::write(path.with_extension("part"), bytes(1001)).unwrap();
    assert_eq!(keeping(download(&server), &path).await.unwrap().bytes, 1000);
    assert!(fs::read(&path).unwrap() == file);
    assert_eq!(later(&server), [None]);
}

#[tokio::test]
async fn a_partial_file_may_be_complete() {
    let file = bytes(1000);
    let nothing = Reply::new(416, "").header("Content-Range", "bytes */1000");
    for answer in [nothing, Reply::new(200, file.clone()).tag(TAG)] {
        let (folder, path, server) = kept(&file, [answer]).await;
        fs::write(path.with_extension("part"), &file).unwrap();
        assert_eq!(keeping(download(&server), &path).await.unwrap().bytes, 1000);
        assert!(fs::read(&path).unwrap() == file);
        assert_eq!(names(&folder), ["file"]);
        assert_eq!(later(&server), [Some("bytes=1000-".to_owned())]);
    }
}

#[tokio::test]
async fn a_dropped_download_can_be_gone_on_with() {
    let file = bytes(1_000_000);
    let server = Server::start({
        let file = file.clone();
        move |index, request| match (index, request.range().0) {
            (0, _) => Reply::new(200, file.clone()).tag(TAG).stalled_after(900_000),
            (_, None) => Reply::new(200, file.clone()).tag(TAG),
            (_, Some(range)) => {
                let from = range.trim_start_matches("bytes=").trim_end_matches('-');
                Reply::part(&file, from.parse().unwrap()).tag(TAG)
            }
        }
    });
    let (folder, path) = place();
    dropped(download(&server).keep_partial(), &path).await;
    assert_eq!(names(&folder), ["file.part", "file.part.json"]);
    keeping(download(&server), &path).await.unwrap();
    assert!(fs::read(&path).unwrap() == file);
    assert_eq!(names(&folder), ["file"]);
}

#[tokio::test]
async fn a_folder_keeps_partial_files_too() {
    let file = bytes(1000);
    let start = Reply::new(200, file.clone()).tag(TAG).broken_after(400);
    let server = Server::script([start.clone(), start, Reply::part(&file, 400).tag(TAG)]);
    let folder = TempDir::new().unwrap();
    let keeping = || download(&server).attempts(1).keep_partial().to_folder(folder.path());
    assert!(keeping().await.is_err());
    assert_eq!(names(&folder), ["file.tar.gz.part", "file.tar.gz.part.json"]);
    let done = keeping().await.unwrap();
    assert!(fs::read(&done.path).unwrap() == file);
    assert_eq!(names(&folder), ["file.tar.gz"]);
    // The name is only known from an answer.
    assert_eq!(later(&server), [None, Some(rest())]);
}

#[tokio::test]
async fn two_downloads_do_not_write_to_one_partial_file() {
    let server = Server::script([Reply::new(200, bytes(1000)).tag(TAG).stalled_after(400)]);
    let (_folder, path) = place();
    let file = fs::File::create(path.with_extension("part")).unwrap();
    file.lock().unwrap();
    let error = keeping(download(&server), &path).await.unwrap_err();
    assert_eq!(error.kind(), DownloadErrorKind::Io);
    assert!(error.to_string().contains("another download is writing to "), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_file_that_another_download_completed_is_left_alone() {
    let server = Server::script([Reply::new(200, "new").tag(TAG)]);
    let (folder, path) = place();
    let part = path.with_extension("part");
    let other = fs::File::create(&part).unwrap();
    other.lock().unwrap();
    let target = path.clone();
    let waiting = download(&server);
    let waiting = tokio::spawn(async move { keeping(waiting, &target).await });
    // Whether it has opened the file by now makes no difference.
    tokio::time::sleep(Duration::from_millis(100)).await;
    fs::write(&part, "other").unwrap();
    fs::rename(&part, &path).unwrap();
    drop(other);
    assert_eq!(waiting.await.unwrap().unwrap_err().kind(), DownloadErrorKind::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "other");
    assert!(names(&folder).contains(&"file".to_owned()));
}

#[tokio::test]
async fn the_note_does_not_hold_the_link() {
    let (_folder, path, server) = kept(&bytes(1000), []).await;
    let note = fs::read_to_string(path.with_extension("part.json")).unwrap();
    let note: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&note).unwrap();
    assert_eq!(note.keys().collect::<Vec<_>>(), ["etag", "resource", "total"]);
    let host = server.origin.trim_start_matches("http://");
    assert!(!format!("{note:?}").contains(host), "{note:?}");
}
