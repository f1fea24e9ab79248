//! Credentials that the service does not take any more.

use crate::api::Ask;
use crate::script::{FINE, Launch, Script, Step, retrying, says};
use specwright_runtime::{
    CachedProvider, Client, CredentialChain, CredentialError, CredentialFuture, CredentialProvider,
    Credentials, RetryPolicy,
};
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

const EXPIRED: Step = says(400, r#"{"Code":"InvalidSecurityToken.Expired"}"#);

/// Issues keys with numbers, as long as there are any.
#[derive(Debug, Default)]
struct Issuer {
    issued: AtomicU32,
    most: u32,
}

impl Issuer {
    fn of(most: u32) -> Arc<Self> {
        Arc::new(Self { issued: AtomicU32::new(0), most })
    }

    fn issued(&self) -> u32 {
        self.issued.load(Ordering::Relaxed)
    }
}

impl CredentialProvider for Issuer {
    fn credentials(&self) -> CredentialFuture<'_> {
        let number = self.issued.fetch_add(1, Ordering::Relaxed) + 1;
        Box::pin(async move {
            tokio::task::yield_now().await;
            if number > self.most {
                return Err(CredentialError::new("there are no keys left"));
            }
            Ok(Credentials::access_key(format!("key-{number}"), "key-secret"))
        })
    }
}

/// The keys that the requests were signed with.
fn keys(script: &Script) -> Vec<String> {
    let key = |header: &String| {
        let (_, rest) = header.split_once("Credential=").unwrap();
        rest.split(',').next().unwrap().to_owned()
    };
    script.headers("authorization").iter().map(key).collect()
}

fn client(script: &Arc<Script>, issuer: &Arc<Issuer>) -> Client {
    let cached = CachedProvider::new(Arc::clone(issuer));
    retrying(script).credentials(CredentialChain::new().then("issuer", cached)).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn others_are_looked_for_and_the_call_is_made_again_at_once() {
    for rejection in
        [EXPIRED, says(404, r#"{"Code":"InvalidAccessKeyId.NotFound"}"#), says(401, "")]
    {
        let (script, issuer) = (Script::new([rejection, FINE, FINE]), Issuer::of(9));
        let client = client(&script, &issuer);
        // It was turned away, so even what must not be done twice can be sent again.
        assert_eq!(client.call(Launch).await.unwrap().attempts(), 2);
        assert_eq!(client.call(Launch).await.unwrap().attempts(), 1);
        assert_eq!(keys(&script), ["key-1", "key-2", "key-2"]);
        assert_eq!((script.times(), issuer.issued()), (vec![0; 3], 2));
    }
}

#[tokio::test(start_paused = true)]
async fn once_is_enough_for_a_call() {
    let (script, issuer) = (Script::new([EXPIRED, EXPIRED, FINE]), Issuer::of(9));
    let error = client(&script, &issuer).call(Ask::default()).await.unwrap_err();
    assert_eq!((error.attempts(), script.count(), issuer.issued()), (2, 2, 2));
}

#[tokio::test(start_paused = true)]
async fn what_stays_the_same_is_not_sent_again() {
    let script = Script::new([EXPIRED, FINE]);
    let error = retrying(&script).build().unwrap().call(Ask::default()).await.unwrap_err();
    assert_eq!((error.attempts(), script.count()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_service_that_rejects_everything_is_no_reason_for_a_login_a_call() {
    let (script, issuer) = (Script::new(vec![EXPIRED; 200]), Issuer::of(100));
    let client = client(&script, &issuer);
    for _ in 0..20 {
        assert!(client.call(Ask::default()).await.is_err());
    }
    assert_eq!((script.count(), issuer.issued()), (21, 2));
}

#[tokio::test(start_paused = true)]
async fn a_minute_later_they_are_dropped_again() {
    let seconds = Arc::new(AtomicU32::new(0));
    let (script, issuer) = (Script::new(vec![EXPIRED; 200]), Issuer::of(100));
    let clock = Arc::clone(&seconds);
    let now =
        move || SystemTime::UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed).into());
    let cached = CachedProvider::new(Arc::clone(&issuer)).with_clock(now);
    let client = retrying(&script).credentials(cached).build().unwrap();
    for (at, issued) in [(0, 2), (59, 2), (60, 3), (61, 3), (120, 4)] {
        seconds.store(at, Ordering::Relaxed);
        assert!(client.call(Ask::default()).await.is_err());
        assert_eq!(issuer.issued(), issued, "after {at} seconds");
    }
}

#[tokio::test(start_paused = true)]
async fn many_calls_at_once_share_the_other_credentials() {
    let (script, issuer) = (Script::new(vec![EXPIRED; 200]), Issuer::of(9));
    let client = client(&script, &issuer);
    let calls: Vec<_> =
        (0..50).map(|_| tokio::spawn(client.call(Ask::default()).into_future())).collect();
    for call in calls {
        assert!(call.await.unwrap().is_err());
    }
    assert_eq!(issuer.issued(), 2);
}

#[tokio::test(start_paused = true)]
async fn why_there_are_no_others_is_told() {
    let (script, issuer) = (Script::new([EXPIRED]), Issuer::of(1));
    let error = client(&script, &issuer).call(Ask::default()).await.unwrap_err();
    assert_eq!(error.code().unwrap().as_str(), "InvalidSecurityToken.Expired");
    let source = error.source().unwrap().to_string();
    assert!(source.contains("there are no keys left"), "{source}");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_attempted_once_is_not_made_again() {
    let (script, issuer) = (Script::new([EXPIRED, FINE]), Issuer::of(9));
    let client = client(&script, &issuer);
    let call = client.call(Ask::default()).with_retry(RetryPolicy::none());
    assert_eq!(call.await.unwrap_err().attempts(), 1);
    assert_eq!(client.call(Ask::default()).await.unwrap().attempts(), 1);
    assert_eq!(keys(&script), ["key-1", "key-2"]);
}
