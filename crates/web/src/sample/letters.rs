//! A sample of every page about letters and of what they ask.

use super::*;
use crate::ask::view::AskPage;
use crate::ask::{AskField, FieldKind};
use crate::me::letters_view::{CallRow, LetterRow, MeLettersPage};
use crate::newsletters::view::{
    DraftForm, LanguageFields, NewsletterPage, NewsletterRow, NewslettersPage, Preview,
};
use crate::views::Pages;

pub(super) fn me_letters(w: &Words) -> MeLettersPage {
    let row = CallRow {
        anchor: "call-1".to_owned(),
        call: Link::new("A street for everybody", "/leuven/calls/street"),
        own_name: "own-1".to_owned(),
        own: choices("As in general (within minutes)"),
        followed_name: "followed-1".to_owned(),
        followed: choices("As in general (once a day at most)"),
        inherits: true,
    };
    let letter = |is_bad| LetterRow {
        subject: "The city answered “Shade at the station”".to_owned(),
        language: "en".to_owned(),
        meta: strings(["News", "left on 3 October 2026, 08:00"]),
        text: "Hello Els,\n\nThe city answered.".to_owned(),
        is_bad,
    };
    MeLettersPage {
        tabs: me_tabs(true),
        action: "/leuven/me/letters".to_owned(),
        stopped: Some("Letters to you come back since 3 October 2026.".to_owned()),
        again: "/leuven/me/letters/again".to_owned(),
        own: choices("Within minutes"),
        followed: choices("Once a day at most"),
        quiet_from: vec![Choice::new("22", "22:00", Chosen::Yes)],
        quiet_until: vec![Choice::new("7", "7:00", Chosen::Yes)],
        calls: vec![row],
        topics: vec![Choice::new("theme:green", "Green", Chosen::Yes)],
        letters: vec![letter(false), letter(true)],
        errors: vec![wrong("quiet_from", "Choose one of these")],
        frame: Frame { has_errors: true, ..frame(w, w.letters_mine()) },
    }
}

pub(super) fn ask(w: &Words, kind: Option<FieldKind>) -> AskPage {
    AskPage {
        action: "/leuven/answer/1/key".to_owned(),
        title: "What would you add?".to_owned(),
        lead: "The office asked for more.".to_owned(),
        about: Link::new("Shade at the station", "/leuven/calls/street/ideas/7"),
        before: vec![Fact::new("What you wrote", "Trees.")],
        field: kind.map(|kind| AskField {
            label: "Your idea".to_owned(),
            hint: "As it shall be read.".to_owned(),
            value: String::new(),
            kind,
        }),
        buttons: vec![("send", "Send".to_owned()), ("no", "No".to_owned())],
        until: w.ask_until("3 October 2026"),
        errors: Vec::from_iter(kind.map(|_| wrong("answer", "Write something"))),
        frame: Frame { reader: None, has_errors: kind.is_some(), ..frame(w, "Ask") },
    }
}

pub(super) fn newsletters(w: &Words, any: bool) -> NewslettersPage {
    let row = NewsletterRow {
        link: Link::new("More trees", "/leuven/desk/newsletters/1"),
        state: ("ok", w.newsletter_sent()),
        meta: strings(["Green", "412 readers"]),
    };
    NewslettersPage {
        action: "/leuven/desk/newsletters".to_owned(),
        topics: if any { choices("Green") } else { Vec::new() },
        rows: Vec::from_iter(any.then_some(row)),
        pages: Pages::default(),
        errors: Vec::new(),
        frame: Frame { desk: true, ..frame(w, w.newsletters_title()) },
    }
}

pub(super) fn newsletter(w: &Words, is_draft: bool) -> NewsletterPage {
    let one = LanguageFields {
        tag: "en".to_owned(),
        name: "English".to_owned(),
        subject_field: "subject-en".to_owned(),
        subject: "More trees".to_owned(),
        text_field: "text-en".to_owned(),
        text: "Hello!".to_owned(),
    };
    let draft = DraftForm {
        action: "/leuven/desk/newsletters/1".to_owned(),
        test: "/leuven/desk/newsletters/1/test".to_owned(),
        send: "/leuven/desk/newsletters/1/send".to_owned(),
        discard: "/leuven/desk/newsletters/1/discard".to_owned(),
        version: 3,
        send_at: String::new(),
        languages: vec![one],
    };
    let preview = Preview {
        tag: "en".to_owned(),
        name: "English".to_owned(),
        subject: "More trees".to_owned(),
        text: "Hello!\n\n-- \nLeuven".to_owned(),
    };
    NewsletterPage {
        about: "Green".to_owned(),
        state: ("info", w.newsletter_scheduled()),
        numbers: vec![Fact::new(w.newsletter_would_get(), "412")],
        next: w.newsletter_next_draft().to_owned(),
        draft: is_draft.then_some(draft),
        call_back: (!is_draft).then(|| "/leuven/desk/newsletters/1/call-back".to_owned()),
        previews: vec![preview],
        errors: Vec::from_iter(is_draft.then(|| wrong("subject-en", "Write something"))),
        frame: Frame { desk: true, has_errors: is_draft, ..frame(w, w.newsletters_title()) },
    }
}
