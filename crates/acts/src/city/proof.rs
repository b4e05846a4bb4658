//! Proving that one lives here: by the city's list, by a code on paper, at a desk, by a provider. Whoever guesses is slowed down: for
//! themselves, for the entry they try, and for the city as a whole.

use city::audit::Action;
use city::proof::{Shown, Way, paper_code, typed_code};
use city::{Band, Id, Person, Proof, Refusal, Role};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::city::proof::{self as rows, AgeBand, Batch, Entry, Mark, ResidentList};
use store::city::{person, settings};

use crate::{Act, Done};

/// How many wrong tries one person has in a day.
pub const TRIES_A_DAY: i64 = 5;
/// How many there may be of one entry in a day, by whomever.
const TRIES_OF_AN_ENTRY: i64 = 10;
/// How many there may be in the whole city in an hour.
const TRIES_AN_HOUR: i64 = 300;
/// The most entries a list may have.
pub const MOST_ENTRIES: usize = 200_000;
/// The most letters that are printed together.
pub const MOST_LETTERS: usize = 500;
/// How many earlier proofs of somebody are shown.
const SHOWN: i64 = 20;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Why something does not prove anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is not in the list, or no code that can be used.
    Unknown,
    /// Somebody else has proved with it, and still does.
    Taken,
    /// There were too many tries.
    Wait,
}

/// What becomes of what was proved by the list before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// It stays until its own end.
    Stays,
    /// It ends at a moment at the latest.
    Ends(Timestamp),
}

/// What somebody has proved, and how old they are as far as is known.
#[derive(Debug, Clone)]
pub struct Proved {
    /// The newest first, with those that are over.
    pub proofs: Vec<Proof>,
    /// The band of ages.
    pub age: Option<AgeBand>,
}

/// What whoever acts has proved.
pub fn own(act: &mut Act) -> Done<Proved> {
    let me = act.person()?;
    of(act, me)
}

/// What somebody has proved, for an officer.
pub fn of_person(act: &mut Act, person: Id<Person>) -> Done<Proved> {
    act.require(Role::Officer)?;
    of(act, person)
}

fn of(act: &mut Act, person: Id<Person>) -> Done<Proved> {
    Ok(Proved {
        proofs: rows::of_person(act.tx, person, SHOWN)?,
        age: rows::band_of(act.tx, person)?,
    })
}

/// Proves by the list. A try that is wrong counts also when nothing else happens, so this answers `Ok(Err(…))`.
pub fn by_list(act: &mut Act, entry: &Entry, band: Option<Band>) -> Done<Result<Proof, Wrong>> {
    let me = act.person()?;
    if has_tried_enough(act, me, Some(&entry.number))? {
        return Ok(Err(Wrong::Wait));
    }
    if !rows::is_listed(act.tx, entry)? {
        note_try(act, me, Some(&entry.number))?;
        return Ok(Err(Wrong::Unknown));
    }
    if let Some(mut before) = rows::with(act.tx, &entry.number)? {
        if before.person != me && before.holds(act.now) {
            note_try(act, me, Some(&entry.number))?;
            return Ok(Err(Wrong::Taken));
        }
        if before.ended.is_none() && before.holds(act.now) {
            before.ended = Some(act.now);
        }
        rows::update(act.tx, &before)?;
    }
    let proof = give(act, me, Way::List, Some(&entry.number))?;
    if let Some(band) = band {
        keep_band(act, me, band, true)?;
    }
    Ok(Ok(proof))
}

/// Proves by a code on paper, which is used up.
pub fn by_code(act: &mut Act, code: &Mark) -> Done<Result<Proof, Wrong>> {
    let me = act.person()?;
    if has_tried_enough(act, me, None)? {
        return Ok(Err(Wrong::Wait));
    }
    if !rows::use_code(act.tx, code, act.now)? {
        note_try(act, me, None)?;
        return Ok(Err(Wrong::Unknown));
    }
    Ok(Ok(give(act, me, Way::Letter, None)?))
}

/// Proves by a login at a provider, in the place of what was proved by one before; `before` is what was proved with the same.
pub(super) fn by_provider(
    act: &mut Act,
    me: Id<Person>,
    before: Option<Proof>,
    subject: &Mark,
    band: Option<Band>,
) -> Done<Id<Proof>> {
    let same = before.as_ref().map(|before| before.id);
    let own = rows::of_person(act.tx, me, SHOWN)?.into_iter();
    let own = own.filter(|it| it.way == Way::Provider && it.holds(act.now) && Some(it.id) != same);
    // One that is over by itself lets go of the login here.
    for mut over in own.chain(before) {
        if over.holds(act.now) {
            over.ended = Some(act.now);
        }
        rows::update(act.tx, &over)?;
    }
    let proof = give(act, me, Way::Provider, Some(subject))?;
    if let Some(band) = band {
        keep_band(act, me, band, true)?;
    }
    Ok(proof.id)
}

fn has_tried_enough(act: &mut Act, me: Id<Person>, entry: Option<&Mark>) -> Done<bool> {
    let ago = |time| act.now.checked_sub(time).unwrap_or(act.now);
    let entry = entry.map(<[u8; 16]>::as_slice);
    let tries = rows::tries(act.tx, me, entry, (ago(DAY), ago(HOUR)), TRIES_AN_HOUR)?;
    Ok(tries.own >= TRIES_A_DAY
        || tries.of_entry >= TRIES_OF_AN_ENTRY
        || tries.all >= TRIES_AN_HOUR)
}

fn note_try(act: &mut Act, me: Id<Person>, entry: Option<&Mark>) -> Done<()> {
    let id = act.stage.store.new_id();
    Ok(rows::tried(act.tx, id, me, entry.map(<[u8; 16]>::as_slice), act.now)?)
}

fn give(act: &mut Act, person: Id<Person>, way: Way, held: Option<&Mark>) -> Done<Proof> {
    let proof = Proof::give(act.new_id(), person, way, &act.stage.city.proof, act.now);
    rows::insert(act.tx, &proof, held.map(<[u8; 16]>::as_slice))?;
    Ok(proof)
}

/// Notes that somebody showed an officer who they are. Nobody does so for themselves.
pub fn at_desk(
    act: &mut Act,
    person: Id<Person>,
    shown: Shown,
    band: Option<Band>,
) -> Done<Id<Proof>> {
    let officer = act.require(Role::Officer)?;
    if officer == person {
        return Err(Refusal::NotYours.into());
    }
    if person::get(act.tx, person)?.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    for mut before in rows::of_person(act.tx, person, SHOWN)? {
        if before.way == Way::Desk && before.holds(act.now) {
            before.ended = Some(act.now);
            rows::update(act.tx, &before)?;
        }
    }
    let rules = &act.stage.city.proof;
    let given = Proof::give(act.new_id(), person, Way::Desk, rules, act.now);
    let proof = Proof { shown: Some(shown), given_by: Some(officer), ..given };
    rows::insert(act.tx, &proof, None)?;
    if let Some(band) = band {
        keep_band(act, person, band, true)?;
    }
    act.audit_person(Action::ProveAtDesk, person, &json!({ "shown": shown.key() }))?;
    Ok(proof.id)
}

/// Takes back what somebody proved, for a reason they read.
pub fn end(act: &mut Act, id: Id<Proof>, reason: &str) -> Done<Id<Person>> {
    let officer = act.require(Role::Officer)?;
    let mut proof = rows::get(act.tx, id)?;
    if proof.person == officer {
        return Err(Refusal::NotYours.into());
    }
    proof.end(reason, act.now)?;
    rows::update(act.tx, &proof)?;
    act.audit_person(Action::EndProof, proof.person, &json!({ "way": proof.way.key() }))?;
    Ok(proof.person)
}

/// Keeps the band of ages that whoever acts says they are in. What was shown stays as it was.
pub fn say_age(act: &mut Act, band: Band) -> Done<()> {
    let me = act.person()?;
    if rows::band_of(act.tx, me)?.is_some_and(|before| before.proved) {
        return Err(Refusal::AlreadyElsewhere.into());
    }
    keep_band(act, me, band, false)
}

fn keep_band(act: &mut Act, person: Id<Person>, band: Band, proved: bool) -> Done<()> {
    let (from_age, said_at) = (i64::from(band.from), act.now);
    Ok(rows::keep_band(act.tx, &AgeBand { person, from_age, proved, said_at })?)
}

/// How somebody can prove now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// There is a list.
    pub list: bool,
    /// There are letters on paper.
    pub letters: bool,
}

/// What is open to anybody.
pub fn open(act: &mut Act) -> Done<Open> {
    let list = rows::newest_list(act.tx)?.is_some_and(|list| list.entries > 0);
    Ok(Open { list, letters: rows::has_letters(act.tx, act.now)? })
}

/// Puts a list of residents in the place of the one before; an empty one takes that way away.
pub fn replace_list(act: &mut Act, entries: &[Entry], earlier: Earlier) -> Done<Id<ResidentList>> {
    let admin = act.require(Role::Admin)?;
    if entries.len() > MOST_ENTRIES {
        return Err(Refusal::NotFound.into());
    }
    let id = act.new_id();
    rows::replace(act.tx, id, Some(admin), entries, act.now)?;
    let ended = match earlier {
        Earlier::Stays => 0,
        Earlier::Ends(until) => rows::end_listed(act.tx, until.max(act.now))?,
    };
    let details = json!({ "entries": entries.len(), "ended": ended });
    act.audit_city(Action::ReplaceResidents, &details)?;
    Ok(id)
}

/// Letters to be printed.
#[derive(Debug, Clone)]
pub struct Printing {
    /// What they are called.
    pub name: String,
    /// The digests of their codes.
    pub codes: Vec<Mark>,
    /// Until when these can be used.
    pub expires: Timestamp,
}

/// Notes letters that are printed now; nothing where the same were printed a moment ago, whose codes nobody can show again.
pub fn print(act: &mut Act, letters: &Printing, key: &str) -> Done<Option<Id<Batch>>> {
    let admin = act.require(Role::Admin)?;
    let new: Id<Batch> = act.new_id();
    let printed: Id<Batch> = act.once(key, |act| {
        let codes = i64::try_from(letters.codes.len()).unwrap_or(i64::MAX);
        let batch = Batch {
            id: new,
            name: letters.name.clone(),
            given_by: Some(admin),
            codes,
            used: 0,
            made_at: act.now,
            expires_at: letters.expires,
            ended_at: None,
        };
        rows::print(act.tx, &batch, &letters.codes)?;
        act.audit_city(Action::PrintCodes, &json!({ "codes": codes }))?;
        Ok(new)
    })?;
    Ok((printed == new).then_some(new))
}

/// Ends letters whose codes went astray.
pub fn stop_letters(act: &mut Act, id: Id<Batch>) -> Done<()> {
    act.require(Role::Admin)?;
    rows::stop(act.tx, id, act.now)?;
    act.audit_city(Action::EndCodes, &json!({}))
}

/// Codes for so many letters, made of chance: each in its two spellings, for paper and for its digest.
pub fn draw(count: usize, mut random: impl FnMut(&mut [u8])) -> Vec<(String, String)> {
    let one = |_| {
        let mut chance = [0; city::proof::CODE_LENGTH];
        random(&mut chance);
        let shown = paper_code(chance);
        let plain = typed_code(&shown).unwrap_or_default();
        (shown, plain)
    };
    (0..count).map(one).collect()
}

/// What an officer sees of all that.
#[derive(Debug, Clone)]
pub struct Overview {
    /// How often was proved in each way.
    pub counted: Vec<rows::Counted>,
    /// The list in use.
    pub list: Option<ResidentList>,
    /// Letters, those printed last first.
    pub batches: Vec<Batch>,
    /// The version of the settings.
    pub version: i64,
}

/// Loads it.
pub fn overview(act: &mut Act) -> Done<Overview> {
    act.require(Role::Officer)?;
    Ok(Overview {
        counted: rows::counted(act.tx)?,
        list: rows::newest_list(act.tx)?,
        batches: rows::batches(act.tx, SHOWN)?,
        version: settings::version(act.tx)?,
    })
}

/// Forgets what is over: tries, codes, and whose entries can be proved with again.
pub fn keep_up(act: &mut Act) -> Done<()> {
    let yesterday = act.now.checked_sub(DAY).unwrap_or(act.now);
    rows::forget_tries(act.tx, yesterday)?;
    rows::purge_codes(act.tx, act.now)?;
    Ok(rows::release(act.tx, act.now)?)
}
