//! Sweeping: what is over and promised to be kept no longer is removed. The statement on privacy tells people the same
//! terms.

use jiff::{SignedDuration, Timestamp};
use store::city::{
    address, appointment, letter, passkey, provider, recovery, session, sign_in, token, typed,
};
use store::{jobs, letters, things};

use crate::calls::screening::SECOND_THOUGHTS;
use crate::things::notice::POST_JOB;
use crate::things::order::ECHO;
use crate::things::translating;
use crate::{Act, Done};

/// How long letters and news that were told are kept: they hold personal words.
const LETTERS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long a key is known that makes a repeat harmless.
const KEYS_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How long signing in, tokens and unused pictures are kept after their end.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// Removes what is over: sessions, codes, tokens, abandoned drafts, letters of last month, old keys.
pub fn sweep(act: &mut Act) -> Done<()> {
    let now = act.now;
    let ago = |time: SignedDuration| now.checked_sub(time).unwrap_or(now);
    let tomorrow = now.checked_add(A_DAY).unwrap_or(now);
    super::mandate::keep_up(act)?;
    super::block::keep_up(act)?;
    super::proof::keep_up(act)?;
    session::purge(act.tx, now)?;
    sign_in::purge(act.tx, ago(A_DAY), tomorrow)?;
    token::purge(act.tx, ago(A_DAY))?;
    store::calls::coauthor::purge(act.tx, ago(A_DAY))?;
    address::purge(act.tx, ago(A_DAY))?;
    passkey::purge(act.tx, ago(A_DAY), tomorrow)?;
    provider::purge(act.tx, ago(A_DAY), tomorrow)?;
    recovery::purge(act.tx, ago(LETTERS_KEPT))?;
    store::organisations::invitation::purge(act.tx, ago(A_DAY))?;
    things::draft::purge(act.tx, now)?;
    typed::purge(act.tx, now)?;
    store::desk::deed::purge(act.tx, now)?;
    store::calls::merge::purge(act.tx, ago(SECOND_THOUGHTS))?;
    store::organisations::merge::purge(act.tx, ago(SECOND_THOUGHTS))?;
    crate::imports::sweep(act)?;
    things::echo::purge(act.tx, ago(ECHO))?;
    things::translation::purge(act.tx, ago(translating::KEPT))?;
    things::notice::purge(act.tx, ago(LETTERS_KEPT))?;
    appointment::purge(act.tx, ago(LETTERS_KEPT))?;
    letter::purge(act.tx, ago(LETTERS_KEPT))?;
    letters::newsletter::purge(act.tx, ago(LETTERS_KEPT))?;
    letters::returned::purge(act.tx, ago(LETTERS_KEPT))?;
    letters::ask::purge(act.tx, ago(LETTERS_KEPT))?;
    // What a mail server said of a letter goes with it.
    jobs::forget(act.tx, POST_JOB, micros(ago(LETTERS_KEPT)))?;
    act.tx.forget_once(micros(ago(KEYS_KEPT)))?;
    Ok(())
}

/// Removes pictures that nothing shows and that were not uploaded just now.
pub fn sweep_pictures(act: &mut Act) -> Done<()> {
    let yesterday = act.now.checked_sub(A_DAY).unwrap_or(act.now);
    super::file::sweep(act, yesterday).map(|_| ())
}

fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}
