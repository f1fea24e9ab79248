//! The default transport, over a real socket.

use crate::api::{ALIYUN, Ask};
use crate::double::builder;
use specwright_runtime::{Client, ErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers one request, and returns what came over the wire.
async fn serve(listener: TcpListener, answer: &'static str) -> String {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut received = Vec::new();
    while !received.ends_with(b"\r\n\r\n") {
        let mut buffer = [0; 1024];
        let count = stream.read(&mut buffer).await.unwrap();
        assert_ne!(count, 0, "the connection was closed early");
        received.extend_from_slice(&buffer[..count]);
    }
    stream.write_all(answer.as_bytes()).await.unwrap();
    String::from_utf8(received).unwrap()
}

async fn local() -> (TcpListener, Client) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    (listener, builder(&ALIYUN, "cn-a").endpoint(endpoint).build().unwrap())
}

#[tokio::test]
async fn the_url_reaches_the_wire_as_it_was_signed() {
    let (listener, client) = local().await;
    let host = listener.local_addr().unwrap();
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"Id\":1}";
    let request = Ask { text: Some("* +/~'[]|é".to_owned()), ..Ask::default() };
    let (received, response) = tokio::join!(serve(listener, answer), client.call(request));
    assert_eq!(response.unwrap().id, Some(1));
    let line = "POST /?Text=%2A%20%2B%2F~%27%5B%5D%7C%C3%A9 HTTP/1.1\r\n";
    assert!(received.starts_with(line), "{received}");
    assert!(received.contains(&format!("\r\nhost: {host}\r\n")), "{received}");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (listener, client) = local().await;
    let answer = "HTTP/1.1 307 Temporary Redirect\r\nlocation: /elsewhere\r\n\
        content-length: 0\r\n\r\n";
    let (_, response) = tokio::join!(serve(listener, answer), client.call(Ask::default()));
    assert_eq!(response.unwrap_err().status(), Some(307));
}

#[tokio::test]
async fn a_closed_port_is_a_connect_error() {
    let (listener, client) = local().await;
    drop(listener);
    let error = client.call(Ask::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
}

#[tokio::test]
async fn a_broken_answer_is_a_transport_error() {
    let (listener, client) = local().await;
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Id\"";
    let (_, response) = tokio::join!(serve(listener, answer), client.call(Ask::default()));
    let error = response.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
}
