//! Samples of the pages about blocks.

use super::view::{BlockPage, BlockRow, BlocksPage, OwnBlockPage};
use crate::sample::*;
use crate::typed::KeptForm;
use crate::views::{Choice, Frame, Link, Pages};
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let in_force = BlockPage {
        in_force: Some(("7".to_owned(), true)),
        errors: vec![wrong("answer", "Write at least 10 characters")],
        ..block(w)
    };
    let staff = BlockPage {
        cannot: w.block_staff("Rosa P."),
        rows: Vec::new(),
        errors: Vec::new(),
        ..block(w)
    };
    let said = OwnBlockPage { open: false, errors: Vec::new(), ..own(w) };
    vec![
        show("blocks", &blocks(w)),
        show("blocks-none", &BlocksPage { rows: Vec::new(), ..blocks(w) }),
        show("block", &block(w)),
        show("block-in-force", &in_force),
        show("block-staff", &staff),
        show("block-own", &own(w)),
        show("block-own-appealed", &said),
    ]
}

fn row(w: &Words, name: &str, appealed: bool) -> BlockRow {
    let said = vec![(w.block_appeal(), "It was a joke among friends.".to_owned())];
    BlockRow {
        who: Link::new(name, "#"),
        state: if appealed { ("warn", w.block_waits()) } else { ("err", w.block_in_force()) },
        why: "It insults or threatens somebody: you called three neighbours names.".to_owned(),
        meta: strings(["since 23 November, by Rosa P.", "It ends by itself after 31 January."]),
        said: if appealed { said } else { Vec::new() },
    }
}

fn blocks(w: &Words) -> BlocksPage {
    BlocksPage {
        tabs: vec![
            tab(w.blocks_in_force(), None, true),
            tab(w.heap_appeals(), Some(1), false),
            tab(w.blocks_ended(), None, false),
        ],
        rows: vec![row(w, "Otto", true), row(w, "Els B.", false)],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        frame: desk_frame(w, w.blocks_title()),
    }
}

fn block(w: &Words) -> BlockPage {
    BlockPage {
        name: "Otto".to_owned(),
        action: "/leuven/moderation/blocks/7".to_owned(),
        in_force: None,
        cannot: String::new(),
        rules: vec![
            Choice::new("insult", w.report_insult(), true.into()),
            Choice::new("spam", w.report_spam(), false.into()),
        ],
        reason: "He".to_owned(),
        until: "soon".to_owned(),
        answer: String::new(),
        rows: vec![row(w, "Otto", true)],
        errors: vec![
            wrong("reason", "Write at least 10 characters"),
            wrong("until", "Write a date, for example 2027-01-31"),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, &w.block_title("Otto")) },
    }
}

fn own(w: &Words) -> OwnBlockPage {
    OwnBlockPage {
        lead: w.own_block_lead(w.block_until_day("31 January 2027")),
        why: "It insults or threatens somebody: you called three neighbours names.".to_owned(),
        said: vec![(w.block_appeal(), "It was a joke among friends.".to_owned())],
        open: true,
        action: "/leuven/appeals/block".to_owned(),
        text: "No".to_owned(),
        kept: KeptForm::default(),
        errors: vec![wrong("text", "Write at least 10 characters")],
        frame: frame(w, w.own_block_title()),
    }
}
