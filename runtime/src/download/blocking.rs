//! Downloads for programs without an async runtime.

use super::{Download, DownloadError, DownloadErrorKind, Downloaded};
use crate::blocking::block_on;
use std::path::Path;

impl Download {
    /// Does what [`to_file`](Self::to_file) does, and waits until it is done.
    ///
    /// # Errors
    /// As if it were awaited.
    pub fn to_file_blocking(self, path: impl AsRef<Path>) -> Result<Downloaded, DownloadError> {
        wait(self.to_file(path))
    }

    /// Does what [`to_folder`](Self::to_folder) does, and waits until it is done.
    ///
    /// # Errors
    /// As if it were awaited.
    pub fn to_folder_blocking(self, folder: impl AsRef<Path>) -> Result<Downloaded, DownloadError> {
        wait(self.to_folder(folder))
    }
}

fn wait<T>(download: impl Future<Output = Result<T, DownloadError>>) -> Result<T, DownloadError> {
    block_on(download).unwrap_or_else(|error| {
        let setup = DownloadError::new(DownloadErrorKind::Setup);
        Err(setup.message("the thread for blocking calls cannot be started").source(error))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::thread;

    #[test]
    fn a_program_without_a_runtime_can_wait() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let link = format!("http://{}/a.csv", listener.local_addr().unwrap());
        thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let lines = BufReader::new(&stream).lines().map_while(Result::ok);
                lines.take_while(|line| !line.is_empty()).for_each(drop);
                let _ = stream.write_all(b"HTTP/1.1 200 X\r\nContent-Length: 3\r\n\r\nabc");
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let download = || Download::new(&link).unwrap();
        let done = download().to_file_blocking(folder.path().join("file")).unwrap();
        assert_eq!((std::fs::read(done.path).unwrap(), done.bytes), (b"abc".to_vec(), 3));
        let done = download().to_folder_blocking(folder.path()).unwrap();
        assert_eq!(done.path, folder.path().join("a.csv"));
        let error = download().to_folder_blocking(folder.path()).unwrap_err();
        assert_eq!(error.kind(), DownloadErrorKind::Exists);
    }
}
