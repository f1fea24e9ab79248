//! A server of files on this machine that does what it is told, be it right or wrong.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it came, but for the names of the headers, which are in small letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    /// Such as `GET /path?query HTTP/1.1`.
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The values of `Range` and `If-Range`.
    pub(crate) fn range(&self) -> (Option<&str>, Option<&str>) {
        (self.header("range"), self.header("if-range"))
    }
}

/// What happens after the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Close,
    Hold,
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    ending: Ending,
}

impl Reply {
    /// An answer without a word about its length.
    pub(crate) fn bare(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), ending: Ending::Close }
    }

    /// An answer with its length.
    pub(crate) fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let reply = Self::bare(status, body);
        let length = reply.body.len().to_string();
        reply.header("Content-Length", length)
    }

    /// The part of a file from a byte on, as it should be answered.
    pub(crate) fn part(file: &[u8], from: usize) -> Self {
        let total = file.len();
        let range = format!("bytes {from}-{}/{total}", total - 1);
        Self::new(206, &file[from..]).header("Content-Range", range)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn tag(self, tag: &str) -> Self {
        self.header("ETag", tag)
    }

    /// Breaks off after so many bytes of the body.
    pub(crate) fn broken_after(mut self, bytes: usize) -> Self {
        self.body.truncate(bytes);
        self
    }

    /// Sends nothing more after so many bytes of the body, but leaves the connection open.
    pub(crate) fn stalled_after(mut self, bytes: usize) -> Self {
        self.ending = Ending::Hold;
        self.broken_after(bytes)
    }
}

type Handler = dyn Fn(usize, &Request) -> Reply + Send + Sync;

/// Answers until the process ends.
pub(crate) struct Server {
    pub(crate) origin: String,
    received: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server whose handler is also told how many requests there were before.
    pub(crate) fn start(
        handler: impl Fn(usize, &Request) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let received: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (handler, log): (Arc<Handler>, _) = (Arc::new(handler), received.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (handler, log) = (handler.clone(), log.clone());
                thread::spawn(move || serve(&stream, &*handler, &log));
            }
        });
        Self { origin, received }
    }

    /// A server that gives these answers, one after the other, and the last one for ever.
    pub(crate) fn script(replies: impl Into<Vec<Reply>>) -> Self {
        let replies = replies.into();
        Self::start(move |index, _| replies[index.min(replies.len() - 1)].clone())
    }

    pub(crate) fn received(&self) -> Vec<Request> {
        self.received.lock().unwrap().clone()
    }

    /// The values of `Range` and `If-Range` of all requests.
    pub(crate) fn ranges(&self) -> Vec<(Option<String>, Option<String>)> {
        let owned = |(range, condition): (Option<&str>, Option<&str>)| {
            (range.map(str::to_owned), condition.map(str::to_owned))
        };
        self.received().iter().map(|request| owned(request.range())).collect()
    }
}

fn serve(stream: &TcpStream, handler: &Handler, log: &Mutex<Vec<Request>>) {
    let Some(request) = receive(stream) else { return };
    let index = {
        let mut log = log.lock().unwrap();
        log.push(request.clone());
        log.len() - 1
    };
    let reply = handler(index, &request);
    // The client may be gone.
    let _ = send(stream, &reply);
    if reply.ending == Ending::Hold {
        let _ = BufReader::new(stream).read_to_end(&mut Vec::new());
    }
}

fn receive(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut request = Request { line: line(&mut reader)?, headers: Vec::new() };
    while let Some((name, value)) = line(&mut reader)?.split_once(':') {
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(request)
}

/// A line without its end.
fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    Some(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn send(mut stream: &TcpStream, reply: &Reply) -> std::io::Result<()> {
    let headers = reply.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    let headers = headers.collect::<String>();
    write!(stream, "HTTP/1.1 {} X\r\nConnection: close\r\n{headers}\r\n", reply.status)?;
    stream.write_all(&reply.body)
}
