//! The number of this process among those that share a database: held as long as it lives, so that no two make the
//! same ids.
//!
//! It is a lock in a transaction that stays open on a connection of its own: the server lets go of it when the process
//! is gone, however it went.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{schema::read, session::Session};
use crate::{
    args,
    engine::{
        error::{OpenError, Result},
        ids::IdSource,
        settings::Node,
        time::Deadline,
    },
};

/// Numbers of these locks begin here; those of cities are below zero.
const LOCKS: i64 = 0x6e6f_6465_0000;

/// How often the connection is looked after.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// How long one look may take.
const LOOK: Duration = Duration::from_secs(3);

/// A process that ended a moment ago may still be let go of.
const PATIENCE: Duration = Duration::from_secs(2);

/// A number that no other process has.
pub(crate) struct Claim {
    pub(crate) node: u8,
    /// Whether another process took the number while the connection was away.
    is_lost: Arc<AtomicBool>,
    ending: Option<SyncSender<()>>,
    keeper: Option<JoinHandle<()>>,
}

impl Claim {
    /// Claims a number, or any that is free.
    pub(crate) fn take(address: &str, node: Node) -> Result<Self, OpenError> {
        let mut session = Session::new(address)?;
        session.connect()?;
        let node = match node {
            Node::Number(node) => {
                let until = Deadline::after(PATIENCE);
                while !hold(&mut session, node)? {
                    if until.passed() {
                        return Err(OpenError::NodeInUse(node));
                    }
                    thread::sleep(Duration::from_millis(50));
                }
                node
            }
            // From the end: small numbers are those that people give.
            Node::Free => any(&mut session)?,
        };
        let is_lost = Arc::new(AtomicBool::new(false));
        let (ending, ended) = sync_channel(1);
        let lost = Arc::clone(&is_lost);
        let keeper = thread::Builder::new()
            .name("store-claim".to_owned())
            .spawn(move || keep(&mut session, node, &lost, &ended))
            .map_err(|error| OpenError::Unreachable(error.to_string()))?;
        Ok(Self { node, is_lost, ending: Some(ending), keeper: Some(keeper) })
    }

    /// Whether another process has the number now, so that this one may write no more.
    pub(crate) fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Relaxed)
    }
}

fn any(session: &mut Session) -> Result<u8, OpenError> {
    for node in (0..IdSource::NODES).rev() {
        if hold(session, node)? {
            return Ok(node);
        }
    }
    Err(OpenError::NodeInUse(0))
}

/// Begins the transaction that holds a number, unless another has it.
fn hold(session: &mut Session, node: u8) -> Result<bool> {
    session.allow(LOOK);
    session.batch("begin; set local idle_in_transaction_session_timeout = 0")?;
    let lock = LOCKS + i64::from(node);
    let held = read::<bool>(session, "select pg_try_advisory_xact_lock($1)", args![lock])?;
    let is_held = held.into_iter().next().unwrap_or_default();
    if !is_held {
        session.batch("rollback")?;
    }
    Ok(is_held)
}

/// Looks after the connection until told to end; takes the number again when the server was away.
fn keep(session: &mut Session, node: u8, lost: &AtomicBool, ended: &Receiver<()>) {
    let mut is_held = true;
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(LOOK_EVERY) {
        session.allow(LOOK);
        if is_held && session.batch("select 1").is_ok() {
            continue;
        }
        session.disconnect();
        let again = session.connect().is_ok().then(|| hold(session, node));
        is_held = matches!(again, Some(Ok(true)));
        let is_taken = matches!(again, Some(Ok(false)));
        if is_taken && !lost.swap(true, Ordering::Relaxed) {
            tracing::error!(
                node,
                "another process took this one's number while PostgreSQL was away: nothing is written any more; \
                 give each process a “node” of its own and start this one again"
            );
        }
        if is_held && lost.swap(false, Ordering::Relaxed) {
            tracing::warn!(node, "this process has its number again");
        }
    }
    session.rollback();
}

impl Drop for Claim {
    fn drop(&mut self) {
        drop(self.ending.take());
        if let Some(keeper) = self.keeper.take() {
            drop(keeper.join());
        }
    }
}
