//! Files in the API.

use city::Document;
use schemars::JsonSchema;
use serde::Serialize;

use crate::http::Visit;

/// A file that belongs to something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "File")]
pub struct FileJson {
    id: String,
    title: String,
    /// What is in it, for those who cannot open it.
    about: String,
    /// The tag of the language it is in.
    language: String,
    /// What it is called when it is kept.
    name: String,
    /// What it is: the ending of its name.
    #[schemars(extend("enum" = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "geojson", "json", "md", "txt"]))]
    kind: &'static str,
    media_type: &'static str,
    bytes: u64,
    made: String,
    /// Where it stays for as long as it is there; whoever may read it is led to `download`.
    address: String,
    /// Where its bytes are, for whoever asked, for the next quarter of an hour at least.
    download: String,
}

impl FileJson {
    /// A file, as this reader keeps it.
    pub fn of(visit: &Visit, document: &Document) -> Self {
        let site = visit.site();
        Self {
            id: document.id.to_string(),
            title: document.input.title.clone(),
            about: document.input.about.clone(),
            language: document.input.language.to_string(),
            name: document.name.to_string(),
            kind: document.kind.key(),
            media_type: document.kind.media(),
            bytes: document.bytes,
            made: document.made.to_string(),
            address: format!("{site}{}", visit.to.file(document.id)),
            download: format!("{site}{}", visit.file_address(document)),
        }
    }
}
