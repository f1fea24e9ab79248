//! A small HTTP server on this machine, which sees requests as they are on the wire.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it came, but for the names of the headers, which are in small letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The value of a header that is there once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(it, _)| it == name);
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value)
    }
}

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// After the length that the head names.
    Named,
    /// With the connection, and without a word about the length.
    Unnamed,
    /// Never.
    Never,
    /// Too early.
    Early,
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
    pub(crate) ending: Ending,
}

impl Reply {
    /// An answer in JSON.
    pub(crate) fn new(status: u16, body: &(impl ToString + ?Sized)) -> Self {
        let headers = vec![("Content-Type", "application/json".to_owned())];
        Self { status, headers, body: body.to_string(), ending: Ending::Named }
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn ending(self, ending: Ending) -> Self {
        Self { ending, ..self }
    }
}

type Handler = dyn Fn(&Request) -> Reply + Send + Sync;

/// Answers until the process ends.
pub(crate) struct Server {
    pub(crate) origin: String,
    received: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub(crate) fn start(handler: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
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

    pub(crate) fn received(&self) -> Vec<Request> {
        self.received.lock().unwrap().clone()
    }
}

fn serve(stream: &TcpStream, handler: &Handler, log: &Mutex<Vec<Request>>) {
    let Some(request) = receive(stream) else { return };
    log.lock().unwrap().push(request.clone());
    let reply = handler(&request);
    // The client may be gone.
    let _ = send(stream, &reply);
    if reply.ending == Ending::Never {
        let _ = BufReader::new(stream).read_to_end(&mut Vec::new());
    }
}

fn receive(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let line = line(&mut reader)?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        ..Request::default()
    };
    while let Some((name, value)) = self::line(&mut reader)?.split_once(':') {
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

/// A line without its end.
fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    Some(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn send(mut stream: &TcpStream, reply: &Reply) -> std::io::Result<()> {
    let Reply { status, headers, body, ending } = reply;
    let headers = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    let length = match ending {
        Ending::Unnamed => String::new(),
        Ending::Named => format!("Content-Length: {}\r\n", body.len()),
        Ending::Never | Ending::Early => format!("Content-Length: {}\r\n", body.len() + 1),
    };
    let headers = headers.collect::<String>();
    write!(stream, "HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}{length}\r\n{body}")
}
