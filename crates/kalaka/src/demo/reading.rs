//! The demo's content: readable files under `demo/`, built into the binary.

use std::collections::BTreeMap;

use anyhow::Context as _;
use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::asked::FormFile;
use super::content::{
    CallFile, CityContent, EventsFile, IdeasFile, ImportEntry, ImportsFile, NewslettersFile,
    OrganisationsFile,
};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../demo");

/// Reads all cities. Content that does not read is a mistake of the build, and says where.
pub(crate) fn read() -> anyhow::Result<Vec<CityContent>> {
    FILES
        .dirs()
        .map(|folder| city(folder).with_context(|| format!("demo/{}", folder.path().display())))
        .collect()
}

fn city(folder: &'static Dir) -> anyhow::Result<CityContent> {
    let mut calls = BTreeMap::new();
    if let Some(folders) = folder.get_dir(folder.path().join("calls")) {
        for folder in folders.dirs() {
            let mut call: CallFile = toml(folder, "call.toml")?;
            for document in &mut call.document {
                let path = folder.path().join(&document.file);
                let found = folder.get_file(&path);
                let found = found.with_context(|| format!("{} is missing", path.display()))?;
                document.bytes = found.contents();
            }
            let ideas: IdeasFile = if file(folder, "ideas.toml").is_ok() {
                toml(folder, "ideas.toml")?
            } else {
                IdeasFile::default()
            };
            let form: FormFile = if file(folder, "form.toml").is_ok() {
                toml(folder, "form.toml")?
            } else {
                FormFile::default()
            };
            if file(folder, "evaluation.toml").is_ok() {
                call.evaluation = Some(toml(folder, "evaluation.toml")?);
            }
            calls.insert(folder.path().to_owned(), (call, ideas.idea, form));
        }
    }
    Ok(CityContent {
        city: toml(folder, "city.toml")?,
        neighbourhoods: file(folder, "neighbourhoods.geojson")?,
        backdrop: file(folder, "base.geojson").unwrap_or_default(),
        people: toml(folder, "people.toml")?,
        organisations: toml::<OrganisationsFile>(folder, "organisations.toml")?.organisation,
        calls: calls.into_values().collect(),
        events: toml::<EventsFile>(folder, "events.toml")?.event,
        newsletters: toml::<NewslettersFile>(folder, "newsletters.toml")?.newsletter,
        imports: imports(folder)?,
        residents: file(folder, "inwoners.csv").or_else(|_| file(folder, "lakok.csv"))?,
    })
}

/// The files that the office brought.
fn imports(folder: &'static Dir) -> anyhow::Result<Vec<ImportEntry>> {
    let mut all = toml::<ImportsFile>(folder, "imports.toml")?.import;
    for one in &mut all {
        one.content = file(folder, &one.file)?;
    }
    Ok(all)
}

fn file(folder: &'static Dir, name: &str) -> anyhow::Result<&'static str> {
    let path = folder.path().join(name);
    let file = folder.get_file(&path).with_context(|| format!("{} is missing", path.display()))?;
    file.contents_utf8().with_context(|| format!("{} is not UTF-8", path.display()))
}

fn toml<T: DeserializeOwned>(folder: &'static Dir, name: &str) -> anyhow::Result<T> {
    toml::from_str(file(folder, name)?)
        .with_context(|| format!("{}/{name}", folder.path().display()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn everything_under_demo_reads() {
        let cities = super::read().unwrap();
        assert_eq!(cities.len(), 2);
        let calls: usize = cities.iter().map(|city| city.calls.len()).sum();
        let ideas: usize =
            cities.iter().flat_map(|city| &city.calls).map(|(_, ideas, _)| ideas.len()).sum();
        assert!(calls >= 8, "{calls} calls");
        assert!(ideas >= 150, "{ideas} ideas");
        for city in &cities {
            let people = &city.people.person;
            let keys: BTreeSet<&str> = people.iter().map(|one| one.key.as_str()).collect();
            let mails: BTreeSet<&str> = people.iter().map(|one| one.mail.as_str()).collect();
            let all = people.len();
            assert_eq!(
                (keys.len(), mails.len()),
                (all, all),
                "two are the same: {}",
                city.city.slug
            );
        }
    }
}
