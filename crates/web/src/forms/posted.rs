//! A form as it was sent.

use std::io;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, header};

use city::document::{Content as _, MOST_BYTES};
use store::blobs::{Blobs, Incoming};

use crate::forms::clean;
use crate::http::{Load, Problem};
use crate::views::Kept;

/// More fields than any form of ours has: a decision on a thousand ideas has three for each.
const MOST_FIELDS: usize = 4_000;

/// The fields and files of a form, every text cleaned.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// The most bytes of a file.
pub const MOST_FILE: usize = 12 << 20;
/// How much of a file is gathered before it is written to the disk.
const GATHERED: usize = 256 << 10;
/// The most bytes of everything else in a form with files.
const MOST_TEXT: usize = 1 << 20;

/// What becomes of the files of a form.
#[derive(Debug, Clone)]
pub enum Files {
    /// They are read.
    Kept,
    /// They are put beside the files of the city as they come, so that no memory holds them.
    Put(Blobs),
    /// They are thrown away as they come: only what was typed is wanted.
    Dropped,
}

/// A file as it was sent. Neither its name nor its type is to be believed.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it belongs to.
    pub field: String,
    /// What it was called.
    pub name: String,
    /// Its content; none when it is larger than a picture may be, or lies on the disk.
    pub bytes: Option<Bytes>,
    /// Its content on the disk; none when it is larger than a file may be, or was read.
    pub incoming: Option<Arc<Mutex<Incoming>>>,
}

impl Upload {
    /// Whether there is anything in it.
    fn is_empty(&self) -> bool {
        match (&self.bytes, &self.incoming) {
            (Some(bytes), _) => bytes.is_empty(),
            (None, Some(incoming)) => {
                incoming.lock().unwrap_or_else(PoisonError::into_inner).length() == 0
            }
            (None, None) => false,
        }
    }
}

impl Posted {
    /// Reads the body of a form.
    pub async fn read(headers: &HeaderMap, body: Bytes, load: &mut Load) -> Result<Self, Problem> {
        match kind_of(headers) {
            Some("application/x-www-form-urlencoded") | None => Ok(Self::of_url(&body)),
            Some("multipart/form-data") => {
                Self::of_parts(headers, Body::from(body), Files::Kept, load).await
            }
            Some(_) => Err(Problem::Unreadable),
        }
    }

    fn of_url(body: &[u8]) -> Self {
        let fields = form_urlencoded::parse(body)
            .take(MOST_FIELDS)
            .map(|(name, value)| (clean(&name), clean(&value)))
            .collect();
        Self { fields, files: Vec::new() }
    }

    /// Whether a body comes in parts, so that [`Posted::of_parts`] can read it as it arrives.
    pub fn comes_in_parts(headers: &HeaderMap) -> bool {
        kind_of(headers) == Some("multipart/form-data")
    }

    /// Reads the parts of a form as they arrive. A file that is too large is read to its end and dropped, so that
    /// everything else is kept, and so that a browser that is still sending shows our answer.
    pub async fn of_parts(
        headers: &HeaderMap,
        body: Body,
        files: Files,
        load: &mut Load,
    ) -> Result<Self, Problem> {
        let mut request = Request::new(body);
        *request.headers_mut() = headers.clone();
        // We count ourselves; axum's own limit is two megabytes.
        DefaultBodyLimit::disable().apply(&mut request);
        let unreadable = |_| Problem::Unreadable;
        let too_large = Problem::TooLarge { most: megabytes(MOST_FILE) };
        let mut text = MOST_TEXT;
        let file = if matches!(files, Files::Kept) { MOST_FILE } else { 0 };
        // What is thrown away is bounded too.
        let mut rest = 8 * MOST_FILE;
        let mut parts =
            Multipart::from_request(request, &()).await.map_err(|_| Problem::Unreadable)?;
        let mut posted = Self::default();
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let field = clean(part.name().unwrap_or_default());
            if posted.fields.len() + posted.files.len() >= MOST_FIELDS {
                return Err(Problem::Unreadable);
            }
            let Some(name) = part.file_name().map(str::to_owned) else {
                let bytes = content(part, text, &mut rest, load).await?;
                let bytes = bytes.ok_or(too_large.clone())?;
                text = text.saturating_sub(bytes.len());
                posted.fields.push((field, clean(&String::from_utf8_lossy(&bytes))));
                continue;
            };
            let (bytes, incoming) = match &files {
                Files::Put(blobs) => (None, put(part, blobs, &mut rest, load).await?),
                Files::Kept | Files::Dropped => (content(part, file, &mut rest, load).await?, None),
            };
            let upload = Upload { field, name, bytes, incoming };
            // A field in which nothing was chosen comes without a name and without content.
            if !upload.name.is_empty() || !upload.is_empty() {
                posted.files.push(upload);
            }
        }
        Ok(posted)
    }

    /// Every field with what was typed, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was typed in a field; empty when the form did not have it.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Everything chosen in a field that may be chosen several times.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the form had the field: a ticked box, a pressed button.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The file of a field, if one was chosen.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == name)
    }

    /// Whether any file came with it that has something in it.
    pub fn has_files(&self) -> bool {
        self.files.iter().any(|file| !file.is_empty())
    }

    /// The same form without a field.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// The same form with another value in a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Every field but the form token, to be given back on a page that could not take them.
    pub fn kept(&self) -> Kept {
        let token = |(name, _): &&(String, String)| name != "csrf";
        Kept {
            fields: self.fields.iter().filter(token).cloned().collect(),
            lost_photo: self.has_files(),
        }
    }
}

fn kind_of(headers: &HeaderMap) -> Option<&str> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.map(|kind| kind.split(';').next().unwrap_or_default().trim())
}

/// A size as people read it.
fn megabytes(bytes: usize) -> u64 {
    u64::try_from(bytes >> 20).unwrap_or(u64::MAX)
}

/// What stands in a part; none when it is more than `most`. What all parts hold together is taken from `rest`.
async fn content(
    mut part: Field<'_>,
    most: usize,
    rest: &mut usize,
    load: &mut Load,
) -> Result<Option<Bytes>, Problem> {
    let (mut bytes, mut fits) = (Vec::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|_| Problem::Unreadable)? {
        let left = rest.checked_sub(chunk.len());
        *rest = left.ok_or(Problem::TooLarge { most: megabytes(MOST_FILE) })?;
        fits &= bytes.len() + chunk.len() <= most;
        if fits {
            load.add(chunk.len())?;
            bytes.extend_from_slice(&chunk);
        } else {
            load.give_back(bytes.len());
            bytes = Vec::new();
        }
    }
    Ok(fits.then(|| bytes.into()))
}

/// Puts what stands in a part on the disk; none when it is more than a file may be.
async fn put(
    mut part: Field<'_>,
    blobs: &Blobs,
    rest: &mut usize,
    load: &mut Load,
) -> Result<Option<Arc<Mutex<Incoming>>>, Problem> {
    let own = blobs.clone();
    let mut incoming = Some(on_disk(move || own.begin()).await?);
    let mut seen: u64 = 0;
    let mut gathered = Vec::new();
    load.add(GATHERED)?;
    loop {
        let chunk = part.chunk().await.map_err(|_| Problem::Unreadable)?;
        let ends = chunk.is_none();
        let chunk = chunk.unwrap_or_default();
        let left = rest.checked_sub(chunk.len());
        *rest = left.ok_or(Problem::TooLarge { most: MOST_BYTES >> 20 })?;
        seen = seen.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        if seen > MOST_BYTES {
            // It is read to its end, so that a browser that is still sending shows our answer.
            (incoming, gathered) = (None, Vec::new());
        }
        if incoming.is_some() {
            gathered.extend_from_slice(&chunk);
        }
        if (ends || gathered.len() >= GATHERED)
            && let Some(mut file) = incoming.take()
        {
            let piece = std::mem::take(&mut gathered);
            let written = on_disk(move || {
                file.write_all(&piece)?;
                Ok(file)
            });
            incoming = Some(written.await?);
        }
        if ends {
            load.give_back(GATHERED);
            return Ok(incoming.map(|file| Arc::new(Mutex::new(file))));
        }
    }
}

/// Does something with the disk, on a thread that may wait for it.
async fn on_disk<T: Send + 'static>(
    body: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::task::spawn_blocking(body).await {
        Ok(done) => done.map_err(|error| Problem::of_disk(&error)),
        Err(stopped) => Err(Problem::internal(stopped)),
    }
}

impl FromIterator<(String, String)> for Posted {
    /// A form of these fields, as it was kept.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        Self { fields: fields.into_iter().collect(), files: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    async fn read(kind: &'static str, body: &str) -> Result<Posted, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Posted::read(&headers, Bytes::from(body.to_owned()), &mut Load::alone()).await
    }

    #[tokio::test]
    async fn fields_come_cleaned() {
        let posted = read("application/x-www-form-urlencoded", "title=a%00b&day=1&day=2&x=%FF")
            .await
            .unwrap();
        assert_eq!(posted.get("title"), "ab");
        assert_eq!(posted.all("day").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(posted.get("x"), "\u{fffd}");
        assert_eq!(posted.get("none"), "");
        assert!(!posted.has("none"));
    }

    #[tokio::test]
    async fn parts_are_fields_and_files() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTrees\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n\
                    bytes\r\n--x\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\
                    \r\n--x--\r\n";
        let posted = read("multipart/form-data; boundary=x", body).await.unwrap();
        assert_eq!(posted.get("title"), "Trees");
        assert_eq!(posted.file("photo").unwrap().bytes.as_deref(), Some(&b"bytes"[..]));
        assert!(posted.file("none").is_none(), "a file field left empty");
    }

    #[tokio::test]
    async fn other_bodies_are_unreadable() {
        assert_eq!(read("text/plain", "x").await.unwrap_err(), Problem::Unreadable);
        assert_eq!(read("multipart/form-data", "x").await.unwrap_err(), Problem::Unreadable);
        let cut = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTre";
        let kind = "multipart/form-data; boundary=x";
        assert_eq!(read(kind, cut).await.unwrap_err(), Problem::Unreadable);
    }
}
