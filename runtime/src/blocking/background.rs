//! The thread that serves the network.

use std::sync::{Mutex, PoisonError};
use std::{io, thread};
use tokio::runtime::{Builder, Handle};

static RUNNING: Mutex<Option<Handle>> = Mutex::new(None);

/// The runtime in the background, which is started if it is not running yet.
pub(super) fn handle() -> io::Result<Handle> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*running {
        return Ok(handle.clone());
    }
    let handle = start()?;
    *running = Some(handle.clone());
    Ok(handle)
}

/// The thread goes on until the program ends.
fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let serve = move || runtime.block_on(std::future::pending::<()>());
    thread::Builder::new().name("specwright-blocking".to_owned()).spawn(serve)?;
    Ok(handle)
}
