//! Long lists through the generated clients: which pages are asked for, and when the list ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use http::{Request, Response};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    Body, Client as RuntimeClient, ClientBuilder, Credentials, Position, RetryPolicy, Transport,
    TransportFuture,
};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use std::sync::{Arc, Mutex};

/// Answers with one page after the other, by what the request asks for.
struct Book {
    page: Box<dyn Fn(&str) -> String + Send + Sync>,
    asked: Mutex<Vec<String>>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Book")
    }
}

impl Transport for Book {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let answer = (self.page)(&query);
        self.asked.lock().unwrap().push(query);
        Box::pin(async move { Ok(Response::new(Body::from(answer))) })
    }
}

fn book(page: impl Fn(&str) -> String + Send + Sync + 'static) -> Arc<Book> {
    Arc::new(Book { page: Box::new(page), asked: Mutex::default() })
}

fn client<C: From<RuntimeClient>>(builder: ClientBuilder<C>, book: &Arc<Book>) -> C {
    let credentials = Credentials::access_key("id", "secret");
    let builder = builder.credentials(credentials).transport(book.clone());
    builder.retry(RetryPolicy::none()).build().unwrap()
}

/// The value of a parameter in a query string.
fn parameter<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

fn numbers(book: &Book, name: &str) -> Vec<Option<i64>> {
    let asked = book.asked.lock().unwrap();
    asked.iter().map(|query| Some(parameter(query, name)?.parse().unwrap())).collect()
}

/// A page of download tasks with the ids given, and totals where they are known.
fn tasks(ids: impl IntoIterator<Item = i64>, totals: &str) -> String {
    let list: Vec<_> = ids.into_iter().map(|id| format!(r#"{{"TaskId":"t{id}"}}"#)).collect();
    format!(r#"{{"Success":"true","Data":{{{totals}"Content":{{"List":[{}]}}}}}}"#, list.join(","))
}

fn request() -> dbs::DescribeDownloadTask {
    dbs::DescribeDownloadTask::new("cn-hangzhou", "rm-1").page_size(2)
}

async fn ids(book: &Arc<Book>, request: dbs::DescribeDownloadTask) -> Vec<String> {
    let client = client(dbs::Client::builder("cn-hangzhou"), book);
    let items = client.describe_download_task(request).items().collect().await.unwrap();
    items.into_iter().map(|task| task.task_id.unwrap_or_default()).collect()
}

/// Five tasks, two a page, with or without totals.
fn five(query: &str, totals: &str) -> String {
    let page: i64 = parameter(query, "CurrentPage").map_or(1, |it| it.parse().unwrap());
    tasks((page * 2 - 1..=page * 2).filter(|id| *id <= 5), totals)
}

const ALL: [&str; 5] = ["t1", "t2", "t3", "t4", "t5"];

#[tokio::test]
async fn the_number_of_pages_ends_the_list() {
    let book = book(|query| five(query, r#""TotalPages":3,"TotalElements":5,"#));
    assert_eq!(ids(&book, request()).await, ALL);
    assert_eq!(numbers(&book, "CurrentPage"), [None, Some(2), Some(3)]);
}

#[tokio::test]
async fn the_number_of_items_ends_the_list() {
    let book = book(|query| five(query, r#""TotalElements":5,"#));
    assert_eq!(ids(&book, request()).await, ALL);
    assert_eq!(numbers(&book, "CurrentPage").len(), 3);
}

#[tokio::test]
async fn a_short_page_ends_the_list_where_there_are_no_totals() {
    let book = book(|query| five(query, ""));
    assert_eq!(ids(&book, request()).await, ALL);
    assert_eq!(numbers(&book, "CurrentPage").len(), 3);
}

#[tokio::test]
async fn an_empty_page_ends_the_list_whatever_the_totals_say() {
    let book = book(|query| five(query, r#""TotalPages":99,"TotalElements":999,"#));
    assert_eq!(ids(&book, request()).await, ALL);
    assert_eq!(numbers(&book, "CurrentPage").len(), 4);
}

#[tokio::test]
async fn totals_may_change_meanwhile() {
    let book = book(|query| match parameter(query, "CurrentPage") {
        None => tasks([1, 2], r#""TotalPages":2,"#),
        Some("2") => tasks([3, 4], r#""TotalPages":3,"#),
        Some("3") => tasks([5], r#""TotalPages":3,"#),
        other => panic!("page {other:?} is not there"),
    });
    assert_eq!(ids(&book, request()).await, ALL);
}

#[tokio::test]
async fn a_server_that_repeats_a_page_for_ever_does_not() {
    let book = book(|_| tasks([1, 2], r#""TotalPages":1000000,"#));
    assert_eq!(ids(&book, request()).await, ["t1", "t2"]);
    assert_eq!(numbers(&book, "CurrentPage").len(), 2);
}

#[tokio::test]
async fn pages_are_lazy_and_limited() {
    let book = book(|query| five(query, ""));
    let client = client(dbs::Client::builder("cn-hangzhou"), &book);
    let mut pages = client.describe_download_task(request()).pages();
    assert_eq!(numbers(&book, "CurrentPage").len(), 0);
    assert!(pages.next().await.is_some());
    assert_eq!(numbers(&book, "CurrentPage").len(), 1);

    let items = client.describe_download_task(request()).items().limit(3);
    assert_eq!(items.collect().await.unwrap().len(), 3);
    let mut one = client.describe_download_task(request()).pages().limit(1);
    assert!(one.next().await.is_some());
    assert!(one.next().await.is_none());
    assert_eq!(numbers(&book, "CurrentPage").len(), 1 + 2 + 1);
}

#[tokio::test]
async fn a_list_goes_on_from_where_it_was_left() {
    let book = book(|query| five(query, ""));
    let client = client(dbs::Client::builder("cn-hangzhou"), &book);
    let mut pages = client.describe_download_task(request()).pages();
    let _ = pages.next().await;
    let position = pages.position().unwrap();
    assert_eq!(position, Position::Page(2));

    let items = client.describe_download_task(request()).items().starting_at(position);
    assert_eq!(items.collect().await.unwrap().len(), 3);
    let asked = client.describe_download_task(request().current_page(3)).items();
    assert_eq!(asked.position(), Some(Position::Page(3)));
    assert_eq!(asked.collect().await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_error_is_given_once_and_the_page_can_be_asked_for_again() {
    let calls = Mutex::new(0);
    let book = book(move |query| {
        let mut calls = calls.lock().unwrap();
        *calls += 1;
        match *calls {
            2 => r#"{"Success":"false","ErrCode":"DBS.InternalError"}"#.to_owned(),
            _ => five(query, ""),
        }
    });
    let client = client(dbs::Client::builder("cn-hangzhou"), &book);
    let mut pages = client.describe_download_task(request()).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some(&dbs::ErrorCode::DbsInternalError));
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(numbers(&book, "CurrentPage"), [None, Some(2), Some(2)]);
}

#[tokio::test]
async fn pages_that_count_from_zero() {
    let book = book(|query| {
        let page: i64 = parameter(query, "PageNum").map_or(0, |it| it.parse().unwrap());
        let list = format!(r#"[{{"BackupSetId":"{page}"}}]"#);
        format!(
            r#"{{"Success":true,"TotalPages":3,"Items":{{"BackupSetDownloadTaskDetail":{list}}}}}"#
        )
    });
    let client = client(old::Client::builder("cn-hangzhou"), &book);
    let selector = old::DownloadTaskSelector::backup_plan_id("plan");
    let request = old::DescribeBackupSetDownloadTaskList::new(selector).page_size(30);
    let items = client.describe_backup_set_download_task_list(request).items();
    assert_eq!(items.collect().await.unwrap().len(), 3);
    assert_eq!(numbers(&book, "PageNum"), [None, Some(1), Some(2)]);
}
