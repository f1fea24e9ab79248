//! Sizes, progress, and files that are there already.

use super::wire::{Reply, Server};
use super::{TAG, bytes, download, fails, names, place};
use specwright_runtime::download::{Download, DownloadErrorKind, Progress};
use std::fs;
use std::sync::{Arc, Mutex};

/// Servers of a file, with and without a word about its length.
fn servers(length: usize) -> [Server; 2] {
    [Reply::new(200, bytes(length)), Reply::bare(200, bytes(length))]
        .map(|reply| Server::script([reply]))
}

#[tokio::test]
async fn a_file_may_be_too_large() {
    for server in servers(1000) {
        let error = fails(download(&server).max_bytes(999)).await;
        assert_eq!(error.kind(), DownloadErrorKind::TooLarge);
        let words = "the file is too large: it has more than 999 bytes";
        assert!(error.to_string().ends_with(words), "{error}");
        let (_folder, path) = place();
        assert!(download(&server).max_bytes(1000).to_file(path).await.is_ok());
    }
}

#[tokio::test]
async fn a_file_may_have_to_be_so_large() {
    for server in servers(1000) {
        for expected in [999, 1001, 0] {
            let error = fails(download(&server).expected_bytes(expected)).await;
            assert_eq!(error.kind(), DownloadErrorKind::SizeMismatch);
            assert!(error.to_string().contains("the file has another size: it has "), "{error}");
        }
        let (_folder, path) = place();
        assert!(download(&server).expected_bytes(1000).to_file(path).await.is_ok());
    }
}

/// What is told of a download.
async fn told(download: Download) -> Vec<Progress> {
    let told: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let keep = told.clone();
    let (_folder, path) = place();
    let listening = download.on_progress(move |progress| keep.lock().unwrap().push(progress));
    listening.to_file(path).await.unwrap();
    told.lock().unwrap().clone()
}

#[tokio::test]
async fn progress_goes_from_nothing_to_all() {
    let file = bytes(300_000);
    let broken = Reply::new(200, file.clone()).tag(TAG).broken_after(100_000);
    let replies = [broken.clone(), broken, Reply::part(&file, 100_000).tag(TAG)];
    let progress = told(download(&Server::script(replies))).await;
    assert!(progress.is_sorted_by_key(|it| it.received), "{progress:?}");
    assert!(progress.iter().all(|it| it.total == Some(300_000)), "{progress:?}");
    let ends = [progress.first(), progress.last()].map(|it| it.map(|it| it.received));
    assert_eq!(ends, [Some(0), Some(300_000)]);
    assert!(progress.len() > 3, "{progress:?}");
}

#[tokio::test]
async fn the_total_is_told_when_it_is_known() {
    let totals = |progress: Vec<Progress>| [progress[0].total, progress.last().unwrap().total];
    let server = Server::script([Reply::bare(200, bytes(1000))]);
    assert_eq!(totals(told(download(&server)).await), [None, Some(1000)]);
    let expecting = download(&server).expected_bytes(1000);
    assert_eq!(totals(told(expecting).await), [Some(1000); 2]);
    let server = Server::script([Reply::new(200, "")]);
    assert_eq!(totals(told(download(&server)).await), [Some(0); 2]);
}

#[tokio::test]
async fn a_file_that_is_there_stays() {
    let server = Server::script([Reply::new(200, "new")]);
    let (folder, path) = place();
    fs::write(&path, "old").unwrap();
    let error = download(&server).to_file(&path).await.unwrap_err();
    assert_eq!(error.kind(), DownloadErrorKind::Exists);
    assert_eq!(error.to_string(), format!("there is such a file: {}", path.display()));
    assert!(server.received().is_empty());
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(download(&server).overwrite(true).to_file(&path).await.unwrap().bytes, 3);
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(names(&folder), ["file"]);
}

#[tokio::test]
async fn a_file_that_comes_meanwhile_stays() {
    let (folder, path) = place();
    let target = path.clone();
    let server = Server::start(move |_, _| {
        fs::write(&target, "other").unwrap();
        Reply::new(200, "new")
    });
    let error = download(&server).to_file(&path).await.unwrap_err();
    assert_eq!(error.kind(), DownloadErrorKind::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "other");
    assert_eq!(names(&folder), ["file"]);
}

#[tokio::test]
async fn a_file_is_replaced_only_by_a_whole_one() {
    let server = Server::script([Reply::new(200, "new").broken_after(2)]);
    let (folder, path) = place();
    fs::write(&path, "old").unwrap();
    assert!(download(&server).overwrite(true).to_file(&path).await.is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(&folder), ["file"]);
}

#[tokio::test]
async fn there_must_be_a_place_for_the_file() {
    let server = Server::script([Reply::new(200, "new")]);
    let (folder, path) = place();
    let missing = folder.path().join("missing");
    let nested = download(&server).to_file(missing.join("file")).await.unwrap_err();
    let filed = download(&server).to_folder(&missing).await.unwrap_err();
    for error in [nested, filed] {
        assert_eq!(error.kind(), DownloadErrorKind::Io);
        let words = format!("the folder {} does not exist", missing.display());
        assert_eq!(error.to_string(), format!("the file cannot be written: {words}"));
    }
    let error = download(&server).to_file(folder.path()).await.unwrap_err();
    assert!(error.to_string().ends_with("is a folder"), "{error}");
    let error = download(&server).to_file("..").await.unwrap_err();
    assert!(error.to_string().ends_with(".. is no name of a file"), "{error}");
    fs::write(&path, "").unwrap();
    let error = download(&server).to_folder(&path).await.unwrap_err();
    assert!(error.to_string().ends_with("is no folder"), "{error}");
    assert!(server.received().is_empty());
}
