//! How values are kept in documents: what was written reads back, and what was tampered with does not.

use std::fmt::Debug;

use city::{Brand, Currency, Id, Language, Mail, Person, Slug, TimeZoneName};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
}

fn is_refused<T: DeserializeOwned + Debug>(json: &str) {
    assert!(serde_json::from_str::<T>(json).is_err(), "{json}");
}

#[test]
fn what_is_kept_in_a_document_reads_back_as_it_was() {
    reads_back(&Id::<Person>::new(41), "\"19\"");
    reads_back(&"an@example.org".parse::<Mail>().unwrap(), "\"an@example.org\"");
    reads_back(&"cooler-streets".parse::<Slug>().unwrap(), "\"cooler-streets\"");
    reads_back(&"sr-Latn".parse::<Language>().unwrap(), "\"sr-Latn\"");
    reads_back(&"HUF".parse::<Currency>().unwrap(), "\"HUF\"");
    reads_back(&"Europe/Brussels".parse::<TimeZoneName>().unwrap(), "\"Europe/Brussels\"");
    reads_back(&Brand { hue: 252, chroma: 13 }, r#"{"hue":252,"chroma":13}"#);
}

#[test]
fn a_document_is_held_to_the_same_rules_as_a_form() {
    is_refused::<Id<Person>>("\"0\"");
    is_refused::<Mail>("\"an\"");
    is_refused::<Slug>("\"Cooler streets\"");
    is_refused::<Language>("\"Dutch\"");
    is_refused::<Currency>("\"euro\"");
    is_refused::<TimeZoneName>("\"Europe/Atlantis\"");
    is_refused::<Brand>(r#"{"hue":361,"chroma":13}"#);
}
