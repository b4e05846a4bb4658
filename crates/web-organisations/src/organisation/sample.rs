//! Samples of the list of organisations, of one, and of entering and changing one.

use web::html::SafeHtml;
use web::markdown;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::organisation::view::*;
use crate::shape::{Row, sectors};
use crate::words::OrganisationWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("organisations", &list(w)),
        show("organisations-empty", &empty(w)),
        show("organisation", &one(w)),
        show("organisation-unclaimed", &unclaimed(w)),
        show("organisation-new", &form(w)),
        show("organisation-alike", &alike(w)),
        show("desk-merge-organisation", &merge(w)),
    ]
}

fn rows() -> Vec<Row> {
    let row = |name: &str, verified, text: &str, meta: [&str; 2]| Row {
        link: Link::new(name, "/leuven/organisations/7"),
        verified,
        meta: strings(meta),
        text: text.to_owned(),
        tag: "en".to_owned(),
        language: "en".to_owned(),
    };
    vec![
        row(
            "Bike kitchen Blauwput",
            true,
            "Neighbours who mend bicycles together every Saturday, in the old depot behind the station.",
            ["Residents", "fietskeuken.example"],
        ),
        row("Wijkgezondheidscentrum De Vaart", false, "", ["Civil society", "devaart.example"]),
    ]
}

fn list(w: &Words) -> ListPage {
    ListPage {
        frame: frame(w, w.organisations()),
        q: String::new(),
        sector: String::new(),
        sectors: vec![
            tab(w.organisations_all(), Some(214), true),
            tab(w.sector_company(), Some(96), false),
            tab(w.sector_civil_society(), Some(81), false),
            tab(w.sector_residents(), Some(37), false),
        ],
        found: w.organisations_count(214),
        rows: rows(),
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        import: Some(Link::new("Bring organisations", "#")),
        everything: None,
        downloads: vec![Link::new("JSON", "#"), Link::new("Excel", "#"), Link::new("CSV", "#")],
    }
}

fn empty(w: &Words) -> ListPage {
    ListPage {
        q: "wombat".to_owned(),
        sector: "company".to_owned(),
        rows: Vec::new(),
        everything: Some("/leuven/organisations".to_owned()),
        pages: Pages::default(),
        ..list(w)
    }
}

fn one(w: &Words) -> OrganisationPage {
    let step = |mark, title: &str, when: &str, reason: &str| Step {
        mark,
        title: title.to_owned(),
        when: when.to_owned(),
        office: String::new(),
        reason: reason.to_owned(),
        link: None,
    };
    OrganisationPage {
        frame: frame(w, "Bike kitchen Blauwput"),
        name: "Bike kitchen Blauwput".to_owned(),
        tag: "en".to_owned(),
        names: vec![("Fietskeuken Blauwput".to_owned(), "nl".to_owned())],
        sector: w.sector_residents().to_owned(),
        verified: Some(w.organisation_verified("Leuven", "3 March 2026")),
        banner: None,
        about: markdown::html(
            "Neighbours who mend bicycles together every **Saturday**, in the old depot behind the station.",
        ),
        language: "en".to_owned(),
        website: Some(Link::new("fietskeuken.example", "https://fietskeuken.example/")),
        identifiers: vec![
            (w.organisation_kbo().to_owned(), Link::new("0207.521.503", "")),
            (
                w.organisation_ror().to_owned(),
                Link::new("https://ror.org/05f950310", "https://ror.org/05f950310"),
            ),
        ],
        speakers: strings(["Fatima E.", "Karel D."]),
        members: w.organisation_members(12),
        ideas: vec![(
            Link::new("A pump at every stop", "/leuven/calls/cooler/ideas/7"),
            strings(["Selected", "Cooler streets 2027", "41 supporters"]),
        )],
        more: Some("#ideas".to_owned()),
        journey: vec![
            step(Mark::Done, w.organisation_step_entered(), "12 October 2025", ""),
            step(Mark::Done, w.organisation_step_verified(), "14 October 2025", ""),
            step(
                Mark::No,
                w.organisation_step_unverified(),
                "2 March 2026",
                "The association had another board since February.",
            ),
            step(Mark::Done, w.organisation_step_verified(), "3 March 2026", ""),
        ],
        follow: Some(Toggle { on: false, action: "#".to_owned(), signed_in: true }),
        report: Some(report_form()),
        tools: vec![Link::new(w.organisation_edit(), "#"), Link::new(w.members_title(), "#")],
        part: Part::In(Own {
            said: w.organisation_you_speak().to_owned(),
            shown: true,
            named: "#".to_owned(),
            leave: "#".to_owned(),
        }),
    }
}

fn unclaimed(w: &Words) -> OrganisationPage {
    OrganisationPage {
        verified: None,
        names: Vec::new(),
        about: SafeHtml::empty(),
        website: None,
        identifiers: Vec::new(),
        speakers: Vec::new(),
        ideas: Vec::new(),
        more: None,
        report: None,
        tools: Vec::new(),
        banner: Some(Banner {
            tone: Tone::Info,
            title: w.organisation_unclaimed().to_owned(),
            text: w.organisation_unclaimed_text().to_owned(),
            link: Some(Link::new(w.organisation_claim(), "#")),
        }),
        part: Part::Ask("#".to_owned()),
        ..one(w)
    }
}

fn form(w: &Words) -> FormPage {
    let named = |tag: &str, language: &str, text: &str| Named {
        field: format!("name-{tag}"),
        label: w.organisation_name_in(language),
        text: text.to_owned(),
        tag: tag.to_owned(),
    };
    FormPage {
        frame: frame(w, w.organisation_enter()),
        path: vec![Link::new(w.organisations(), "/leuven/organisations")],
        lead: w.organisation_enter_lead().to_owned(),
        action: "/leuven/organisations/new".to_owned(),
        names: vec![
            named("nl", "Nederlands", "Fietskeuken Blauwput"),
            named("en", "English", "Bike kitchen Blauwput"),
        ],
        sectors: sectors(w, "residents"),
        about: "Neighbours who mend bicycles together.".to_owned(),
        languages: choices("Nederlands"),
        website: "fietskeuken.example".to_owned(),
        kbo: "0207.521.504".to_owned(),
        lei: String::new(),
        ror: String::new(),
        version: 0,
        alike: Vec::new(),
        entering: choices(w.organisation_for_the_city()),
        named: Some(true),
        button: w.organisation_enter_button().to_owned(),
        back: "/leuven/organisations".to_owned(),
        banner: None,
        errors: vec![wrong("kbo", "Look at it once more: a letter or digit is not right")],
    }
}

fn alike(w: &Words) -> FormPage {
    FormPage {
        alike: rows(),
        kbo: String::new(),
        errors: Vec::new(),
        entering: Vec::new(),
        button: w.organisation_is_new().to_owned(),
        ..form(w)
    }
}

fn merge(w: &Words) -> MergePage {
    MergePage {
        frame: desk_frame(w, w.merge_organisation()),
        organisation: Link::new("Fietskeuken", "/leuven/organisations/9"),
        q: "bike".to_owned(),
        action: "/leuven/desk/organisations/9/merge".to_owned(),
        others: choices("Bike kitchen Blauwput"),
        errors: vec![wrong("into", "Fill this in")],
    }
}
