//! The form of an event: what was stored or typed, and reading it into what is saved.

use std::collections::BTreeMap;

use city::{Flaw, Flaws, Language, LonLat, Texts};
use events::{
    Asked, AskedKind, Event, EventContent, MOST_ASKED, Online, Revision, asked_of, form_of,
};
use jiff::Timestamp;
use web::forms::{Posted, local_moment, whole_number};
use web::http::Visit;
use web::together::Fields;

/// Texts in every language, by the name of their fields.
const TEXTS: [&str; 3] = ["title", "text", "office"];
/// Fields with a line or a box each.
const LINES: [&str; 15] = [
    "begins",
    "ends",
    "place",
    "neighbourhood",
    "lon",
    "lat",
    "online",
    "online_for",
    "registers",
    "capacity",
    "opens",
    "closes",
    "waiting_list",
    "moves_until",
    "companions",
];

/// Everything an officer can type about an event, by the names of fields.
#[derive(Debug, Clone)]
pub(crate) struct EventForm(BTreeMap<String, String>);

/// The names of all fields, in order.
fn names(languages: &[Language]) -> Vec<String> {
    let of_texts = |name: &str| {
        languages.iter().map(|language| format!("{name}-{language}")).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = TEXTS.iter().flat_map(|name| of_texts(name)).collect();
    names.extend(LINES.map(str::to_owned));
    for number in 1..=MOST_ASKED {
        names.extend(of_texts(&format!("asked-{number}")));
        names.extend(["key", "kind", "required"].map(|part| format!("asked-{number}-{part}")));
    }
    names
}

/// A moment as a browser's field for it has it.
fn local(visit: &Visit, at: Option<Timestamp>) -> String {
    let zoned = at.map(|at| at.to_zoned(visit.city.zone.clone()));
    zoned.map(|at| at.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

fn tick(on: bool) -> String {
    if on { "yes".to_owned() } else { String::new() }
}

impl EventForm {
    /// A form in which nothing stands, for samples.
    #[cfg(test)]
    pub(crate) fn blank() -> Self {
        Self(BTreeMap::new())
    }

    /// What is stored.
    pub(crate) fn of(visit: &Visit, event: &Event) -> Self {
        let (mut fields, content) = (BTreeMap::new(), &event.content);
        let mut set = |name: &str, value: String| fields.insert(name.to_owned(), value);
        let degrees = content.point.map(LonLat::degrees);
        set("begins", local(visit, event.begins));
        set("ends", local(visit, event.ends));
        set("place", content.place.clone());
        set("neighbourhood", content.neighbourhood.clone().unwrap_or_default());
        set("lon", degrees.map(|(lon, _)| lon.to_string()).unwrap_or_default());
        set("lat", degrees.map(|(_, lat)| lat.to_string()).unwrap_or_default());
        set("online", content.online.clone());
        set("online_for", content.online_for.key().to_owned());
        set("registers", tick(content.registers));
        set("capacity", event.places.capacity.map(|most| most.to_string()).unwrap_or_default());
        set("opens", local(visit, content.opens));
        set("closes", local(visit, content.closes));
        set("waiting_list", tick(content.waiting_list));
        set("moves_until", local(visit, content.moves_until));
        set("companions", content.companions.to_string());
        let mut own = |name: &str, texts: &Texts| {
            for (language, text) in texts.iter() {
                fields.insert(format!("{name}-{language}"), text.to_owned());
            }
        };
        own("title", &content.title);
        own("text", &content.text);
        own("office", &content.office);
        let asked = asked_of(&content.form);
        for (number, asked) in (1..).zip(&asked) {
            own(&format!("asked-{number}"), &asked.label);
        }
        for (number, asked) in (1..).zip(asked) {
            let key = asked.key.map(|key| key.to_string()).unwrap_or_default();
            fields.insert(format!("asked-{number}-key"), key);
            fields.insert(format!("asked-{number}-kind"), asked.kind.key().to_owned());
            fields.insert(format!("asked-{number}-required"), tick(asked.required));
        }
        Self(fields)
    }

    /// What was sent.
    pub(crate) fn posted(visit: &Visit, posted: &Posted) -> Self {
        let names = names(&visit.city.settings.languages).into_iter();
        Self(names.map(|name| (name.clone(), posted.get(&name).to_owned())).collect())
    }

    /// What stands in a field.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Every field with what stands in it.
    pub(crate) fn fields(&self, languages: &[Language]) -> Fields {
        let names = names(languages).into_iter();
        names.map(|name| (name.clone(), self.value(&name).to_owned())).collect()
    }

    /// What a field belongs together with: a place has two coordinates, a question its parts.
    pub(crate) fn group(name: &str) -> &str {
        match name.splitn(3, '-').collect::<Vec<_>>().as_slice() {
            ["asked", number, _] => name.get(..6 + number.len()).unwrap_or(name),
            _ if matches!(name, "lon" | "lat") => "lon",
            _ => name,
        }
    }

    fn texts(&self, name: &str, languages: &[Language]) -> Texts {
        let one = |language: &Language| {
            (language.clone(), self.value(&format!("{name}-{language}")).trim().to_owned())
        };
        languages.iter().map(one).collect()
    }

    fn moment(&self, visit: &Visit, name: &str, flaws: &mut Flaws) -> Option<Timestamp> {
        match local_moment(self.value(name), &visit.city.zone) {
            Err(Flaw::Missing) => None,
            read => flaws.keep(name, read),
        }
    }

    fn number(&self, name: &str, flaws: &mut Flaws) -> Option<i64> {
        match self.value(name).trim() {
            "" => None,
            typed => flaws.keep(name, whole_number(typed)),
        }
    }

    fn point(&self) -> Option<LonLat> {
        let (lon, lat) = (self.value("lon").parse().ok()?, self.value("lat").parse().ok()?);
        LonLat::from_degrees(lon, lat)
    }

    fn asked(&self, languages: &[Language]) -> Vec<Asked> {
        let one = |number: usize| {
            let value = |part: &str| self.value(&format!("asked-{number}-{part}"));
            Asked {
                key: value("key").parse().ok(),
                kind: AskedKind::from_key(value("kind")).unwrap_or(AskedKind::Short),
                label: self.texts(&format!("asked-{number}"), languages),
                required: !value("required").is_empty(),
            }
        };
        (1..=MOST_ASKED).map(one).collect()
    }

    /// What is to be saved, if everything can be read. Flaws stand beside the form's own fields. `before` gives the
    /// questions, whose keys stay.
    pub(crate) fn revision(&self, visit: &Visit, before: &Event) -> Result<Revision, Flaws> {
        let (languages, mut flaws) = (&visit.city.settings.languages, Flaws::default());
        let flaws_of = &mut flaws;
        let begins = self.moment(visit, "begins", flaws_of);
        let ends = self.moment(visit, "ends", flaws_of);
        let (opens, closes) =
            (self.moment(visit, "opens", flaws_of), self.moment(visit, "closes", flaws_of));
        let moves_until = self.moment(visit, "moves_until", flaws_of);
        let capacity = self.number("capacity", flaws_of);
        let companions = self.number("companions", flaws_of).unwrap_or_default();
        let neighbourhood = Some(self.value("neighbourhood")).filter(|key| !key.is_empty());
        let content = EventContent {
            title: self.texts("title", languages),
            text: self.texts("text", languages),
            office: self.texts("office", languages),
            place: self.value("place").split_whitespace().collect::<Vec<_>>().join(" "),
            point: self.point(),
            neighbourhood: neighbourhood.map(str::to_owned),
            online: self.value("online").trim().to_owned(),
            online_for: Online::from_key(self.value("online_for")).unwrap_or(Online::Registered),
            registers: !self.value("registers").is_empty(),
            opens,
            closes,
            waiting_list: !self.value("waiting_list").is_empty(),
            moves_until,
            companions,
            form: form_of(&before.content.form, &self.asked(languages)),
            minutes: Texts::default(),
        };
        flaws.into_result_with(|| Some(Revision { begins, ends, capacity, content }))
    }
}
