//! Blocking: with a rule and a reason, until a day or without end; appealed, kept, lifted, over by itself. That whoever is
//! blocked writes nothing is looked up where each act begins.

use std::fmt;
use std::str::FromStr;

use city::audit::Action;
use city::block::{BlockInput, may_block};
use city::{Block, Id, Person, Refusal, Role};
use serde_json::{Value, json};
use store::city::{block as rows, person};
use store::jobs::Urgency;

use crate::{Act, Done};

/// The kind of the job that writes somebody a letter about their block.
pub const BLOCK_JOB: &str = "block";

/// What a letter tells somebody of their block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// That they are blocked, why and until when.
    Blocked,
    /// That it stays after their appeal, and why.
    Kept,
    /// That it was lifted.
    Lifted,
    /// That it is over.
    Over,
}

impl Told {
    const ALL: [(Self, &str); 4] = [
        (Self::Blocked, "blocked"),
        (Self::Kept, "kept"),
        (Self::Lifted, "lifted"),
        (Self::Over, "over"),
    ];
}

/// What is to be told of which block, as a job carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// Of which.
    pub block: Id<Block>,
    /// What.
    pub told: Told,
}

impl fmt::Display for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = Told::ALL.iter().find(|(told, _)| *told == self.told).map_or("", |(_, key)| key);
        write!(f, "{} {key}", self.block)
    }
}

impl FromStr for Telling {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (block, key) = text.split_once(' ').ok_or(Refusal::NotFound)?;
        let told = Told::ALL.iter().find(|(_, own)| *own == key).map(|(told, _)| *told);
        let block = block.parse().map_err(|_| Refusal::NotFound)?;
        Ok(Self { block, told: told.ok_or(Refusal::NotFound)? })
    }
}

/// `Ok` when whoever acts may block somebody: their account is there, they do not work here, and are not blocked.
pub fn check(act: &mut Act, person: Id<Person>) -> Done<()> {
    if person::get(act.tx, person)?.mail.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let holds = person::held(act.tx, person, act.now)?;
    let blocked = rows::blocked(act.tx, person, act.now)?;
    Ok(may_block(&act.actor, person, &holds, blocked)?)
}

/// Blocks somebody, who is told by letter.
pub fn begin(act: &mut Act, person: Id<Person>, input: &BlockInput) -> Done<Id<Block>> {
    let by = act.require(Role::Moderator)?;
    check(act, person)?;
    let block = Block::begin(act.new_id(), person, by, input.clone(), act.now);
    rows::insert(act.tx, &block)?;
    let until = block.until.map(|until| until.to_string());
    note(act, Action::Block, &block, &json!({ "rule": block.rule.key(), "until": until }))?;
    tell(act, &block, Told::Blocked)?;
    Ok(block.id)
}

/// The last time whoever acts was blocked.
pub fn own(act: &mut Act) -> Done<Option<Block>> {
    let person = act.person()?;
    Ok(rows::last(act.tx, person)?)
}

/// Answers one's own block.
pub fn appeal(act: &mut Act, text: &str) -> Done<()> {
    let mut block = own(act)?.ok_or(Refusal::NotFound)?;
    block.appeal(&act.actor, text, act.now)?;
    Ok(rows::update(act.tx, &block)?)
}

/// Keeps a block after that, and says why.
pub fn keep(act: &mut Act, id: Id<Block>, answer: &str) -> Done<()> {
    let mut block = moderated(act, id)?;
    block.keep(answer, act.now)?;
    rows::update(act.tx, &block)?;
    note(act, Action::KeepBlocked, &block, &json!({}))?;
    tell(act, &block, Told::Kept)
}

/// Ends a block before its time; an appeal that waits is answered by it.
pub fn lift(act: &mut Act, id: Id<Block>) -> Done<()> {
    let mut block = moderated(act, id)?;
    block.lift(act.now)?;
    rows::update(act.tx, &block)?;
    note(act, Action::Unblock, &block, &json!({}))?;
    tell(act, &block, Told::Lifted)
}

fn moderated(act: &mut Act, id: Id<Block>) -> Done<Block> {
    act.require(Role::Moderator)?;
    Ok(rows::get(act.tx, id)?)
}

/// Sees to what is over: it is noted and told. That whoever was blocked may write again does not wait for this.
pub fn keep_up(act: &mut Act) -> Done<()> {
    for block in rows::to_close(act.tx, act.now)? {
        rows::closed(act.tx, block.id, act.now)?;
        note(act, Action::Unblock, &block, &json!({ "over": true }))?;
        tell(act, &block, Told::Over)?;
    }
    Ok(())
}

fn tell(act: &mut Act, block: &Block, told: Told) -> Done<()> {
    let telling = Telling { block: block.id, told };
    act.enqueue(BLOCK_JOB, &telling.to_string(), Urgency::Soon, act.now)
}

/// Enters in the log what was done: no name, and none of the words that are between moderator and person.
fn note(act: &mut Act, action: Action, block: &Block, details: &Value) -> Done<()> {
    act.audit_person(action, block.person, details)
}
