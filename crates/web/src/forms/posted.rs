//! A form as it was sent.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, header};

use super::clean;
use crate::http::Problem;
use crate::views::Kept;

/// More fields than any form of ours has: a decision on a thousand ideas has three for each.
const MOST_FIELDS: usize = 4_000;

/// The fields and files of a form, every text cleaned.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
}

/// A file as it was sent. Neither its name nor its type is to be believed.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it belongs to.
    pub field: String,
    /// Its content.
    pub bytes: Bytes,
}

impl Posted {
    /// Reads the body of a form.
    pub(crate) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        match kind.map(|kind| kind.split(';').next().unwrap_or_default().trim()) {
            Some("application/x-www-form-urlencoded") | None => Ok(Self::of_url(&body)),
            Some("multipart/form-data") => Self::of_parts(headers, body).await,
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

    async fn of_parts(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        let mut request = Request::new(Body::from(body));
        *request.headers_mut() = headers.clone();
        let unreadable = |_| Problem::Unreadable;
        let mut parts =
            Multipart::from_request(request, &()).await.map_err(|_| Problem::Unreadable)?;
        let mut posted = Self::default();
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let field = clean(part.name().unwrap_or_default());
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(unreadable)?;
            if posted.fields.len() + posted.files.len() >= MOST_FIELDS {
                return Err(Problem::Unreadable);
            }
            if !is_file {
                posted.fields.push((field, clean(&String::from_utf8_lossy(&bytes))));
            } else if !bytes.is_empty() {
                posted.files.push(Upload { field, bytes });
            }
        }
        Ok(posted)
    }

    /// Every field with what was typed, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
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

    /// Every field but the form token, to be given back on a page that could not take them.
    pub(crate) fn kept(&self) -> Kept {
        let token = |(name, _): &&(String, String)| name != "csrf";
        Kept {
            fields: self.fields.iter().filter(token).cloned().collect(),
            lost_photo: !self.files.is_empty(),
        }
    }
}

impl FromIterator<(String, String)> for Posted {
    /// A form of these fields, for tests of handlers' parsing.
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
        Posted::read(&headers, Bytes::from(body.to_owned())).await
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
        assert_eq!(posted.file("photo").unwrap().bytes, "bytes");
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
