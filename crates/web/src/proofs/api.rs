//! The API: what was proved, as far as programs of the office need it.

use acts::city::proof::{self as acting, Earlier};
use axum::http::{Method, StatusCode};
use city::proof::{EntryNumber, Shown};
use city::{Flaw, Flaws, Id, Person};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{Unfit, digested};
use super::said::band_of;
use crate::api::{Api, Sent, invalid};
use crate::at;
use crate::forms;
use crate::http::{Problem, Visit};

/// The routes.
pub(crate) fn mount(api: Api) -> Api {
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    let list = at!(
        Manage,
        "/residents",
        "Puts a list of residents in the place of the one before. Only keyed digests are kept."
    );
    let note = at!(Desk, "/people/{person}/proofs", "Notes what somebody showed at the desk.");
    let end = at!(Desk, "/proofs/{proof}/end", "Takes back what somebody proved, for a reason.");
    api.write(Method::PUT, list, StatusCode::OK, self::list)
        .write(Method::POST, note, StatusCode::CREATED, self::note)
        .write(Method::POST, end, DONE, self::end)
}

/// A list of residents.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Residents {
    /// Its entries, each number once.
    entries: Vec<ResidentJson>,
    /// The moment at which what was proved by the list before ends at the latest; nothing where it stays.
    #[serde(default)]
    #[schemars(extend("format" = "date-time"))]
    end_earlier: Option<String>,
}

/// A resident.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Resident")]
struct ResidentJson {
    /// 4 to 32 letters and digits; dots, blanks and hyphens do not count.
    number: String,
    /// The birth date, such as `1985-07-30`.
    born: String,
}

/// How many entries are in use.
#[derive(Debug, Serialize, JsonSchema)]
struct ListTaken {
    entries: usize,
}

/// What somebody showed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewProof {
    #[schemars(with = "Shown")]
    shown: String,
    /// The age at which their group of ages begins.
    #[serde(default)]
    age_from: Option<u8>,
}

/// The proof.
#[derive(Debug, Serialize, JsonSchema)]
struct ProofNoted {
    proof: String,
}

/// Why a proof is taken back, as its owner reads it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProofEnd {
    /// 10 to 1,000 characters.
    reason: String,
}

async fn list(visit: Visit, (): (), sent: Sent<Residents>) -> Result<ListTaken, Problem> {
    let mut flaws = Flaws::default();
    let earlier = match sent.body.end_earlier.as_deref() {
        None => Some(Earlier::Stays),
        Some(moment) => {
            let moment = moment.parse::<Timestamp>().map_err(|_| Flaw::NotADate);
            flaws.keep("end_earlier", moment).map(Earlier::Ends)
        }
    };
    let mut rows = Vec::new();
    for (at, one) in sent.body.entries.iter().enumerate() {
        let number = flaws.keep(&format!("entries[{at}].number"), EntryNumber::parse(&one.number));
        let born = flaws.keep(&format!("entries[{at}].born"), forms::date(&one.born));
        rows.extend(number.zip(born).map(|(number, born)| (at, number, born)));
    }
    let secret = &visit.app.settings().secret;
    let given = rows.iter().map(|(at, number, born)| (*at, number, *born));
    let entries = match digested(given, secret, visit.city.id.get()) {
        Ok(entries) => Some(entries),
        Err(unfit) => {
            let most = acting::MOST_ENTRIES;
            match unfit {
                Unfit::Doubled(doubled) => doubled
                    .iter()
                    .for_each(|at| flaws.add(format!("entries[{at}].number"), Flaw::Taken)),
                _ => flaws.add("entries", Flaw::TooMany { most }),
            }
            None
        }
    };
    let (entries, earlier) =
        flaws.into_result_with(|| entries.zip(earlier)).map_err(|flaws| invalid(&visit, &flaws))?;
    let count = entries.len();
    visit.write(move |act| acting::replace_list(act, &entries, earlier)).await?;
    Ok(ListTaken { entries: count })
}

async fn note(visit: Visit, id: Id<Person>, sent: Sent<NewProof>) -> Result<ProofNoted, Problem> {
    let mut flaws = Flaws::default();
    let shown = Shown::from_key(&sent.body.shown).ok_or(Flaw::NotAChoice);
    let shown = flaws.keep("shown", shown);
    let bands = &visit.city.settings.proof.bands;
    let band = match sent.body.age_from {
        None => Some(None),
        Some(from) => {
            let band = band_of(bands, &from.to_string()).ok_or(Flaw::NotAChoice);
            flaws.keep("age_from", band).map(Some)
        }
    };
    let read = flaws.into_result_with(|| shown.zip(band));
    let (shown, band) = read.map_err(|flaws| invalid(&visit, &flaws))?;
    let proof = visit.write(move |act| acting::at_desk(act, id, shown, band)).await?;
    Ok(ProofNoted { proof: proof.to_string() })
}

async fn end(visit: Visit, id: Id<city::Proof>, sent: Sent<ProofEnd>) -> Result<(), Problem> {
    let reason = sent.body.reason;
    visit.write(move |act| acting::end(act, id, &reason)).await.map(|_| ())
}
