//! Whoever listens to everything hears no secret.

use crate::aliyun::ISSUED;
use crate::alone::is_alone;
use crate::server::{Reply, says};
use crate::world::{Clock, Scripted, World, failure, token};
use specwright_runtime::{CachedProvider, CredentialChain, CredentialProvider};
use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down all events of the crate.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<String>>);

impl Visit for Listener {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("specwright")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        attributes.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn events_hold_no_secret() {
    // Whether an event is of interest is decided for a whole process.
    if !is_alone("log::events_hold_no_secret", &[]) {
        return;
    }
    let listener = Listener::default();
    let guard = tracing::subscriber::set_default(listener.clone());

    let world = World::new([Reply::Refuses, says(200, &format!("{{{ISSUED}}}"))])
        .variable("ALIBABA_CLOUD_CREDENTIALS_URI", "https://u:hidden@host.example/?hidden");
    CredentialChain::aliyun(&world.surroundings()).credentials().await.unwrap();

    let clock = Clock::default();
    let scripted = Scripted::new([Ok(token("hidden", 60)), failure("down")]);
    let now = clock.clone();
    let cache = CachedProvider::new(scripted).with_clock(move || now.now());
    for _ in 0..2 {
        cache.credentials().await.unwrap();
        clock.forward(56);
    }
    drop(guard);

    let heard = listener.0.lock().unwrap().clone();
    assert_eq!(
        heard,
        "message=credentials found\n\
         provider=\"credentials server\"\n\
         message=the credentials cannot be refreshed yet; the old ones are valid\n\
         error=down\n"
    );
}
