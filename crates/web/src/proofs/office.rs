//! The office: who has proved, the list of residents, and for how long a proof lasts.

use acts::city::proof::{self as acting, Earlier, Overview};
use axum::response::{IntoResponse as _, Response};
use city::provider::ProviderRules;
use city::{Bands, Flaw, Flaws, Id, Person, ProofRules, Role, Texts};
use serde::Deserialize;
use store::city::person::{self, Listed};
use store::city::proof::Batch;

use super::list::{Unfit, read};
use super::said::way;
use super::view::{BatchRow, ProofsPage};
use crate::forms::{self, Posted};
use crate::http::{CityHere, InQuery, Problem, Said, Visit, field_errors};
use crate::mandates::offer::end_of_day;
use crate::mandates::said::last_day;
use crate::page::{Page, Unfinished};
use crate::providers;
use crate::views::{Choice, FieldError, Frame, Link};
use crate::words::{Words, name};

/// How many people a search shows.
const FOUND: i64 = 20;
/// The fewest letters of a name that are looked for.
const LEAST: usize = 2;

/// Who is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
}

/// What was typed into one of the forms, and what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) posted: Posted,
    pub(super) errors: Vec<FieldError>,
}

/// Everything there is to see.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    Ok(Page(page(&visit, asked, Typed::default()).await?).into_response())
}

/// The page once more, with what was typed.
pub(crate) async fn again(
    visit: &Visit,
    posted: Posted,
    errors: Vec<FieldError>,
) -> Result<Response, Problem> {
    let typed = Typed { posted, errors };
    Ok(Unfinished(page(visit, Asked::default(), typed).await?).into_response())
}

/// Somebody with this address, or whose name begins so.
fn search(act: &mut acts::Act, q: &str) -> acts::Done<Vec<Listed>> {
    act.require(Role::Officer)?;
    if let Ok(mail) = q.parse() {
        return Ok(person::listed_by_mail(act.tx, &mail)?.into_iter().collect());
    }
    if q.chars().count() < LEAST {
        return Ok(Vec::new());
    }
    Ok(person::by_name(act.tx, q, FOUND)?)
}

async fn page(visit: &Visit, asked: Asked, typed: Typed) -> Result<ProofsPage, Problem> {
    let q = asked.q.trim().to_owned();
    let wanted = q.clone();
    let (seen, found) =
        visit.read(move |act| Ok((acting::overview(act)?, search(act, &wanted)?))).await?;
    let (w, rules) = (&visit.words, &visit.city.settings.proof);
    let Typed { posted, errors } = typed;
    let or = |field: &str, stored: String| match posted.has(field) {
        true => posted.get(field).to_owned(),
        false => stored,
    };
    Ok(ProofsPage {
        people: (!q.is_empty()).then(|| found.iter().map(|one| row(visit, one)).collect()),
        counted: counted(w, &seen),
        list: list_said(w, &seen),
        may_set: visit.reader.actor().is(Role::Admin),
        earlier: earlier(w, posted.get("earlier")),
        earlier_until: posted.get("earlier_until").to_owned(),
        batches: seen.batches.iter().map(|batch| batch_row(visit, batch)).collect(),
        letters_name: posted.get("letters_name").to_owned(),
        letters_count: or("letters_count", "50".to_owned()),
        letters_to: posted.get("letters_to").to_owned(),
        letters_until: posted.get("letters_until").to_owned(),
        months: or("months", rules.months.map(|months| months.to_string()).unwrap_or_default()),
        bands: or("bands", rules.bands.typed()),
        recovery_days: or("recovery_days", rules.recovery_days.to_string()),
        desk: desk(visit, &rules.desk, &posted),
        provider: providers::form(visit, &posted),
        version: seen.version,
        q,
        frame: Frame {
            desk: true,
            has_errors: !errors.is_empty(),
            ..visit.frame(w.proofs_title())
        },
        errors,
    })
}

fn row(visit: &Visit, one: &Listed) -> (Link, String) {
    let masked = one.mail.as_deref().and_then(|mail| mail.parse::<city::Mail>().ok());
    let masked = masked.map(|mail| mail.masked()).unwrap_or_default();
    (Link::new(name(&visit.words, &one.name), visit.to.proof_of(one.id)), masked)
}

fn counted(w: &Words, seen: &Overview) -> Vec<(&'static str, String)> {
    let one = |it: &city::proof::Way| {
        let found = seen.counted.iter().find(|counted| counted.way == *it);
        (way(w, *it), w.number(found.map_or(0, |counted| counted.proofs)))
    };
    city::proof::Way::ALL.iter().map(one).collect()
}

fn list_said(w: &Words, seen: &Overview) -> String {
    match seen.list.as_ref().filter(|list| list.entries > 0) {
        Some(list) => w.proofs_list_now(w.date(list.made_at), list.entries),
        None => w.proofs_list_none().to_owned(),
    }
}

fn earlier(w: &Words, chosen: &str) -> Vec<Choice> {
    vec![
        Choice::new("stays", w.proofs_earlier_stays(), (chosen != "ends").into()),
        Choice::new("ends", w.proofs_earlier_ends(), (chosen == "ends").into()),
    ]
}

fn batch_row(visit: &Visit, batch: &Batch) -> BatchRow {
    let w = &visit.words;
    let open = batch.ended_at.is_none() && batch.expires_at > visit.now;
    BatchRow {
        name: batch.name.clone(),
        meta: vec![
            w.proofs_letters_used(batch.codes, batch.used),
            w.proofs_letters_made(w.date(batch.made_at)),
            match open {
                true => w.proof_until(w.date(last_day(batch.expires_at))),
                false => w.proofs_letters_over().to_owned(),
            },
        ],
        end: if open { visit.to.proof_letters_end(batch.id) } else { String::new() },
    }
}

fn desk(visit: &Visit, stored: &Texts, posted: &Posted) -> Vec<(String, &'static str, String)> {
    let one = |locale: &crate::words::Locale| {
        let field = format!("desk-{}", locale.tag());
        let own = stored.exact(locale.tag()).unwrap_or_default();
        let text = if posted.has(&field) { posted.get(&field) } else { own };
        let text = text.to_owned();
        (field, locale.own_name(), text)
    };
    visit.city.locales.iter().map(one).collect()
}

/// Puts another list of residents in the place of the one before. The file is read, digested and let go.
pub(crate) async fn list(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let mut flaws = Flaws::default();
    let until = match posted.get("earlier") {
        "ends" => {
            let day = end_of_day(posted.get("earlier_until"), &visit.city.zone);
            flaws.keep("earlier_until", day.and_then(|day| day.ok_or(Flaw::Missing)))
        }
        _ => None,
    };
    let mut errors = field_errors(&visit.words, &flaws);
    let (secret, city) = (visit.app.settings().secret.clone(), visit.city.id.get());
    let entries = match posted.file("file").and_then(|upload| upload.bytes.clone()) {
        Some(bytes) => {
            let read = tokio::task::spawn_blocking(move || read(&bytes, &secret, city)).await;
            read.unwrap_or(Err(Unfit::Empty)).map_err(|unfit| unfit_said(&visit.words, &unfit))
        }
        None => Err(visit.words.import_file_missing().to_owned()),
    };
    let entries = match entries {
        Ok(entries) if errors.is_empty() => entries,
        Ok(_) => return again(&visit, posted, errors).await,
        Err(text) => {
            errors.push(FieldError { field: "file".to_owned(), text });
            return again(&visit, posted, errors).await;
        }
    };
    let earlier = until.map_or(Earlier::Stays, Earlier::Ends);
    visit.write(move |act| acting::replace_list(act, &entries, earlier)).await?;
    Ok(visit.go_saying(visit.to.proofs(), Said::ListReplaced))
}

/// Why a list is not taken, with its lines, and nothing of what stands on them.
fn unfit_said(w: &Words, unfit: &Unfit) -> String {
    let lines = |lines: &mut dyn Iterator<Item = usize>| {
        lines.map(|line| line.to_string()).collect::<Vec<_>>().join(", ")
    };
    match unfit {
        Unfit::Empty => w.proofs_unfit_empty().to_owned(),
        Unfit::TooMany => w.proofs_unfit_many(acting::MOST_ENTRIES),
        Unfit::Doubled(doubled) => w.proofs_unfit_doubled(lines(&mut doubled.iter().copied())),
        Unfit::Lines(wrong, count) => {
            let of = |column: &str| {
                let named = wrong.iter().filter(|(_, own)| *own == column);
                lines(&mut named.map(|(line, _)| *line))
            };
            let (number, born) = (of("number"), of("born"));
            let mut said = vec![w.proofs_unfit_lines(*count)];
            said.extend((!number.is_empty()).then(|| w.proofs_unfit_number(number)));
            said.extend((!born.is_empty()).then(|| w.proofs_unfit_born(born)));
            said.push(w.proofs_unfit_none().to_owned());
            said.join(" ")
        }
    }
}

/// Saves for how long a proof lasts, where the desk is, and the bands of age.
pub(crate) async fn rules(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let typed = rules_of(&visit, &posted);
    save(visit, posted, typed, |proof, rules| {
        let provider = std::mem::take(&mut proof.provider);
        *proof = ProofRules { provider, ..rules };
    })
    .await
}

/// Puts what was typed into the city's rules of proof, or says beside the fields what is wrong with it.
pub(crate) async fn save<T: Clone + Send + Sync + 'static>(
    visit: Visit,
    posted: Posted,
    typed: Result<T, Flaws>,
    put: fn(&mut ProofRules, T),
) -> Result<Response, Problem> {
    let typed = match typed {
        Ok(typed) => typed,
        Err(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            return again(&visit, posted, errors).await;
        }
    };
    let version: i64 = posted.get("version").parse().map_err(|_| Problem::Unreadable)?;
    let saved = visit
        .write(move |act| {
            let (mut settings, _) = store::city::settings::load(act.tx)?;
            put(&mut settings.proof, typed.clone());
            acts::city::settings::save(act, &settings, version)?;
            Ok(settings)
        })
        .await?;
    let here = CityHere::new(visit.city.id, saved, visit.city.hosts.clone());
    visit.app.set_directory(visit.app.directory().with(here));
    Ok(visit.go_saying(visit.to.proofs(), Said::Saved))
}

fn rules_of(visit: &Visit, posted: &Posted) -> Result<ProofRules, Flaws> {
    let mut flaws = Flaws::default();
    let (least, most) = ProofRules::MONTHS;
    let months = match posted.get("months").trim() {
        "" => Some(None),
        typed => {
            let number = forms::whole_number(typed).and_then(|number| {
                let fits = u16::try_from(number).ok().filter(|_| (least..=most).contains(&number));
                fits.ok_or(Flaw::OutOfRange { least, most })
            });
            flaws.keep("months", number).map(Some)
        }
    };
    let bands = flaws.keep("bands", Bands::parse(posted.get("bands")));
    let recovery_days = flaws.keep("recovery_days", days(posted.get("recovery_days")));
    let mut desk = Texts::default();
    for locale in &visit.city.locales {
        let field = format!("desk-{}", locale.tag());
        let text = flaws.text(&field, posted.get(&field), 0, ProofRules::DESK);
        let language = city::Language::from_tag_or_english(locale.tag());
        desk.set(language, text.unwrap_or_default());
    }
    flaws.into_result_with(|| {
        let (months, bands, recovery_days) = (months?, bands?, recovery_days?);
        let provider = ProviderRules::default();
        Some(ProofRules { months, desk, bands, recovery_days, provider })
    })
}

/// How many days another address waits, as typed.
fn days(typed: &str) -> Result<u8, Flaw> {
    let (least, most) = ProofRules::RECOVERY_DAYS;
    let number = forms::whole_number(typed)?;
    let fits = u8::try_from(number).ok().filter(|_| (least..=most).contains(&number));
    fits.ok_or(Flaw::OutOfRange { least, most })
}

/// Whose page an officer may not note anything on: their own.
pub(super) fn is_own(visit: &Visit, person: Id<Person>) -> bool {
    visit.reader.id() == Some(person)
}
