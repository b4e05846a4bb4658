//! A body on its way through a lane: what it is, what came of it, and who waits for the answer.

use std::{
    cell::Cell,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::Instant,
};

use tokio::sync::oneshot;

use super::{error::Error, time::tick, tx::Tx};

thread_local! {
    static IN_BODY: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running a body, which may not ask for another transaction.
pub(crate) fn in_body() -> bool {
    IN_BODY.get()
}

/// What is to be done with the changes of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Commit them.
    Keep,
    /// Undo them: the body said no, and its own error is the answer.
    Refused,
    /// Undo them: the database or the body broke.
    Failed(Error),
}

/// A body whose types the lanes need not know.
pub(crate) trait Job: Send {
    /// Runs the body in a transaction. It may be run again.
    fn run(&mut self, tx: &mut Tx<'_>) -> Verdict;

    /// Gives the answer: what the body returned at its last run, or `fault`.
    fn answer(&mut self, fault: Option<Error>);

    /// Since when somebody waits for it.
    fn since(&self) -> Instant;

    /// Whether nobody waits any more.
    fn abandoned(&self) -> bool;
}

/// A body `F` that answers `T` or refuses with `E`.
struct Body<T, E, F> {
    body: F,
    since: Instant,
    result: Option<Result<T, E>>,
    caller: Option<oneshot::Sender<Result<T, E>>>,
}

/// Makes a job of a body, and the end at which its answer arrives.
pub(crate) fn job<T, E, F>(body: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>)
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    let (caller, answer) = oneshot::channel();
    (Box::new(Body { body, since: tick(), result: None, caller: Some(caller) }), answer)
}

impl<T, E, F> Job for Body<T, E, F>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Verdict {
        IN_BODY.set(true);
        // A body sees nothing but its own `Fn` captures and the transaction, which is rolled back.
        let result = catch_unwind(AssertUnwindSafe(|| (self.body)(tx)));
        IN_BODY.set(false);
        let result = match result {
            Ok(result) => result,
            Err(_) => return Verdict::Failed(Error::Panic),
        };
        let verdict = match (&result, tx.fault()) {
            (Ok(_), None) => Verdict::Keep,
            // A conflict is part of what the body decided upon; other faults are the machinery's to handle.
            (Err(_), None | Some(Error::Conflict)) => Verdict::Refused,
            (_, Some(fault)) => Verdict::Failed(fault),
        };
        self.result = Some(result);
        verdict
    }

    fn answer(&mut self, fault: Option<Error>) {
        let Some(caller) = self.caller.take() else { return };
        let answer = match (fault, self.result.take()) {
            (None, Some(result)) => result,
            // Whoever waited in vain for their turn has not seen anybody change what they work on.
            (Some(Error::Retry), _) => Err(Error::Timeout.into()),
            (Some(fault), _) => Err(fault.into()),
            (None, None) => Err(Error::Unavailable.into()),
        };
        // The caller may have gone away; then nobody needs the answer.
        drop(caller.send(answer));
    }

    fn since(&self) -> Instant {
        self.since
    }

    fn abandoned(&self) -> bool {
        self.caller.as_ref().is_none_or(oneshot::Sender::is_closed)
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread, also where a runtime would forbid its own blocking wait.
pub(crate) fn wait<F: Future>(future: F) -> F::Output {
    // A task that has done much must yield before its channels say more, and one that waits here cannot yield.
    let mut future = pin!(tokio::task::unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
