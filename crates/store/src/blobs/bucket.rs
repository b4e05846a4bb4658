//! Files in a bucket that speaks S3, at an address that the operator set: nobody else is asked, no redirect is followed,
//! and each step has its time. The secret signs what is asked and is never sent.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Seek as _},
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::percent_decode_str;
use quick_xml::{Reader, events::Event};
use rusty_s3::{Bucket as Signed, Credentials, Method, S3Action, UrlStyle};
use tokio_rustls::rustls::crypto::ring;
use ureq::{
    Agent, Body,
    config::AutoHeaderValue,
    http::{Request, Response, StatusCode},
    tls::{Certificate, RootCerts, TlsConfig},
};

/// How long a signed request may be on its way.
const SIGNED_FOR: Duration = Duration::from_secs(300);
/// How long a server may take to be reached.
const TO_CONNECT: Duration = Duration::from_secs(10);
/// How long it may keep silent.
const SILENT: Duration = Duration::from_secs(30);
/// The largest list of files that is read, in bytes; a thousand names take a third of it.
const LIST: u64 = 2 << 20;

/// Where a bucket is, and what opens it.
#[derive(Clone, PartialEq, Eq)]
pub struct BucketPlace {
    server: String,
    name: String,
    /// What the names of all our files begin with: nothing, or folders, each with its stroke.
    folder: String,
    region: String,
    key: String,
    secret: String,
}

/// Who may use a bucket.
#[derive(Clone, PartialEq, Eq)]
pub struct BucketKey {
    /// What the key is called.
    pub id: String,
    /// What signs.
    pub secret: String,
}

/// Why an address is none of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is not the address of a bucket")]
pub struct NoBucket;

impl BucketPlace {
    /// Reads `http://SERVER/BUCKET` or `https://SERVER/BUCKET`, with folders behind it where the bucket has others' files too.
    ///
    /// # Errors
    /// [`NoBucket`].
    pub fn new(address: &str, region: &str, key: BucketKey) -> Result<Self, NoBucket> {
        let (scheme, rest) = address.split_once("://").ok_or(NoBucket)?;
        let mut parts = rest.trim_end_matches('/').split('/');
        let (host, name) = (parts.next().ok_or(NoBucket)?, parts.next().ok_or(NoBucket)?);
        let plain = |text: &str| {
            let known = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
            !text.is_empty() && text.chars().all(known) && text != "." && text != ".."
        };
        let mut folder = String::new();
        for part in parts {
            if !plain(part) {
                return Err(NoBucket);
            }
            folder += part;
            folder.push('/');
        }
        let place = Self {
            server: format!("{scheme}://{host}"),
            name: name.to_owned(),
            folder,
            region: region.to_owned(),
            key: key.id,
            secret: key.secret,
        };
        let known = ["http", "https"].contains(&scheme) && !host.contains('@');
        (known && plain(name) && plain(region) && place.signed().is_some())
            .then_some(place)
            .ok_or(NoBucket)
    }

    fn signed(&self) -> Option<Signed> {
        let server = self.server.parse().ok()?;
        let (name, region) = (self.name.clone(), self.region.clone());
        Signed::new(server, UrlStyle::Path, name, region).ok()
    }
}

impl fmt::Debug for BucketPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { server, name, folder, region, .. } = self;
        write!(f, "{server}/{name}/{folder} ({region})")
    }
}

impl fmt::Debug for BucketKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

/// A bucket that can be asked.
#[derive(Debug)]
pub(super) struct Bucket {
    signed: Signed,
    credentials: Credentials,
    folder: String,
    agent: Agent,
}

impl Bucket {
    /// Asks nobody yet.
    pub(super) fn new(place: &BucketPlace) -> Option<Self> {
        let roots: Vec<_> = rustls_native_certs::load_native_certs()
            .certs
            .iter()
            .map(|one| Certificate::from_der(one).to_owned())
            .collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&roots))
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()));
        let agent = Agent::config_builder()
            .tls_config(tls.build())
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(AutoHeaderValue::from("Kalaka"))
            .timeout_resolve(Some(TO_CONNECT))
            .timeout_connect(Some(TO_CONNECT))
            .timeout_recv_response(Some(SILENT))
            .timeout_per_read(Some(SILENT))
            .timeout_per_write(Some(SILENT))
            .build()
            .new_agent();
        Some(Self {
            signed: place.signed()?,
            credentials: Credentials::new(place.key.clone(), place.secret.clone()),
            folder: place.folder.clone(),
            agent,
        })
    }

    /// Puts a file in its place; the server refuses it where its bytes are others than the digest says.
    pub(super) fn keep(&self, path: &str, digest: &[u8], mut file: &File) -> io::Result<()> {
        let name = self.name(path);
        let mut action = self.signed.put_object(Some(&self.credentials), &name);
        let sum = STANDARD.encode(digest);
        action.headers_mut().insert("x-amz-checksum-sha256", sum.clone());
        file.rewind()?;
        let request = Request::put(action.sign(SIGNED_FOR).as_str())
            .header("x-amz-checksum-sha256", sum)
            .body(file)
            .map_err(io::Error::other)?;
        done(self.agent.run(request).map_err(trouble)?).map(drop)
    }

    /// Opens a file to be read from its beginning.
    pub(super) fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        let name = self.name(path);
        let answer = self.ask(&self.signed.get_object(Some(&self.credentials), &name))?;
        Ok(Box::new(done(answer)?.into_body().into_reader()))
    }

    /// Removes a file; that it is gone already is as well.
    pub(super) fn remove(&self, path: &str) -> io::Result<()> {
        self.remove_named(&self.name(path))
    }

    /// Removes everything below a folder.
    pub(super) fn remove_below(&self, folder: &str) -> io::Result<()> {
        // From the beginning each time: what was listed is gone.
        let mut before = Vec::new();
        loop {
            let mut action = self.signed.list_objects_v2(Some(&self.credentials));
            action.with_prefix(self.name(folder));
            let mut answer = done(self.ask(&action)?)?;
            let list = answer.body_mut().with_config().limit(LIST).read_to_string();
            let names = names(&list.map_err(trouble)?)?;
            if names.is_empty() {
                return Ok(());
            }
            if names == before {
                return Err(io::Error::other(
                    "the bucket says that files are gone, and lists them",
                ));
            }
            names.iter().try_for_each(|name| self.remove_named(name))?;
            before = names;
        }
    }

    fn remove_named(&self, name: &str) -> io::Result<()> {
        let answer = self.ask(&self.signed.delete_object(Some(&self.credentials), name))?;
        super::gone(done(answer).map(drop))
    }

    fn ask<'a, A: S3Action<'a>>(&self, action: &A) -> io::Result<Response<Body>> {
        let url = action.sign(SIGNED_FOR);
        let asked = match A::METHOD {
            Method::Delete => self.agent.delete(url.as_str()).call(),
            _ => self.agent.get(url.as_str()).call(),
        };
        asked.map_err(trouble)
    }

    fn name(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }
}

/// The names of the files in a list. Servers differ in the namespace of its elements, so that is not looked at.
fn names(list: &str) -> io::Result<Vec<String>> {
    let (mut reader, mut names, mut is_name) = (Reader::from_str(list), Vec::new(), false);
    loop {
        match reader.read_event().map_err(io::Error::other)? {
            Event::Start(element) => is_name = element.local_name().as_ref() == b"Key",
            Event::Text(text) if is_name => {
                let name = text.decode().map_err(io::Error::other)?;
                names.push(percent_decode_str(&name).decode_utf8_lossy().into_owned());
            }
            Event::End(_) => is_name = false,
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// What a server answered with success.
fn done(answer: Response<Body>) -> io::Result<Response<Body>> {
    match answer.status() {
        status if status.is_success() => Ok(answer),
        StatusCode::NOT_FOUND => Err(io::ErrorKind::NotFound.into()),
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => {
            Err(io::Error::new(io::ErrorKind::PermissionDenied, "the bucket refuses our key"))
        }
        status => Err(io::Error::other(format!("the bucket answers {status}"))),
    }
}

/// Why there was no answer. The address stays out of it: it holds a signature.
fn trouble(error: ureq::Error) -> io::Error {
    match error {
        ureq::Error::Io(error) => error,
        ureq::Error::Timeout(_) => {
            io::Error::new(io::ErrorKind::TimedOut, "the bucket does not answer in time")
        }
        ureq::Error::HostNotFound => {
            io::Error::new(io::ErrorKind::HostUnreachable, "the bucket's server has no address")
        }
        ureq::Error::ConnectionFailed => {
            io::Error::new(io::ErrorKind::ConnectionRefused, "the bucket's server is not reached")
        }
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => io::Error::new(
            io::ErrorKind::ConnectionRefused,
            "the bucket's server does not prove who it is",
        ),
        _ => io::Error::other("the bucket does not answer as it should"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_whatever_the_list_looks_like() {
        let of = |list: &str| names(list).unwrap();
        assert!(of("").is_empty());
        let list = "<L xmlns='urn:any'><Name>no</Name><Contents><Key>a/b%2Fc.7</Key><Size>5</Size></Contents>\
                    <s:Contents xmlns:s='urn:other'><s:Key>d</s:Key></s:Contents></L>";
        assert_eq!(of(list), ["a/b/c.7", "d"]);
        assert!(names("<L><Key>a</L>").is_err());
    }

    #[test]
    fn an_address_has_a_server_and_a_bucket_and_nothing_strange() {
        let read = |address: &str| {
            let key = BucketKey { id: "id".to_owned(), secret: "hidden".to_owned() };
            BucketPlace::new(address, "eu-west-1", key).ok()
        };
        let place = read("https://s3.example/kalaka/a/b/").unwrap();
        assert_eq!(format!("{place:?}"), "https://s3.example/kalaka/a/b/ (eu-west-1)");
        for wrong in [
            "s3.example/kalaka",
            "https://s3.example",
            "https://s3.example/",
            "https://s3.example/kalaka/../other",
            "https://s3.example/kalaka//other",
            "https://me:word@s3.example/kalaka",
            "https:///kalaka",
            "ftp://s3.example/kalaka",
            "https://s3.example/kal aka",
            "https://s3.example/kalaka?x",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
