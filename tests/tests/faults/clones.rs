//! Clones of a client share their connections, whatever becomes of those.

use crate::server::{Fault, Server, Then};
use crate::{Kind, TURN, builder, call, fault};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn one_connection_is_enough_for_clones_that_call_in_turn() {
    let server = Server::start(|_, _| fault::fine());
    let client = builder(&server.origin).build().unwrap();
    for number in 0..20 {
        let clone = client.clone();
        let (_, error) = call(&clone, Kind::Unsafe, &format!("{number}"), PATIENCE).await;
        assert!(error.is_none(), "{error:?}");
    }
    assert_eq!(server.connections(), 1);
    let other = builder(&server.origin).build().unwrap();
    assert!(call(&other, Kind::Safe, "other", PATIENCE).await.1.is_none());
    assert_eq!(server.connections(), 2);
}

/// A client cannot know that a connection that it kept is gone by now.
#[tokio::test]
async fn a_connection_that_is_gone_when_it_is_used_again_makes_no_duplicate() {
    let _turn = TURN.lock().await;
    for then in [Then::Closes, Then::Resets] {
        let server = Server::start(move |_, _| Fault { then, ..fault::fine() });
        let client = builder(&server.origin).build().unwrap();
        for number in 0..100 {
            let name = format!("{number}");
            let (attempts, error) = call(&client, Kind::Unsafe, &name, PATIENCE).await;
            let done = server.seen(&name).done;
            assert!(done <= 1 && (done == 1 || error.is_some()), "{done} times: {error:?}");
            assert_eq!(attempts, 1, "{error:?}");
        }
    }
}
