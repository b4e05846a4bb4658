//! A small HTTP/1.1 client that keeps its connection: enough to measure a server with, and nothing
//! between the clock and the socket.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, bail};

/// A connection.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// Its status.
    pub(super) status: u16,
    /// Its head, as it came.
    pub(super) head: String,
    /// Its body, as it travelled.
    pub(super) body: Vec<u8>,
}

/// What is asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Ask {
    /// The address on the server.
    pub(super) path: String,
    /// Further lines of the head, each with its line end.
    pub(super) head: String,
    /// The form, for a POST.
    pub(super) form: Option<String>,
    /// Whether the answer is to be read here, and so may not be compressed.
    pub(super) plain: bool,
}

impl Ask {
    /// A page, as a browser asks for it.
    pub(super) fn page(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Adds a line to the head.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// By way of a network of its own, so that the limits count it alone.
    pub(super) fn via(self, number: u64) -> Self {
        let [.., a, b, c] = number.to_be_bytes();
        self.with("X-Forwarded-For", &format!("{}.{b}.{c}.1", 11 + a % 90))
    }

    fn bytes(&self) -> Vec<u8> {
        let Self { path, head, form, plain } = self;
        let encoding = if *plain { "" } else { "Accept-Encoding: br\r\n" };
        let common = format!("Host: localhost\r\n{encoding}Accept-Language: en\r\n");
        match form {
            None => format!("GET {path} HTTP/1.1\r\n{common}{head}\r\n"),
            Some(form) => format!(
                "POST {path} HTTP/1.1\r\n{common}{head}Sec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
                form.len()
            ),
        }
        .into_bytes()
    }
}

impl Connection {
    /// Connects.
    pub(super) fn open(server: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream) })
    }

    /// Asks, and reads the answer whole.
    pub(super) fn ask(&mut self, ask: &Ask) -> anyhow::Result<Answer> {
        self.stream.get_mut().write_all(&ask.bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head)? == 0 {
                bail!("the server closed the connection");
            }
        }
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.with_context(|| format!("no status in {head}"))?;
        let body = if field(&head, "transfer-encoding").is_some_and(|how| how == "chunked") {
            self.chunks()?
        } else {
            let length = field(&head, "content-length").and_then(|length| length.parse().ok());
            let mut body = vec![0; length.unwrap_or(0)];
            self.stream.read_exact(&mut body)?;
            body
        };
        Ok(Answer { status, head, body })
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16).context("the length of a chunk")?;
            let start = body.len();
            body.resize(start + length, 0);
            self.stream.read_exact(body.get_mut(start..).unwrap_or_default())?;
            self.stream.read_line(&mut line)?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

impl Answer {
    /// A field of the head.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        field(&self.head, name)
    }
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}
