//! What the reader has proved, how they get further, and how old they are as far as they say.

use acts::Act;
use acts::city::proof::{self as acting, Open, Proved, Wrong};
use acts::city::sign_in::Asker;
use axum::response::{IntoResponse as _, Response};
use city::proof::{age, best, typed_code};
use city::provider::Tie;
use city::{Flaws, Level, Proof, Refusal};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::list::typed;
use super::said::{asked, band, band_of, bands, meta, proved, then};
use super::view::{Earned, MeProofPage};
use crate::forms::Posted;
use crate::http::{InQuery, Problem, Said, Visit, field_errors};
use crate::markdown;
use crate::me::page::{At, tabs};
use crate::page::{Page, Unfinished};
use crate::providers;
use crate::sign_in::intent::{fulfil, title_of};
use crate::sign_in::page::Next;
use crate::views::FieldError;

/// How long before its end a proof can be given anew.
const RENEWED: SignedDuration = SignedDuration::from_hours(24 * 60);

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    number: String,
    born: String,
    code: String,
    errors: Vec<FieldError>,
}

/// What the page shows.
struct Loaded {
    proved: Proved,
    open: Open,
    tie: Option<Tie>,
}

fn load(act: &mut Act) -> acts::Done<Loaded> {
    let tie = acts::city::provider::own(act)?;
    Ok(Loaded { proved: acting::own(act)?, open: acting::open(act)?, tie })
}

async fn page(visit: &Visit, next: &Next, typed: Typed) -> Result<MeProofPage, Problem> {
    let Loaded { proved, open, tie } = visit.read(load).await?;
    let (w, rules) = (&visit.words, &visit.city.settings.proof);
    let why = match next.intent() {
        Some(intent) => title_of(visit, intent).await?.map(|title| then(w, intent.deed, title)),
        None => None,
    };
    let earned = |proof: &Proof| row(visit, proof);
    let (held, over): (Vec<_>, Vec<_>) =
        proved.proofs.iter().partition(|proof| proof.holds(visit.now));
    let chosen = proved.age.as_ref().map(|age| age.from_age.to_string()).unwrap_or_default();
    let desk = visit.text(&rules.desk);
    let residence = best(&proved.proofs, Level::Residence, visit.now);
    // What holds for long need not be shown again yet.
    let soon = visit.now.checked_add(RENEWED).unwrap_or(visit.now);
    let lacks = residence.is_none_or(|proof| !proof.holds(soon));
    let asks = next.level().filter(|level| best(&proved.proofs, *level, visit.now).is_none());
    // What was sent is shown with what is wrong, whether or not there is a list or a letter.
    let wrong =
        |fields: &[&str]| typed.errors.iter().any(|error| fields.contains(&error.field.as_str()));
    let (wrong_list, wrong_code) = (wrong(&["number", "born"]), wrong(&["code"]));
    Ok(MeProofPage {
        tabs: tabs(visit, At::Proof),
        asks: asks.map(|level| asked(w, level)),
        why: why.unwrap_or_default(),
        held: held.into_iter().map(earned).collect(),
        over: over.into_iter().map(earned).collect(),
        list: wrong_list || open.list && lacks && asks != Some(Level::InPerson),
        letters: wrong_code || open.letters && lacks && asks != Some(Level::InPerson),
        provider: providers::part(visit, tie, lacks && asks != Some(Level::InPerson)),
        desk: (!desk.is_empty()).then(|| markdown::html(desk)),
        contact: crate::statements::page::contact(visit).1,
        age: age_said(visit, &proved),
        says_age: !proved.age.as_ref().is_some_and(|age| age.proved),
        ages: bands(w, &rules.bands, &chosen),
        next: next.next.clone(),
        deed: next.deed.clone(),
        thing: next.thing.clone(),
        level: next.level.clone(),
        number: typed.number,
        born: typed.born,
        code: typed.code,
        frame: crate::views::Frame {
            has_errors: !typed.errors.is_empty(),
            ..visit.frame(w.proof_title())
        },
        errors: typed.errors,
    })
}

fn row(visit: &Visit, proof: &Proof) -> Earned {
    let w = &visit.words;
    Earned {
        what: proved(w, proof),
        meta: meta(w, proof, visit.now),
        reason: proof.end_reason.clone(),
        end: String::new(),
    }
}

/// How old the reader is, in words, and how that is known; nothing where it is not.
fn age_said(visit: &Visit, proved: &Proved) -> Option<String> {
    let w = &visit.words;
    let known = proved.age.as_ref()?;
    let from = u8::try_from(known.from_age).ok()?;
    let said = band(w, visit.city.settings.proof.bands.of(from));
    let day = w.date(known.said_at);
    Some(if known.proved { w.age_shown(said, day) } else { w.age_said(said, day) })
}

/// What the reader has proved.
pub(crate) async fn show(visit: Visit, InQuery(next): InQuery<Next>) -> Result<Response, Problem> {
    Ok(Page(page(&visit, &next, Typed::default()).await?).into_response())
}

/// Proves by the list of residents.
pub(crate) async fn by_list(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let next = Next::posted(&posted);
    let (number, born) = (posted.get("number").to_owned(), posted.get("born").to_owned());
    let again =
        |errors| Typed { number: number.clone(), born: born.clone(), errors, ..Typed::default() };
    let (read, date) = match typed(&number, &born) {
        Ok(read) => read,
        Err(flaws) => {
            let mut errors = field_errors(&visit.words, &flaws);
            for error in &mut errors {
                match error.field.as_str() {
                    "number" if number.trim().is_empty() => {
                        visit.words.proof_number_missing().clone_into(&mut error.text);
                    }
                    "born" if born.trim().is_empty() => {
                        visit.words.proof_born_missing().clone_into(&mut error.text);
                    }
                    _ => {}
                }
            }
            return unfinished(&visit, &next, again(errors)).await;
        }
    };
    let entry = visit.app.settings().secret.entry(visit.city.id.get(), &read, date);
    let today = visit.now.to_zoned(TimeZone::UTC).date();
    let bands = &visit.city.settings.proof.bands;
    let band = age(date, today).map(|years| bands.of(years));
    match visit.write(move |act| acting::by_list(act, &entry, band)).await? {
        Ok(_) => go_on(&visit, &next).await,
        Err(wrong) => {
            let w = &visit.words;
            let text = match wrong {
                Wrong::Unknown => w.proof_not_listed(),
                Wrong::Taken => w.proof_taken(),
                Wrong::Wait => w.proof_wait(),
            };
            unfinished(&visit, &next, again(vec![wrong_at("number", text)])).await
        }
    }
}

/// Proves by a code on paper.
pub(crate) async fn by_code(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let next = Next::posted(&posted);
    let code = posted.get("code").to_owned();
    let again = |errors| Typed { code: code.clone(), errors, ..Typed::default() };
    let plain = match typed_code(&code) {
        Ok(plain) => plain,
        Err(flaw) => {
            let text = match flaw {
                city::Flaw::Missing => visit.words.flaw_of("code", &flaw),
                _ => visit.words.proof_code_malformed().to_owned(),
            };
            return unfinished(&visit, &next, again(vec![wrong_at("code", &text)])).await;
        }
    };
    let mark = visit.app.settings().secret.paper_code(visit.city.id.get(), &plain);
    match visit.write(move |act| acting::by_code(act, &mark)).await? {
        Ok(_) => go_on(&visit, &next).await,
        Err(wrong) => {
            let w = &visit.words;
            let text = match wrong {
                Wrong::Wait => w.proof_wait(),
                Wrong::Unknown | Wrong::Taken => w.proof_code_unknown(),
            };
            unfinished(&visit, &next, again(vec![wrong_at("code", text)])).await
        }
    }
}

/// Keeps how old the reader says they are.
pub(crate) async fn say_age(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let next = Next::posted(&posted);
    let Some(band) = band_of(&visit.city.settings.proof.bands, posted.get("age")) else {
        let mut flaws = Flaws::default();
        flaws.add("age", city::Flaw::Missing);
        let errors = field_errors(&visit.words, &flaws);
        return unfinished(&visit, &next, Typed { errors, ..Typed::default() }).await;
    };
    match visit.attempt_own(move |act| acting::say_age(act, band)).await? {
        Ok(()) | Err(Refusal::AlreadyElsewhere) => {
            Ok(visit.go_saying(visit.to.me_proof(), Said::Saved))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// The page once more, where a provider proved nothing.
pub(crate) async fn not_by_provider(
    visit: &Visit,
    next: &Next,
    text: &str,
) -> Result<Response, Problem> {
    let errors = vec![wrong_at("provider", text)];
    unfinished(visit, next, Typed { errors, ..Typed::default() }).await
}

fn wrong_at(field: &str, text: &str) -> FieldError {
    FieldError { field: field.to_owned(), text: text.to_owned() }
}

async fn unfinished(visit: &Visit, next: &Next, typed: Typed) -> Result<Response, Problem> {
    Ok(Unfinished(page(visit, next, typed).await?).into_response())
}

/// Does what the reader wanted before they were asked to prove something, or leads back to where they were.
pub(crate) async fn go_on(visit: &Visit, next: &Next) -> Result<Response, Problem> {
    if let Some(intent) = next.intent() {
        return fulfil(visit, visit.writer(), Asker::Same, intent).await;
    }
    let there = visit.safe_next(&next.next).map_or_else(|| visit.to.me_proof(), ToOwned::to_owned);
    Ok(visit.go_saying(there, Said::Proved))
}
