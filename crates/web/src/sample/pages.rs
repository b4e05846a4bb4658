//! A sample of every page of the kit.

use super::letters::{ask, me_letters, newsletter, newsletters};
use super::*;
use crate::ask::FieldKind;
use crate::letters::view::{LetterRow, LettersPage};
use crate::log::view::{AuditEntry, AuditPage};
use crate::mails::view::{MailRow, MailShown, MailsPage};
use crate::me::view::{
    AddressLinkPage, AddressPage, ApiToken, MeErasePage, MeSettingsPage, Session,
};
use crate::people::view::{PeoplePage, PersonRow};
use crate::recount::view::RecountPage;
use crate::search::marked;
use crate::search::view::{Group, Row, SearchPage};
use crate::settings::draw_view::{DrawPage, Looked};
use crate::settings::view::{CitySettingsPage, CityTexts, ThemeTexts};
use crate::sign_in::view::{CodePage, EnterPage, SignInPage};
use crate::statements::view::{AccessibilityPage, DataPage, PrivacyPage};
use crate::views::{CitiesPage, Pages, ProblemPage, SaidPage};

#[test]
fn every_page_renders() {
    every_page_renders_in_every_language(pages);
}

#[test]
fn every_page_is_light() {
    pages_and_assets_stay_light(pages);
}

/// Every page, with a name for its file.
fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let at = || "/leuven/desk/7".to_owned();
    let cities = CitiesPage {
        cities: Frame::sample(w).cities,
        frame: Frame::outside(w, w.cities_heading()),
    };
    let ours = ProblemPage {
        reference: Some("7f3a-20".to_owned()),
        kept: vec![("text".to_owned(), "Our street has no trees.".to_owned())],
        shown: vec!["Our street has no trees.".to_owned()],
        resend: true,
        sign_in: true,
        lost_photo: true,
        heading: w.problem_internal(),
        text: w.problem_internal_text().to_owned(),
        ..ProblemPage::sample(w)
    };
    let mut pages = vec![
        ("home-bare", home(w, SafeHtml::empty(), Vec::new(), Vec::new())),
        ("me-letters", show("me-letters", &me_letters(w)).1),
        ("ask", show("ask", &ask(w, Some(FieldKind::Text))).1),
        ("ask-day", show("ask", &ask(w, Some(FieldKind::Date))).1),
        ("ask-number", show("ask", &ask(w, Some(FieldKind::Number))).1),
        ("ask-press", show("ask", &ask(w, None)).1),
        ("newsletters", show("newsletters", &newsletters(w, true)).1),
        ("newsletters-none", show("newsletters", &newsletters(w, false)).1),
        ("newsletter-draft", show("newsletter", &newsletter(w, true)).1),
        ("newsletter-scheduled", show("newsletter", &newsletter(w, false)).1),
        ("me", me(w, my_rows(w))),
        ("me-bare", me(w, Vec::new())),
        show("search", &search(w)),
        show("search-nothing", &SearchPage { groups: Vec::new(), tabs: Vec::new(), ..search(w) }),
        show("sign-in", &sign_in(w)),
        show("code", &code(w)),
        show("code-newcomer", &CodePage { name: Some("A".to_owned()), ..code(w) }),
        show("enter", &newcomer(w)),
        show("me-settings", &me_settings(w)),
        show("me-erase", &me_erase(w)),
        show("me-address", &address(w)),
        show("address-link", &address_link(w)),
        show("unsubscribe", &SaidPage::unsubscribe(frame(w, ""), "“Cooler streets 2027”", at())),
        show("unsubscribed", &SaidPage::unsubscribed(frame(w, ""), "“Cooler streets 2027”", at())),
        show(
            "confirm",
            &SaidPage::confirm(frame(w, ""), "Your idea is then published.".to_owned(), at()),
        ),
        show("stale-link", &SaidPage::stale_link(frame(w, ""))),
        show(
            "accessibility",
            &AccessibilityPage {
                office: "Digital office, Grote Markt 9".to_owned(),
                contact: "web@leuven.example".to_owned(),
                frame: frame(w, w.foot_accessibility()),
            },
        ),
        show(
            "privacy",
            &PrivacyPage {
                office: "Digital office, Grote Markt 9".to_owned(),
                contact: "web@leuven.example".to_owned(),
                frame: frame(w, w.foot_privacy()),
            },
        ),
        show("settings", &settings(w)),
        show("settings-draw", &settings_draw(w)),
        show("people", &people(w)),
        show("audit", &audit(w)),
        show("letters", &letters(w)),
        show("letters-none", &LettersPage { letters: vec![], ..letters(w) }),
        show("mails", &mails(w)),
        show("data", &data(w)),
        show("recount", &RecountPage { frame: frame(w, w.recount_title()) }),
        show("problem", &ProblemPage::sample(w)),
        show("problem-ours", &ours),
        show("cities", &cities),
    ];
    pages.extend(crate::desk::sample::pages(w));
    pages.extend(crate::things::sample::pages(w));
    pages.extend(crate::mandates::sample::pages(w));
    pages.push(show("wordings", &crate::settings::wordings::sample(w)));
    pages.extend(crate::imports::sample::pages(w));
    pages.extend(crate::blocks::sample::pages(w));
    pages.extend(crate::proofs::sample::pages(w));
    pages.extend(crate::passkeys::sample::pages(w));
    pages.extend(crate::providers::sample::pages(w));
    pages.extend(crate::recoveries::sample::pages(w));
    pages.extend(crate::documents::sample::pages(w));
    pages
}

fn sign_in(w: &Words) -> SignInPage {
    SignInPage {
        action: "/leuven/sign-in".to_owned(),
        next: "/leuven/me".to_owned(),
        deed: "support".to_owned(),
        thing: "1".to_owned(),
        why: w.then_supported("Trees in our street"),
        passkey: true,
        provider: Some(w.provider_sign_in("My Riverton")),
        mail: String::new(),
        errors: vec![],
        frame: Frame { reader: None, ..frame(w, w.sign_in()) },
    }
}

fn code(w: &Words) -> CodePage {
    CodePage {
        action: "/leuven/sign-in/code".to_owned(),
        mail: "rosa@mail.example".to_owned(),
        valid: "The code works for 20 minutes.".to_owned(),
        then: "Your idea is then published.".to_owned(),
        resend: "/leuven/sign-in".to_owned(),
        other: "/leuven/sign-in".to_owned(),
        demo_mails: Some("/leuven/mails".to_owned()),
        code: "12345".to_owned(),
        name: None,
        errors: vec![wrong("code", "A code has six digits. Look in the newest mail")],
        frame: Frame { has_errors: true, reader: None, ..frame(w, w.code_title()) },
    }
}

fn newcomer(w: &Words) -> EnterPage {
    EnterPage {
        action: "/leuven/enter/key".to_owned(),
        then: "You are then signed in.".to_owned(),
        seen: String::new(),
        name: "A".to_owned(),
        errors: vec![wrong("name", "Write at least 2 characters")],
        frame: Frame { has_errors: true, reader: None, ..frame(w, w.newcomer_title()) },
    }
}

fn me_settings(w: &Words) -> MeSettingsPage {
    MeSettingsPage {
        name: "Els B.".to_owned(),
        tabs: me_tabs(true),
        mail: "els@leuven.example".to_owned(),
        action: "/leuven/me/settings".to_owned(),
        languages: vec![
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("hu", "Magyar", Chosen::No),
        ],
        neighbourhoods: choices("None"),
        sessions: vec![
            Session {
                device: "Firefox on Android".to_owned(),
                meta: vec!["since 3 October".to_owned()],
                current: true,
                end: "#".to_owned(),
            },
            Session {
                device: "Chromium on Linux".to_owned(),
                meta: vec!["last used 2 days ago".to_owned()],
                current: false,
                end: "#".to_owned(),
            },
        ],
        tokens: vec![ApiToken {
            label: "My spreadsheet".to_owned(),
            meta: vec!["read ideas".to_owned(), "since 3 October".to_owned()],
            end: "#".to_owned(),
        }],
        token_action: "#".to_owned(),
        scopes: vec![
            Choice::new("read", "Read what I can read", Chosen::Yes),
            Choice::new("write", "Write in my name", Chosen::No),
        ],
        new_token: Some("kal_8f0a2c9d7e".to_owned()),
        download: "#".to_owned(),
        download_json: "#".to_owned(),
        erase: "#".to_owned(),
        errors: vec![],
        frame: frame(w, w.settings_title()),
    }
}

fn me_erase(w: &Words) -> MeErasePage {
    MeErasePage {
        action: "#".to_owned(),
        effects: vec![
            "Your 3 ideas stay, without your name.".to_owned(),
            "Your 12 supports are taken back from open calls.".to_owned(),
        ],
        back: "#".to_owned(),
        errors: vec![wrong("confirm", "Tick the box to confirm")],
        frame: Frame { has_errors: true, ..frame(w, w.erase_title()) },
    }
}
fn settings_draw(w: &Words) -> DrawPage {
    DrawPage {
        heading: w.draw_title().to_owned(),
        action: "/leuven/settings/neighbourhoods".to_owned(),
        kept: crate::typed::KeptForm::default(),
        key: "old-harbour".to_owned(),
        name: "Old harbour".to_owned(),
        corners: "50.88, 4.70\n50.88, 4.71\n50.89, 4.71".to_owned(),
        seen: "centre".to_owned(),
        map: SafeHtml::empty(),
        looked: Some(Looked { text: w.draw_overlaps("Centre"), warns: true }),
        remove: Some("Old harbour".to_owned()),
        others: vec![Link::new("Centre", "#"), Link::new("Islands", "")],
        errors: vec![wrong("corners", w.draw_few())],
        frame: Frame { has_errors: true, desk: true, ..frame(w, w.draw_title()) },
    }
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
        was: String::new(),
        theirs: vec![("sender".to_owned(), "hello@leuven.example".to_owned())],
        texts: vec![texts("nl", "Nederlands"), texts("en", "English")],
        themes: vec![ThemeTexts {
            theme: city::Theme::Green,
            names: vec!["Groen en water".to_owned(), String::new()],
        }],
        kept: crate::typed::KeptForm::default(),
        unsaved: true,
        languages: vec![
            Choice::new("nl", "Nederlands", Chosen::Yes),
            Choice::new("en", "English", Chosen::Yes),
            Choice::new("hu", "Magyar", Chosen::No),
        ],
        default_languages: vec![
            Choice::new("nl", "Nederlands", Chosen::Yes),
            Choice::new("en", "English", Chosen::No),
        ],
        time_zones: vec![Choice::new("Europe/Brussels", "Europe/Brussels", Chosen::Yes)],
        currencies: vec![Choice::new("EUR", "EUR", Chosen::Yes)],
        colour: "#3f77c4".to_owned(),
        outlines: "{}".to_owned(),
        population: "Centre; 18500\nVaartkom; 4200".to_owned(),
        population_year: "2026".to_owned(),
        population_source: "Statbel".to_owned(),
        order: ["7".to_owned(), "10".to_owned()],
        eyes: vec![Choice::new("two", "One moderator", Chosen::Yes)],
        meanwhile: vec![Choice::new("shown", "As before", Chosen::Yes)],
        logo: None,
        logo_id: String::new(),
        without_logo: false,
        sender: "kalaka@leuven.example".to_owned(),
        map: ground().draw(&[], "The neighbourhoods"),
        neighbourhoods: strings(["Centre", "Vaartkom", "Kessel-Lo", "Heverlee", "Wijgmaal"]),
        modules: vec![Choice::new("calls", "Calls", Chosen::Yes)],
        links: vec![Link::new("People and roles", "#"), Link::new("Log of decisions", "#")],
        errors: vec![wrong("sender", "Write an e-mail address")],
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

fn address(w: &Words) -> AddressPage {
    AddressPage {
        own: "els@mail.example".to_owned(),
        waits: vec![
            (w.address_from("els@mail.example"), w.address_confirmed()),
            (w.address_from("els.from.the.corner@new-mail.example"), w.address_not_yet()),
        ],
        recovery: w.recovery_own("6 October 2026, 08:00", "found@mail.example"),
        action: "/leuven/me/address".to_owned(),
        stop: "/leuven/me/address/stop".to_owned(),
        mail: "els@".to_owned(),
        errors: vec![wrong("mail", "Write a whole address, for example ann@city.example")],
        frame: Frame { has_errors: true, ..frame(w, w.address_title()) },
    }
}

fn address_link(w: &Words) -> AddressLinkPage {
    AddressLinkPage {
        lead: w.address_link_old("els@new.example", "els@mail.example"),
        confirm: "/leuven/address/7".to_owned(),
        confirm_label: w.address_confirm(),
        refuse: "/leuven/address/7/refuse".to_owned(),
        refuse_label: w.address_refuse_old(),
        note: w.address_refuse_old_text(),
        frame: frame(w, w.address_title()),
    }
}

fn people(w: &Words) -> PeoplePage {
    let person = |name: &str| PersonRow {
        name: name.to_owned(),
        meta: strings(["officer", "since 3 October", "last seen yesterday"]),
        block: "/leuven/moderation/blocks/7".to_owned(),
        action: "/leuven/people/7".to_owned(),
        roles: roles(),
        error: String::new(),
    };
    PeoplePage {
        q: String::new(),
        search: "/leuven/people".to_owned(),
        found: "1,204 people, those with a role first.".to_owned(),
        people: vec![person("Ann V."), person("Pieter C."), person("Els B.")],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
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
        who: Link::new("Rosa P.", "#"),
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
        people: choices("Anybody"),
        from: "2026-11-01".to_owned(),
        until: "soon".to_owned(),
        errors: vec![FieldError { field: "until".to_owned(), text: w.log_not_a_day().to_owned() }],
        whole: Some("/leuven/log".to_owned()),
        entries: vec![
            entry(1_204, "Found an idea eligible:"),
            entry(1_203, "Answered in public:"),
            entry(1_202, "Hid a comment on:"),
        ],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        feeds: vec![Link::new("CSV", "#"), Link::new("JSON", "#")],
        frame: desk_frame(w, w.log_title()),
    }
}

fn letters(w: &Words) -> LettersPage {
    let letter = |to: &str, tries, given_up: bool| LetterRow {
        kind: w.letters_kind_news().to_owned(),
        to: to.to_owned(),
        meta: vec!["2 hours ago".to_owned(), w.letters_tries(tries)],
        said: "the letter must wait: 450 the mailbox is busy".to_owned(),
        retry: given_up.then(|| "/leuven/letters/7/retry".to_owned()),
        drop: "/leuven/letters/7/drop".to_owned(),
    };
    LettersPage {
        waiting: w.letters_waiting(12),
        letters: vec![letter("r…@mail.example", 81, true), letter("b…@mail.example", 3, false)],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        frame: desk_frame(w, w.letters_title()),
    }
}

fn search(w: &Words) -> SearchPage {
    let is_met = |word: &str| word.to_lowercase().starts_with("shade");
    let row = |title: &str| Row {
        href: "#".to_owned(),
        title: marked(title, is_met),
        text: marked("…where nothing gives shade at noon, and people wait for the bus…", is_met),
        language: "en".to_owned(),
        meta: strings(["Cooler streets 2027", "Kessel-Lo"]),
    };
    SearchPage {
        q: "shade".to_owned(),
        kind: String::new(),
        found: w.search_found(5),
        instead: w.search_instead("shade"),
        tabs: vec![tab(w.search_everything(), Some(5), true), tab("Ideas", Some(5), false)],
        groups: vec![Group {
            key: "ideas",
            name: "Ideas".to_owned(),
            count: w.number(5),
            rows: vec![row("Shade for the Frederik Lintsstraat"), row("A shaded square")],
            all: Some((w.search_all_of(5, "Ideas"), "#".to_owned())),
        }],
        pages: Pages::default(),
        frame: frame(w, w.search_title()),
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
