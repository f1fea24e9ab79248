//! Names that servers suggest.

use super::wire::{Reply, Server};
use super::{download, names};
use specwright_runtime::download::{Download, DownloadErrorKind};
use tempfile::TempDir;

/// The name under which a file arrives in a folder, and nothing else.
async fn name(download: Download) -> String {
    let folder = TempDir::new().unwrap();
    let done = download.to_folder(folder.path()).await.unwrap();
    assert_eq!(done.path.parent(), Some(folder.path()));
    assert_eq!(std::fs::read(&done.path).unwrap(), b"abc");
    let names = names(&folder);
    assert_eq!(names.len(), 1, "{names:?}");
    names[0].clone()
}

#[tokio::test]
async fn the_server_suggests_a_name() {
    for (header, expected) in [
        ("attachment; filename=\"a b.csv\"", "a b.csv"),
        ("attachment; filename*=UTF-8''%E4%BD%A0.csv", "你.csv"),
        ("attachment; filename=\"../../up.csv\"", "up.csv"),
        ("attachment; filename=\"/etc/passwd\"", "passwd"),
        ("attachment; filename=\"..\"", "file.tar.gz"),
        ("attachment; filename=\"con\"", "_con"),
        ("inline", "file.tar.gz"),
    ] {
        let reply = Reply::new(200, "abc").header("Content-Disposition", header);
        assert_eq!(name(download(&Server::script([reply]))).await, expected, "{header}");
    }
}

#[tokio::test]
async fn the_link_has_a_name_too() {
    let server = Server::script([Reply::new(200, "abc")]);
    for (path, expected) in [
        ("/a/b.csv?x=/y", "b.csv"),
        ("/a/..%2F..%2Fup.csv", "up.csv"),
        ("/a/", "download"),
        ("", "download"),
    ] {
        let link = format!("{}{path}", server.origin);
        assert_eq!(name(Download::new(&link).unwrap()).await, expected, "{path}");
    }
}

#[tokio::test]
async fn a_file_of_that_name_stays() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("a.csv"), "old").unwrap();
    let reply = Reply::new(200, "abc").header("Content-Disposition", "attachment; filename=a.csv");
    let server = Server::script([reply]);
    let error = download(&server).to_folder(folder.path()).await.unwrap_err();
    assert_eq!(error.kind(), DownloadErrorKind::Exists);
    assert_eq!(std::fs::read(folder.path().join("a.csv")).unwrap(), b"old");
    let done = download(&server).overwrite(true).to_folder(folder.path()).await.unwrap();
    assert_eq!(std::fs::read(done.path).unwrap(), b"abc");
    assert_eq!(names(&folder), ["a.csv"]);
}
