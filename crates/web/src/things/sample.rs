//! Samples of the pages about anything that is written.

use crate::markdown;
use crate::sample::*;
use crate::views::*;
use crate::words::Words;

use super::moderation::view::*;
use super::removals::view::{MonthView, RemovalsPage};
use super::report::ReportPage;
use super::statement::StatementPage;
use super::write::*;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let back = Link::new("Shade for the Frederik Lintsstraat", "#");
    let at = "/leuven/appeals/idea/7".to_owned();
    let appeal = WritePage::appeal(frame(w, ""), at, back, "It names a neighbour.".to_owned());
    vec![
        show("moderation", &moderation(w)),
        show("report", &report(w)),
        show("statement", &statement(w)),
        show("removals", &removals(w)),
        show("appeal", &WritePage { about: Some(about()), ..appeal }),
    ]
}

fn report(w: &Words) -> ReportPage {
    ReportPage {
        back: Link::new("Shade for the Frederik Lintsstraat", "#"),
        quote: "And who waters them in July?".to_owned(),
        form: report_form(),
        errors: vec![wrong("reason", "Choose what is wrong")],
        frame: Frame { has_errors: true, ..frame(w, w.report_title()) },
    }
}

fn statement(w: &Words) -> StatementPage {
    StatementPage {
        frame: frame(w, w.statement_title()),
        back: Link::new("Shade for the Frederik Lintsstraat", "#"),
        about: about(),
        parts: vec![Fact::new(w.statement_facts(), "It names a neighbour.")],
        redress: strings(["Answer here within six months."]),
        appeal: Some("#".to_owned()),
    }
}

fn removals(w: &Words) -> RemovalsPage {
    let numbers = ["2", "1", "4", "1", "1", "0"].map(ToOwned::to_owned);
    RemovalsPage {
        frame: frame(w, w.removals_title()),
        months: vec![MonthView {
            name: "2026-11".to_owned(),
            rows: vec![("Comments".to_owned(), "It is advertising", numbers)],
        }],
        files: vec![Link::new("CSV", "#")],
    }
}

fn reasons() -> Vec<Choice> {
    vec![
        Choice::new("private", "It shows private data", Chosen::Yes),
        Choice::new("insult", "It insults or threatens somebody", Chosen::No),
    ]
}

fn moderation(w: &Words) -> ModerationPage {
    let item = |id: &str, hidden, reports: Vec<String>, appeal| Moderated {
        writer: None,
        reasons: reasons(),
        id: id.to_owned(),
        what: Link::new("A comment on “Shade for the Frederik Lintsstraat”", "#"),
        alone: Some("#".to_owned()),
        block: Some("#".to_owned()),
        meta: strings(["Otto", "2 days ago", "first post"]),
        language: "nl".to_owned(),
        html: markdown::html("Bel gewoon Rosa op nummer 12, ze is toch altijd thuis."),
        reports,
        why_hidden: String::new(),
        appeal,
        can_hide: true,
        suspicion: (id == "c7").then(|| ("70 of 100".to_owned(), strings(["It has links: 50"]))),
        proposal: None,
        can_confirm: false,
        for_another: false,
        law: String::new(),
        hidden,
        action: "/leuven/moderation/7".to_owned(),
        text: String::new(),
        replies: vec![Reply { name: "No house numbers".into(), text: "Dear Otto".into() }],
        errors: vec![],
    };
    ModerationPage {
        tabs: vec![
            tab("Reports", Some(1), true),
            tab("First posts", Some(3), false),
            tab("Appeals", Some(1), false),
            tab("Hidden", None, false),
        ],
        items: vec![
            Moderated {
                writer: None,
                reasons: reasons(),
                errors: vec![wrong("text", "Tell the author why, in a sentence")],
                ..item(
                    "c7",
                    false,
                    strings(["It shows private data: her house number", "Something else"]),
                    None,
                )
            },
            item(
                "c9",
                true,
                vec![],
                Some((
                    "Hidden on 20 November: it names a neighbour.".to_owned(),
                    "Rosa is me.".to_owned(),
                )),
            ),
        ],
        blocks: Some(Link::new(w.blocks_with_appeals(2), "#")),
        pages: Pages::default(),
        beside: crate::html::SafeHtml::empty(),
        queue: desk_beside(w),
        files: vec![Link::new("CSV", "#")],
        frame: desk_frame(w, w.mod_title()),
    }
}
