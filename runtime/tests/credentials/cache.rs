//! Credentials are remembered, and refreshed in time.

use crate::world::{Clock, Scripted, failure, token};
use specwright_runtime::{CachedProvider, CredentialProvider, Credentials};
use std::sync::Arc;

type Cache = CachedProvider<Arc<Scripted>>;

fn cache(provider: &Arc<Scripted>, clock: &Clock) -> Arc<Cache> {
    let clock = clock.clone();
    Arc::new(CachedProvider::new(Arc::clone(provider)).with_clock(move || clock.now()))
}

async fn now(cache: &Cache) -> Result<Credentials, String> {
    cache.credentials().await.map_err(|error| error.to_string())
}

/// What 100 callers at once are told; they must all be told the same.
async fn hundred(cache: &Arc<Cache>) -> Result<Credentials, String> {
    let callers: Vec<_> = (0..100)
        .map(|_| {
            let cache = Arc::clone(cache);
            tokio::spawn(async move { now(&cache).await })
        })
        .collect();
    let mut answers = Vec::new();
    for caller in callers {
        answers.push(caller.await.unwrap());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    answers.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_callers_wait_for_one_refresh() {
    let provider = Scripted::new([Ok(token("one", 60))]);
    let cache = cache(&provider, &Clock::default());
    assert_eq!(hundred(&cache).await, Ok(Credentials::token("one")));
    assert_eq!(provider.asked(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_callers_share_one_failure() {
    let provider = Scripted::new([failure("down"), Ok(token("one", 60))]);
    let cache = cache(&provider, &Clock::default());
    assert_eq!(hundred(&cache).await, Err("down".to_owned()));
    assert_eq!(provider.asked(), 1);
    assert_eq!(now(&cache).await, Ok(Credentials::token("one")));
}

#[tokio::test(start_paused = true)]
async fn what_is_about_to_end_is_refreshed() {
    let clock = Clock::default();
    let provider = Scripted::new([Ok(token("one", 60)), Ok(token("two", 120))]);
    let cache = cache(&provider, &clock);
    for (forward, expected, asked) in [(0, "one", 1), (54, "one", 1), (1, "two", 2), (5, "two", 2)]
    {
        clock.forward(forward);
        assert_eq!(now(&cache).await, Ok(Credentials::token(expected)));
        assert_eq!(provider.asked(), asked);
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_while_another_refreshes_what_is_still_valid() {
    let clock = Clock::default();
    let provider = Scripted::new([Ok(token("one", 60)), Ok(token("two", 120))]);
    let cache = cache(&provider, &clock);
    now(&cache).await.unwrap();
    clock.forward(56);
    let (first, second) = tokio::join!(now(&cache), now(&cache));
    assert_eq!(first, Ok(Credentials::token("two")));
    assert_eq!(second, Ok(Credentials::token("one")));
    assert_eq!(provider.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_failed_refresh_keeps_what_is_valid_and_is_tried_again_later() {
    let clock = Clock::default();
    let down = || failure("down");
    let provider =
        Scripted::new([Ok(token("one", 60)), down(), down(), down(), Ok(token("two", 120))]);
    let cache = cache(&provider, &clock);
    let steps = [(0, 1), (55, 2), (0, 2), (1, 3), (0, 3)];
    for (forward, asked) in steps {
        clock.forward(forward);
        assert_eq!(now(&cache).await, Ok(Credentials::token("one")));
        assert_eq!(provider.asked(), asked);
    }
    clock.forward(4);
    assert_eq!(now(&cache).await, Err("down".to_owned()));
    assert_eq!(now(&cache).await, Ok(Credentials::token("two")));
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_gives_up_leaves_the_turn_to_the_next() {
    let provider = Scripted::new([Ok(token("one", 60))]);
    let cache = cache(&provider, &Clock::default());
    let short = std::time::Duration::from_millis(10);
    assert!(tokio::time::timeout(short, now(&cache)).await.is_err());
    assert_eq!(now(&cache).await, Ok(Credentials::token("one")));
    assert_eq!(provider.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_has_ended_already_is_refused() {
    let provider = Scripted::new([Ok(token("hidden", 0))]);
    let cache = cache(&provider, &Clock::default());
    assert_eq!(
        now(&cache).await.unwrap_err(),
        "the credentials that were found ended at 2023-11-14T22:13:20Z, \
         and it is 2023-11-14T22:13:20Z by the clock here"
    );
    assert!(!format!("{cache:?}").contains("hidden"));
}

#[tokio::test(start_paused = true)]
async fn what_does_not_end_is_looked_up_again_now_and_then() {
    let clock = Clock::default();
    let lasting = specwright_runtime::credentials::Lease::lasting(Credentials::token("one"));
    let provider = Scripted::new([Ok(lasting)]);
    let cache = cache(&provider, &clock);
    for (forward, asked) in [(0, 1), (4, 1), (1, 2), (600, 3)] {
        clock.forward(forward);
        assert_eq!(now(&cache).await, Ok(Credentials::token("one")));
        assert_eq!(provider.asked(), asked);
    }
}
