//! Settings, people, the log, the mails of the demo, open data.

use super::desk::{desk_frame, strings};
use super::residents::choices;
use super::*;

/// The pages of administrators, and those about the site.
pub(super) fn pages(w: &Words) -> Vec<(&'static str, String)> {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("settings", &settings(w)),
        show("people", &people(w)),
        show("audit", &audit(w)),
        show("mails", &mails(w)),
        show("data", &data(w)),
        show("recount", &RecountPage { frame: frame(w, w.recount_title()) }),
    ]
}

fn settings(w: &Words) -> CitySettingsPage {
    let texts = |tag: &str, name: &str| CityTexts {
        tag: tag.to_owned(),
        name: name.to_owned(),
        city: "Leuven".to_owned(),
        tagline: "makes it together".to_owned(),
        about: "This is an example city.".to_owned(),
        contact: "Digital office, Grote Markt 9".to_owned(),
    };
    CitySettingsPage {
        action: "/leuven/settings".to_owned(),
        version: "3".to_owned(),
        texts: vec![texts("nl", "Nederlands"), texts("en", "English")],
        languages: vec![
            Choice::new("nl", "Nederlands", Chosen::Yes),
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("hu", "Magyar", Chosen::No),
        ],
        default_languages: vec![
            Choice::new("nl", "Nederlands", Chosen::Yes),
            Choice::new("en", "English", Chosen::No),
        ],
        time_zone: "Europe/Brussel".to_owned(),
        currency: "EUR".to_owned(),
        hue: "252".to_owned(),
        chroma: "13".to_owned(),
        logo: None,
        sender: "kalaka@leuven.example".to_owned(),
        map: ground().draw(&[], "The neighbourhoods", None),
        neighbourhoods: strings(["Centre", "Vaartkom", "Kessel-Lo", "Heverlee", "Wijgmaal"]),
        modules: vec![Choice::new("calls", "Calls", Chosen::Yes)],
        links: vec![Link::new("People and roles", "#"), Link::new("Log of decisions", "#")],
        errors: vec![wrong("time_zone", "Write a time zone such as Europe/Brussels")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.city_title()) },
    }
}

fn roles() -> Vec<Choice> {
    vec![
        Choice::new("officer", "Officer", Chosen::Yes),
        Choice::new("moderator", "Moderator", Chosen::No),
        Choice::new("admin", "Administrator", Chosen::No),
    ]
}

fn people(w: &Words) -> PeoplePage {
    let person = |name: &str| PersonRow {
        name: name.to_owned(),
        meta: strings(["officer", "since 3 October", "last seen yesterday"]),
        action: "/leuven/people/7".to_owned(),
        roles: roles(),
        error: String::new(),
    };
    PeoplePage {
        q: String::new(),
        search: "/leuven/people".to_owned(),
        found: "1,204 people, those with a role first.".to_owned(),
        people: vec![person("Ann V."), person("Pieter C."), person("Els B.")],
        pages: Pages { first: None, next: Some("#".to_owned()) },
        invite: "/leuven/people".to_owned(),
        mail: "ann@".to_owned(),
        roles: roles(),
        errors: vec![wrong("mail", "Write a whole address, for example ann@city.example")],
        frame: Frame { has_errors: true, ..desk_frame(w, w.people_title()) },
    }
}

fn audit(w: &Words) -> AuditPage {
    let entry = |number, what: &str| AuditEntry {
        number,
        when: "23 November, 10:42".to_owned(),
        who: "Climate office".to_owned(),
        what: what.to_owned(),
        link: Some(Link::new("Shade for the Frederik Lintsstraat", "#")),
        digest: "8f0a2c9d7e41".to_owned(),
    };
    AuditPage {
        checked: "The log is whole: 1,204 entries checked.".to_owned(),
        broken: false,
        check: Some("/leuven/log?check=yes".to_owned()),
        head: "8f0a2c9d7e41b5a6c2f1e0d9c8b7a6958473625140392817".to_owned(),
        action: "/leuven/log".to_owned(),
        kinds: choices("Everything"),
        entries: vec![
            entry(1_204, "Found an idea eligible:"),
            entry(1_203, "Answered in public:"),
            entry(1_202, "Hid a comment on:"),
        ],
        pages: Pages { first: None, next: Some("#".to_owned()) },
        feeds: vec![Link::new("CSV", "#"), Link::new("JSON", "#")],
        frame: desk_frame(w, w.log_title()),
    }
}

fn mails(w: &Words) -> MailsPage {
    let row = |subject: &str, current| MailRow {
        subject: Link::new(subject, "#"),
        to: "rosa@mail.example".to_owned(),
        when: "just now".to_owned(),
        current,
    };
    MailsPage {
        mails: vec![row("123456 is your code for Leuven", true), row("Your idea is online", false)],
        pages: Pages::default(),
        open: Some(MailShown {
            from: "kalaka@leuven.example".to_owned(),
            to: "rosa@mail.example".to_owned(),
            when: "23 November, 10:42".to_owned(),
            subject: "123456 is your code for Leuven".to_owned(),
            language: "en".to_owned(),
            text: "Hello Rosa,\n\nyour code is 123456. It works for 20 minutes.\n\nLeuven"
                .to_owned(),
            links: vec![Link::new("Sign in as Rosa T.", "#")],
        }),
        frame: desk_frame(w, w.mails_title()),
    }
}

fn data(w: &Words) -> DataPage {
    let formats = || ["CSV", "JSON", "Atom"].map(|name| Link::new(name, "#")).to_vec();
    DataPage {
        lists: vec![("Calls".to_owned(), formats()), ("Ideas".to_owned(), formats())],
        api: Some(Link::new("OpenAPI 3.1", "/api/v1/openapi.json")),
        facts: vec![Fact::new("Licence", "CC BY 4.0")],
        frame: frame(w, w.foot_data()),
    }
}
