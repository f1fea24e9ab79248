//! Everything that is logged, by us and by the libraries that we stand on, as long as the process lives.

use std::io;
use std::sync::{Arc, LazyLock, Mutex};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

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

static LOG: LazyLock<Log> = LazyLock::new(|| {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(log.clone());
    // For all threads, and for what is written to `log` too.
    subscriber.init();
    log
});

/// Begins to listen, if nobody has yet.
pub(crate) fn listen() {
    LazyLock::force(&LOG);
}

/// All that was heard so far.
pub(crate) fn heard() -> String {
    String::from_utf8_lossy(&LOG.0.lock().unwrap()).into_owned()
}
