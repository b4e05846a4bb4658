//! The kinds of questions, as officers choose among them.

use forms::KindName;
use web::words::Words;

use crate::form::view::{KindGroup, KindLink};
use crate::words::CallWords as _;

/// What a kind is called.
pub(crate) fn word(w: &Words, kind: KindName) -> &'static str {
    match kind {
        KindName::ShortText => w.kind_short_text(),
        KindName::LongText => w.kind_long_text(),
        KindName::Choice => w.kind_choice(),
        KindName::Choices => w.kind_choices(),
        KindName::Ranking => w.kind_ranking(),
        KindName::Number => w.kind_number(),
        KindName::Money => w.kind_money(),
        KindName::Date => w.kind_date(),
        KindName::Slots => w.kind_slots(),
        KindName::Place => w.kind_place(),
        KindName::Link => w.kind_link(),
        KindName::Consent => w.kind_consent(),
        KindName::Organisation => w.kind_organisation(),
        KindName::Person => w.kind_person(),
    }
}

/// What it is for.
pub(crate) fn hint(w: &Words, kind: KindName) -> &'static str {
    match kind {
        KindName::ShortText => w.kind_short_text_hint(),
        KindName::LongText => w.kind_long_text_hint(),
        KindName::Choice => w.kind_choice_hint(),
        KindName::Choices => w.kind_choices_hint(),
        KindName::Ranking => w.kind_ranking_hint(),
        KindName::Number => w.kind_number_hint(),
        KindName::Money => w.kind_money_hint(),
        KindName::Date => w.kind_date_hint(),
        KindName::Slots => w.kind_slots_hint(),
        KindName::Place => w.kind_place_hint(),
        KindName::Link => w.kind_link_hint(),
        KindName::Consent => w.kind_consent_hint(),
        KindName::Organisation => w.kind_organisation_hint(),
        KindName::Person => w.kind_person_hint(),
    }
}

/// All kinds in groups, each leading to a new question of it.
pub(crate) fn groups(w: &Words, add: &str) -> Vec<KindGroup> {
    let link = |kind: &KindName| KindLink {
        key: kind.key(),
        label: word(w, *kind),
        hint: hint(w, *kind),
        href: format!("{add}?kind={kind}"),
    };
    let group =
        |title, kinds: &[KindName]| KindGroup { title, kinds: kinds.iter().map(link).collect() };
    let section = KindLink {
        key: "section",
        label: w.kind_section(),
        hint: w.kind_section_hint(),
        href: format!("{add}?kind=section"),
    };
    vec![
        group(w.kinds_choices(), &[KindName::Choice, KindName::Choices, KindName::Ranking]),
        group(w.kinds_words(), &[KindName::ShortText, KindName::LongText, KindName::Link]),
        group(
            w.kinds_numbers(),
            &[KindName::Number, KindName::Money, KindName::Date, KindName::Slots],
        ),
        group(
            w.kinds_places(),
            &[KindName::Place, KindName::Organisation, KindName::Person, KindName::Consent],
        ),
        KindGroup { title: w.kinds_order(), kinds: vec![section] },
    ]
}
