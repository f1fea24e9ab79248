//! Calls without an async runtime, and from inside one.

use crate::server::Server;
use crate::{builder, fault};
use specwright_runtime::blocking::block_on;
use specwright_runtime::{ErrorKind, Position};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use std::time::Duration;

/// A list of two pages of two tasks.
fn pages() -> Server {
    Server::start(|_, before| {
        let task = |number: u32| format!(r#"{{"TaskId":"t{}"}}"#, before * 2 + number);
        let tasks = [task(1), task(2)].join(",");
        let body = format!(r#"{{"Success":true,"Data":{{"TotalPages":2,"Content":[{tasks}]}}}}"#);
        fault::says(200, "", &body)
    })
}

fn request() -> dbs::DescribeDownloadTask {
    dbs::DescribeDownloadTask::new("cn-hangzhou", "rm-1")
}

/// Everything that waits, once.
fn wait_for_all() {
    let server = Server::start(
        |_, before| {
            if before == 0 { fault::says(503, "", "") } else { fault::fine() }
        },
    );
    let client = builder(&server.origin).build().unwrap();
    let response = client.describe_download_task(request()).send_blocking().unwrap();
    assert_eq!((response.request_id(), response.attempts()), (Some("r-1"), 2));

    let server = pages();
    let client = builder(&server.origin).build().unwrap();
    let tasks = client.describe_download_task(request()).items().blocking();
    let tasks: Vec<_> = tasks.map(|task| task.unwrap().task_id.unwrap()).collect();
    assert_eq!(tasks, ["t1", "t2", "t3", "t4"]);
}

#[test]
fn without_a_runtime() {
    wait_for_all();
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(wait_for_all)).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[tokio::test]
async fn inside_a_runtime_of_one_thread() {
    wait_for_all();
}

#[tokio::test(flavor = "multi_thread")]
async fn inside_a_runtime_of_many_threads() {
    tokio::spawn(async { wait_for_all() }).await.unwrap();
    tokio::task::spawn_blocking(wait_for_all).await.unwrap();
}

#[test]
fn pages_and_items_one_by_one() {
    let server = pages();
    let client = builder(&server.origin).build().unwrap();
    let mut pages = client.describe_download_task(request()).pages();
    assert!(pages.next_blocking().unwrap().is_ok());
    assert_eq!(pages.position(), Some(Position::Page(2)));
    let mut rest = pages.blocking();
    assert!(rest.next().unwrap().is_ok() && rest.next().is_none());
    assert_eq!(rest.into_inner().position(), None);

    let server = self::pages();
    let client = builder(&server.origin).build().unwrap();
    let mut items = client.describe_download_task(request()).items().limit(1);
    assert_eq!(items.next_blocking().unwrap().unwrap().task_id.as_deref(), Some("t1"));
    assert!(items.next_blocking().is_none());
}

#[test]
fn errors_are_the_same() {
    let server = Server::start(|_, _| fault::raw("", crate::server::Then::Stalls));
    let client = builder(&server.origin).timeout(Duration::from_millis(50)).build().unwrap();
    let error = client.describe_download_task(request()).send_blocking().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    let mut items = client.describe_download_task(request()).items().blocking();
    assert!(items.next().unwrap().unwrap_err().is_timeout());
}

/// A task gets only so many turns before it must let others run. A wait inside it takes no part in that.
#[tokio::test]
async fn a_wait_may_take_many_turns() {
    let sum = block_on(async {
        let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
        (0..10_000_u64).for_each(|number| sender.send(number).unwrap());
        drop(sender);
        let mut sum = 0;
        while let Some(number) = receiver.recv().await {
            sum += number;
        }
        sum
    });
    assert_eq!(sum.unwrap(), 49_995_000);
}

#[tokio::test]
async fn a_panic_is_that_of_the_caller() {
    let caught = std::panic::catch_unwind(|| {
        let _ = block_on(async { std::panic::resume_unwind(Box::new(7)) });
    });
    assert_eq!(caught.unwrap_err().downcast_ref(), Some(&7));
    wait_for_all();
}
