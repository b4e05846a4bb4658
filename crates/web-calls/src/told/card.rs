//! The card of an idea that was told, for whoever told it: printed when it is entered, or drawn anew.

use acts::calls::told as acting;
use axum::response::{IntoResponse, Response};
use calls::{Call, CardCode, Consent, Idea};
use city::{Id, Refusal};
use store::calls::told::Told;
use web::Page;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Token, TokenDigest, Visit};
use web::qr;
use web::views::{Fact, Link};
use web::words::name;

use crate::desk::{call_link, frame};
use crate::paths::CallLinks as _;
use crate::told::enter::how_word;
use crate::told::view::{CardPage, CardView};
use crate::words::CallWords as _;

/// Draws the code of a card.
pub(crate) fn draw(visit: &Visit) -> CardCode {
    let chance = Token::draw(visit.app.wiring()).digest().0;
    let mut bytes = [0; CardCode::LENGTH];
    for (to, from) in bytes.iter_mut().zip(chance) {
        *to = from;
    }
    CardCode::of(bytes)
}

/// What is kept of a code.
pub(crate) fn digest(code: &CardCode) -> Vec<u8> {
    TokenDigest::of(&format!("card/{}", code.as_str())).0.to_vec()
}

/// A card with its code, which nobody sees again.
pub(crate) fn view(
    visit: &Visit,
    call: &Call,
    idea: &Idea,
    told: &Told,
    code: &CardCode,
) -> CardView {
    let (w, site) = (&visit.words, visit.site());
    let address = format!("{site}{}", visit.to.card_idea(code.as_str()));
    CardView {
        city: visit.city_name().to_owned(),
        idea: Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        language: idea.input.language.to_string(),
        told: w.card_told(w.date(told.made_at), how_word(w, told.how)),
        code: code.printed(),
        address: format!("{site}{}", visit.to.card()),
        square: qr::square(&address, w.card_square()),
    }
}

type Loaded = (Call, Idea, Told, String);

async fn load(visit: &Visit, id: Id<Idea>) -> Result<Loaded, Problem> {
    visit
        .read(move |act| {
            let (call, idea, told) = acting::of_office(act, id)?;
            let enterer = match told.entered_by {
                Some(person) => store::city::person::get(act.tx, person)?.name,
                None => city::NameShown::stored(String::new()),
            };
            Ok((call, idea, told, enterer.as_str().to_owned()))
        })
        .await
}

fn page(visit: &Visit, (call, idea, told, enterer): &Loaded, card: Option<CardView>) -> CardPage {
    let w = &visit.words;
    let consent = match told.consent {
        Consent::No => w.consent_no(),
        Consent::Spoken => w.consent_spoken(),
        Consent::Signed => w.consent_signed(),
    };
    let mut facts = vec![
        Fact::new(w.told_how_label(), how_word(w, told.how)),
        Fact::new(w.told_consent_label(), consent),
        Fact::new(w.told_entered(), w.told_entered_by(name(w, enterer), w.date_time(told.made_at))),
    ];
    facts.extend(told.claimed_at.map(|at| Fact::new(w.told_claimed(), w.date_time(at))));
    let open = told.claimed_at.is_none();
    CardPage {
        frame: frame(visit, w.card_title(), false),
        path: vec![
            call_link(visit, call),
            Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        ],
        facts,
        contact: told.contact.as_ref().map(|_| visit.to.desk_contact(idea.id)),
        card,
        action: open.then(|| visit.to.desk_card(idea.id)),
        forgets: open && told.hash.is_some(),
        next: visit.to.desk_told(&call.slug),
    }
}

/// How it was told.
pub(crate) async fn show(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
) -> Result<impl IntoResponse, Problem> {
    let loaded = load(&visit, id).await?;
    Ok(Page(page(&visit, &loaded, None)))
}

/// Draws another card, or takes the name away.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Idea>>,
    posted: Posted,
) -> Result<Response, Problem> {
    match posted.get("do") {
        "renew" => {
            let code = draw(&visit);
            let hash = digest(&code);
            visit.write(move |act| acting::renew_card(act, id, &hash)).await?;
            let loaded = load(&visit, id).await?;
            let (call, idea, told, _) = &loaded;
            let card = view(&visit, call, idea, told, &code);
            Ok(web::asked_anew(Page(page(&visit, &loaded, Some(card))).into_response()))
        }
        "forget" => {
            visit.write(move |act| acting::forget_name(act, id)).await?;
            Ok(visit.go_saying(visit.to.desk_card(id), Said::NameForgotten))
        }
        _ => Err(visit.problem(Refusal::NotFound.into())),
    }
}
