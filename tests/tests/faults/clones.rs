//! Clones of a client share their connections.

use crate::server::Server;
use crate::{Kind, builder, call, fault};
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
