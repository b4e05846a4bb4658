//! Samples of the pages about imports.

use super::view::{
    ImportPage, ImportRow, ImportsPage, MappingForm, NewImportPage, PreviewRow, Progress,
};
use crate::sample::*;
use crate::views::{Choice, Fact, Frame, Link, Pages};
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let done = over(w);
    let running = ImportPage {
        heading: w.import_running().to_owned(),
        state: ("info a3", w.import_state_running()),
        progress: Some(Progress {
            title: w.import_running(),
            hundredths: 40,
            text: w.import_progress(412, 160),
        }),
        undo_until: None,
        refused: Vec::new(),
        refused_file: None,
        ..over(w)
    };
    let list = ImportsPage {
        bring: vec![
            Link::new(w.imports_into_call("Cooler streets 2027"), "#"),
            Link::new(w.import_kind_organisations(), "#"),
            Link::new(w.import_kind_streets(), "#"),
        ],
        rows: vec![row(w), ImportRow { state: ("info a1", w.import_state_mapping()), ..row(w) }],
        pages: Pages { next: Some("#".to_owned()), ..Pages::default() },
        frame: desk_frame(w, w.imports_title()),
    };
    let none = ImportsPage {
        bring: Vec::new(),
        rows: Vec::new(),
        pages: Pages::default(),
        frame: desk_frame(w, w.imports_title()),
    };
    vec![
        show("imports", &list),
        show("imports-empty", &none),
        show("import-new", &new(w)),
        show("import-mapping", &mapped(w)),
        show("import-running", &running),
        show("import-done", &done),
    ]
}

fn row(w: &Words) -> ImportRow {
    let mut meta = strings(["28 November 2026"]);
    meta.insert(0, w.import_kind_ideas().to_owned());
    meta.push(w.import_by("Rosa P."));
    meta.push(format!("{}: 41", w.import_taken()));
    ImportRow {
        link: Link::new("ideas-market.csv", "#"),
        state: ("ok a6", w.import_state_done()),
        meta,
    }
}

fn new(w: &Words) -> NewImportPage {
    NewImportPage {
        heading: w.import_bring_ideas().to_owned(),
        lead: w.import_about_ideas().to_owned(),
        within: Some(Link::new("Cooler streets 2027", "#")),
        columns: vec![
            w.import_required(w.import_column_title()),
            w.import_required(w.import_column_text()),
            w.import_column_place().to_owned(),
        ],
        action: "/leuven/imports/new/ideas/7".to_owned(),
        made: "1".to_owned(),
        errors: vec![wrong("file", w.import_file_missing())],
        frame: Frame { has_errors: true, ..desk_frame(w, w.import_bring_ideas()) },
    }
}

fn mapped(w: &Words) -> ImportPage {
    let choices = || {
        vec![
            Choice::new("", w.import_nowhere(), false.into()),
            Choice::new("0", "titel van het idee", true.into()),
            Choice::new("1", "omschrijving", false.into()),
        ]
    };
    let preview = |line: i64, verdict| PreviewRow {
        line: w.import_line(line),
        verdict,
        cells: vec![
            Fact::new(w.import_column_title(), "Een bank in de schaduw"),
            Fact::new(w.import_column_text(), "Aan de Vaart is geen enkele plaats om te zitten."),
        ],
        reasons: Vec::new(),
    };
    let refused = PreviewRow {
        cells: Vec::new(),
        reasons: vec![w.import_reason_of(w.import_column_text(), w.flaw_text_missing())],
        ..preview(3, ("err no", w.import_would_refuse().to_owned()))
    };
    let form = MappingForm {
        columns: vec![
            ("column-title".to_owned(), w.import_required(w.import_column_title()), choices()),
            ("column-text".to_owned(), w.import_required(w.import_column_text()), choices()),
        ],
        not_taken: strings(["telefoon", "opmerking"]),
        source: Some("Market, 12 May".to_owned()),
        named: Some(true),
        languages: choices(),
        sectors: choices(),
        rows: vec![preview(2, ("ok a6", w.import_would_take().to_owned())), refused],
        button: w.import_start(412),
        same: vec![row(w)],
    };
    ImportPage {
        heading: w.import_mapping().to_owned(),
        state: ("info a1", w.import_state_mapping()),
        mapping: Some(form),
        facts: Vec::new(),
        undo_until: None,
        refused: Vec::new(),
        refused_file: None,
        more_refused: false,
        errors: vec![
            wrong("column-text", w.import_column_missing()),
            wrong("source", w.flaw_missing()),
        ],
        frame: Frame { has_errors: true, ..desk_frame(w, w.import_mapping()) },
        ..over(w)
    }
}

fn over(w: &Words) -> ImportPage {
    let reason = w.import_reason_of(w.import_column_cost(), w.flaw_cost());
    ImportPage {
        heading: w.import_done().to_owned(),
        kind: w.import_kind_ideas().to_owned(),
        within: Some(Link::new("Cooler streets 2027", "#")),
        said: vec![
            w.import_read_as("CSV", "ideas-market.csv", 412),
            w.import_encoding("Windows-1252"),
            w.import_sheet("Blad 2, Blad 3", "Blad 1"),
        ],
        state: ("ok a6", w.import_state_done()),
        action: "/leuven/imports/7".to_owned(),
        mapping: None,
        progress: None,
        facts: vec![
            Fact::new(w.import_rows(), "412"),
            Fact::new(w.import_taken(), "409"),
            Fact::new(w.import_refused(), "3"),
        ],
        undo_until: Some("24 November 2026, 12:00".to_owned()),
        refused: vec![(w.import_line(7), "Een bank · veel te duur".to_owned(), vec![reason])],
        refused_file: Some("#".to_owned()),
        more_refused: true,
        forgotten: true,
        errors: Vec::new(),
        frame: desk_frame(w, w.import_done()),
    }
}
