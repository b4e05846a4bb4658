//! Blocks: moderators say who may read and not write, why and until when; whoever is blocked reads why, and answers.

pub(crate) mod api;
pub mod letter;
pub(crate) mod list;
pub(crate) mod own;
pub(crate) mod page;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod view;

use city::{Block, BlockState};
use jiff::Timestamp;

use crate::http::{Problem, Visit};
use crate::mandates::said::last_day;
use crate::things::report::reason_word;
use crate::words::Words;

/// That its reader may not write for now, as a sentence; or nothing.
pub(crate) fn said(visit: &Visit) -> String {
    match visit.reader.blocked {
        Some(blocked) => Problem::Blocked(blocked).text(&visit.words),
        None => String::new(),
    }
}

/// How a block stands: a class of the stylesheet and a word.
pub(crate) fn state(w: &Words, block: &Block, now: Timestamp) -> (&'static str, &'static str) {
    match block.state(now) {
        BlockState::InForce if block.waits(now) => ("warn", w.block_waits()),
        BlockState::InForce => ("err", w.block_in_force()),
        BlockState::Over => ("", w.block_over()),
        BlockState::Lifted => ("ok", w.block_lifted()),
    }
}

/// Until when, as a sentence.
pub(crate) fn until(w: &Words, block: &Block) -> String {
    match block.until {
        Some(until) => w.block_until_day(w.date(last_day(until))),
        None => w.block_no_end().to_owned(),
    }
}

/// The rule and the reason.
pub(crate) fn why(w: &Words, block: &Block) -> String {
    w.block_reason_of(block.reason.as_str(), reason_word(w, block.rule))
}
