//! `cargo xtask codegen --watch`. All that it says goes to standard error, so that the order is kept.

mod round;

use crate::{Outcome, Usage};
use anyhow::{Context, Result};
use notify_debouncer_full::notify::event::{EventKind, ModifyKind};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};
use round::Rounds;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Saving all files in an editor is one change.
const TOGETHER: Duration = Duration::from_millis(100);

/// How often a folder is looked for that is not there.
const LOST: Duration = Duration::from_millis(500);

/// Generates again and again, until it is interrupted.
pub(crate) fn run(specs: &Path, out: &Path) -> Result<Outcome> {
    if !specs.is_dir() {
        return Err(Usage(format!("`{}` is not a folder", specs.display())).into());
    }
    let (sender, events) = channel();
    let debouncer =
        new_debouncer(TOGETHER, None, sender).context("cannot watch for changes of files")?;
    let mut watch = Watch { specs, debouncer, events, lost: true };
    let mut rounds = Rounds::new(specs, out);
    watch.again();
    loop {
        rounds.run();
        if !watch.wait() {
            return Ok(Outcome::Done);
        }
    }
}

/// The folder under watch.
struct Watch<'a> {
    specs: &'a Path,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    events: Receiver<DebounceEventResult>,
    /// Whether the folder is not there, so that nothing can be heard of it.
    lost: bool,
}

impl Watch<'_> {
    /// Watches the folder that is there now, which may be another than before.
    fn again(&mut self) {
        // What was watched may be gone already.
        let _ = self.debouncer.unwatch(self.specs);
        self.lost = self.debouncer.watch(self.specs, RecursiveMode::Recursive).is_err();
    }

    /// Waits until something may have changed; false if nothing ever will.
    fn wait(&mut self) -> bool {
        loop {
            let events = if self.lost {
                match self.events.recv_timeout(LOST) {
                    Err(RecvTimeoutError::Timeout) => {
                        self.again();
                        if self.lost {
                            continue;
                        }
                        return true;
                    }
                    Err(RecvTimeoutError::Disconnected) => return false,
                    Ok(events) => events,
                }
            } else {
                match self.events.recv() {
                    Err(_) => return false,
                    Ok(events) => events,
                }
            };
            // Whoever lost count of events should look himself.
            let Ok(events) = events else { return true };
            if events.iter().any(|event| self.is_about_folder(event)) {
                self.again();
            }
            if events.iter().any(is_change) {
                return true;
            }
        }
    }

    /// Whether the folder itself was removed or has another name.
    fn is_about_folder(&self, event: &DebouncedEvent) -> bool {
        let gone =
            matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        gone && event.paths.iter().any(|path| path == self.specs)
    }
}

/// Reading a file is an event as well.
fn is_change(event: &DebouncedEvent) -> bool {
    !event.kind.is_access()
}
