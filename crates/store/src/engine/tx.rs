//! The transaction a body works in: the same five verbs on both databases.

use std::time::Duration;

use super::{
    due::Wakes,
    error::{Error, Result},
    postgres,
    row::{Columns, FromRow, shape},
    scope::Scope,
    sqlite,
    time::{Deadline, tick},
    value::Value,
};
use crate::jobs::Urgency;

/// Statements slower than this are logged.
const SLOW: Duration = Duration::from_millis(100);

/// What `rows` does after a row.
pub(crate) enum Next {
    Row,
    Stop,
}

/// Looks at each row as it comes.
pub(crate) type EachRow<'a> = &'a mut dyn FnMut(&dyn Columns) -> Result<Next>;

/// The database behind a transaction.
pub(crate) enum Backend<'a> {
    Sqlite(&'a sqlite::Connection),
    Postgres(&'a mut postgres::Session),
}

/// One transaction of one city: a body reads and writes through it, and the machinery commits it or undoes it.
///
/// A statement that fails dooms the transaction: every later statement answers [`Error::Conflict`] and nothing is
/// kept, even if the body goes on.
pub struct Tx<'a> {
    backend: Backend<'a>,
    scope: Scope,
    now: i64,
    deadline: Deadline,
    fault: Option<Error>,
    wakes: Wakes,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(backend: Backend<'a>, scope: Scope, now: i64, deadline: Deadline) -> Self {
        Self { backend, scope, now, deadline, fault: None, wakes: Wakes::default() }
    }

    /// When this transaction began, in microseconds since 1970. The same throughout a run of the body.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now
    }

    /// Whose rows this transaction sees.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Reads all rows of a statement.
    ///
    /// # Errors
    /// [`Error::Bug`] when the statement or the row type is wrong; [`Error::Timeout`] at the deadline.
    pub fn query<R: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<R>> {
        let mut found = Vec::new();
        self.rows::<R>(sql, args, &mut |row| {
            found.push(R::from_row(row)?);
            Ok(Next::Row)
        })?;
        Ok(found)
    }

    /// Reads the first row of a statement, if there is one.
    ///
    /// # Errors
    /// As [`Tx::query`].
    pub fn opt<R: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<Option<R>> {
        let mut found = None;
        self.rows::<R>(sql, args, &mut |row| {
            found = Some(R::from_row(row)?);
            Ok(Next::Stop)
        })?;
        Ok(found)
    }

    /// Reads the first row of a statement, if there is one and, for a single value, it is not null.
    pub(crate) fn opt_or_null<R: FromRow>(
        &mut self,
        sql: &'static str,
        args: &[Value],
    ) -> Result<Option<R>> {
        let mut found = None;
        self.rows::<R>(sql, args, &mut |row| {
            found = R::from_row_or_null(row)?;
            Ok(Next::Stop)
        })?;
        Ok(found)
    }

    /// Reads the first row of a statement.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none (which does not doom the transaction); else as [`Tx::query`].
    pub fn one<R: FromRow>(&mut self, sql: &'static str, args: &[Value]) -> Result<R> {
        self.opt(sql, args)?.ok_or(Error::NotFound)
    }

    /// Runs a statement that changes rows and says how many.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a rule of the schema refuses; else as [`Tx::query`].
    pub fn execute(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        self.run(sql, |backend| match backend {
            Backend::Sqlite(connection) => connection.execute(sql, args),
            Backend::Postgres(session) => session.execute(sql, args),
        })
    }

    /// Reads the rows of a statement one by one, however many there are, without holding them.
    ///
    /// # Errors
    /// What `each` refuses with, which ends the reading; else as [`Tx::query`].
    pub fn for_each<R: FromRow, E: From<Error>>(
        &mut self,
        sql: &'static str,
        args: &[Value],
        mut each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut refusal = None;
        self.rows::<R>(sql, args, &mut |row| match each(R::from_row(row)?) {
            Ok(()) => Ok(Next::Row),
            Err(error) => {
                refusal = Some(error);
                Ok(Next::Stop)
            }
        })?;
        refusal.map_or(Ok(()), Err)
    }

    /// Shows the rows of a statement one by one, as the database gives them.
    pub(crate) fn each_row(
        &mut self,
        sql: &'static str,
        args: &[Value],
        each: EachRow<'_>,
    ) -> Result<()> {
        self.run(sql, |backend| match backend {
            Backend::Sqlite(connection) => connection.rows(sql, args, each),
            Backend::Postgres(session) => session.rows(sql, args, each),
        })
    }

    /// Remembers that a job of this transaction is due at `at`, to wake its runner after the commit.
    pub(crate) fn wake_at(&mut self, urgency: Urgency, at: i64) {
        self.wakes.note(urgency, at);
    }

    fn rows<R: FromRow>(
        &mut self,
        sql: &'static str,
        args: &[Value],
        each: EachRow<'_>,
    ) -> Result<()> {
        let mut first = true;
        let mut each = |row: &dyn Columns| {
            if first {
                shape::<R>(row)?;
                first = false;
            }
            each(row)
        };
        self.each_row(sql, args, &mut each)
    }

    /// Runs one statement: not after the deadline or a fault, and remembers a fault.
    fn run<T>(
        &mut self,
        sql: &'static str,
        statement: impl FnOnce(&mut Backend<'a>) -> Result<T>,
    ) -> Result<T> {
        if self.fault.is_some() {
            return Err(Error::Conflict);
        }
        let began = tick();
        let result = statement(&mut self.backend);
        let took = began.elapsed();
        if took > SLOW {
            tracing::warn!(scope = %self.scope, millis = took.as_millis(), sql, "slow statement");
        }
        let result = match result {
            Ok(_) if self.deadline.passed() => Err(Error::Timeout),
            other => other,
        };
        if let Err(error) = &result {
            tracing::debug!(scope = %self.scope, ?error, sql, "statement failed");
            self.fault = Some(error.clone());
        }
        result
    }

    /// What doomed the transaction, if anything did; a body that outstayed its time is doomed too.
    pub(crate) fn fault(&self) -> Option<Error> {
        self.fault.clone().or_else(|| self.deadline.passed().then_some(Error::Timeout))
    }

    /// When the earliest jobs enqueued in this transaction are due.
    pub(crate) fn due(&self) -> Wakes {
        self.wakes
    }
}
