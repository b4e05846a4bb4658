//! One connection to PostgreSQL on the thread that uses it, with a deadline on every wait.
//!
//! A session has a small runtime of its own: the connection moves only while its thread waits for an answer, and a
//! server that stops answering costs no more than the deadline.

#[cfg(feature = "testing")]
mod told;

use std::{collections::HashMap, pin::pin, time::Duration};

use futures_util::{StreamExt, future::try_join_all};
use tokio::{runtime, task::JoinHandle, time::timeout};
use tokio_postgres::{Client, SimpleQueryMessage, error::SqlState};

use super::{
    address::Address,
    prepared::Prepared,
    row::{Argument, Row},
    schema::schema_name,
};
#[cfg(feature = "testing")]
use crate::engine::effort;
use crate::engine::{
    derive,
    error::{Error, OpenError, Result},
    scope::Scope,
    sqlite::check_text,
    time::Deadline,
    tx::{EachRow, Next},
    value::Value,
};

/// The server ends a statement at its deadline; this much later we no longer wait for it to say so.
const GRACE: Duration = Duration::from_millis(500);

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(3);

/// What to do when statements get lost between transactions.
const POOLER: &str = "where a pooler in transaction mode stands between, the address of the database ends in \
                      “?pooler=transaction”";

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Alone in its scope.
    Write,
    /// One snapshot.
    Read,
}

/// A connection, made when it is first needed and again when it broke.
pub(crate) struct Session {
    runtime: runtime::Runtime,
    address: Address,
    client: Option<Client>,
    /// What moves the connection, and holds it.
    driver: Option<JoinHandle<()>>,
    statements: HashMap<(bool, &'static str), Prepared>,
    scope: Scope,
    deadline: Deadline,
    /// Whether a transaction of a scope is open.
    open: bool,
}

/// How a wait ended badly.
enum Fault {
    /// The server answered with an error, or the connection broke.
    Postgres(tokio_postgres::Error),
    /// No answer came in time.
    Silence,
}

impl Session {
    /// A session that is not connected yet.
    pub(crate) fn new(address: &str) -> Result<Self, OpenError> {
        let mut address = Address::parse(address)?;
        address.config.connect_timeout(CONNECT);
        if address.config.get_application_name().is_none() {
            address.config.application_name("kalaka");
        }
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| OpenError::Unreachable(error.to_string()))?;
        let deadline = Deadline::after(CONNECT);
        Ok(Self {
            runtime,
            address,
            client: None,
            driver: None,
            statements: HashMap::new(),
            scope: Scope::Install,
            deadline,
            open: false,
        })
    }

    /// Connects unless it is connected.
    pub(crate) fn connect(&mut self) -> Result<(), OpenError> {
        self.dial(CONNECT).map_err(|fault| {
            OpenError::Unreachable(match fault {
                Fault::Silence => "PostgreSQL does not answer".to_owned(),
                Fault::Postgres(error) => describe(&error),
            })
        })
    }

    /// The same, for work that is waited for.
    fn reconnect(&mut self) -> Result<()> {
        self.dial(CONNECT.min(self.deadline.left())).map_err(|fault| match fault {
            Fault::Postgres(error) if error.code() == Some(&SqlState::TOO_MANY_CONNECTIONS) => {
                Error::Crowded
            }
            Fault::Postgres(_) | Fault::Silence => Error::Unavailable,
        })
    }

    fn dial(&mut self, patience: Duration) -> Result<(), Fault> {
        if self.client.as_ref().is_some_and(|client| !client.is_closed()) {
            return Ok(());
        }
        self.disconnect();
        let connecting = self.address.config.connect(self.address.encryption.clone());
        let connected = self.runtime.block_on(async { timeout(patience, connecting).await });
        let (client, connection) =
            connected.map_err(|_| Fault::Silence)?.map_err(Fault::Postgres)?;
        // A connection that breaks says so to whoever waits for an answer.
        self.driver = Some(self.runtime.spawn(async { drop(connection.await) }));
        self.client = Some(client);
        Ok(())
    }

    /// Closes the connection; the server undoes what was open, and lets go of the scope's lock.
    pub(crate) fn disconnect(&mut self) {
        self.client = None;
        if let Some(driver) = self.driver.take() {
            // Nobody may ask this session for anything for long, and until its runtime moves the connection stays open.
            driver.abort();
            drop(self.runtime.block_on(driver));
        }
        self.statements.clear();
        self.open = false;
    }

    /// Begins a transaction of a scope, with the scope's setting and tables; waits for a connection and for its turn until
    /// then. Says by when it must end, which is `limit` after its turn came.
    ///
    /// A writer takes the scope's lock in a statement of its own, and each statement after it sees what was committed
    /// by then: nobody else writes meanwhile, so together they see one state, as if serializable, and never clash.
    pub(crate) fn begin(
        &mut self,
        scope: Scope,
        access: Access,
        limit: Duration,
        until: Deadline,
    ) -> Result<Deadline> {
        self.scope = scope;
        self.until(until);
        self.reconnect()?;
        let mode = match access {
            Access::Write => {
                let patience = until.left().as_millis().max(1);
                let gate = gate(scope);
                format!(
                    "read committed; set local lock_timeout = {patience}; select pg_advisory_xact_lock({gate})"
                )
            }
            Access::Read => "repeatable read read only".to_owned(),
        };
        let (city, from) = match scope {
            Scope::Install => (String::new(), String::new()),
            // The directory is asked in the same breath, so a city that is not there is never written to.
            Scope::City(id) => (
                id.to_string(),
                format!(" from kalaka_install.store_city where id = {id} and ready"),
            ),
        };
        let begin = format!(
            "begin isolation level {mode}; select set_config('kalaka.city', '{city}', true), \
             set_config('search_path', '{}', true), set_config('statement_timeout', '{}', true), \
             'there'{from}",
            schema_name(scope),
            limit.as_millis().max(1),
        );
        self.open = true;
        let messages = self.wait(&begin, async |client| client.simple_query(&begin).await)?;
        let found = messages.iter().any(|message| match message {
            SimpleQueryMessage::Row(row) => row.len() == 4,
            _ => false,
        });
        if !found {
            return Err(Error::NotFound);
        }
        self.allow(limit);
        Ok(self.deadline)
    }

    /// Commits. [`Error::Unknown`] when the connection broke before the answer.
    pub(crate) fn commit(&mut self) -> Result<()> {
        let client = self.client.as_ref().ok_or(Error::Unavailable)?;
        let limit = self.limit();
        let answer =
            self.runtime.block_on(async { timeout(limit, client.batch_execute("commit")).await });
        match answer {
            Ok(Ok(())) => {
                self.open = false;
                Ok(())
            }
            Ok(Err(error)) if error.code().is_some_and(|code| !is_away(code)) => {
                Err(self.fault("commit", &Fault::Postgres(error)))
            }
            Ok(Err(_)) | Err(_) => {
                tracing::error!(scope = %self.scope, "the connection broke during a commit");
                self.disconnect();
                Err(Error::Unknown)
            }
        }
    }

    /// Ends a transaction that is still open.
    pub(crate) fn end(&mut self) {
        if self.open {
            self.rollback();
        }
    }

    /// Whether a transaction is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Undoes what is open; a connection that cannot is dropped.
    pub(crate) fn rollback(&mut self) {
        self.open = false;
        self.deadline = Deadline::after(GRACE);
        if self.client.is_some() && self.batch("rollback").is_err() {
            self.disconnect();
        }
    }

    pub(crate) fn execute(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        let statement = self.statement(sql, args)?;
        self.wait(sql, async |client| {
            let mut rows = pin!(statement.rows(client, args).await?);
            while rows.next().await.transpose()?.is_some() {}
            Ok(rows.rows_affected().unwrap_or_default())
        })
    }

    pub(crate) fn rows(
        &mut self,
        sql: &'static str,
        args: &[Value],
        each: EachRow<'_>,
    ) -> Result<()> {
        let statement = self.statement(sql, args)?;
        #[cfg(feature = "testing")]
        if effort::is_counted() {
            self.count(sql, args)?;
        }
        let read = self.wait(sql, async |client| {
            let mut rows = pin!(statement.rows(client, args).await?);
            while let Some(row) = rows.next().await {
                match each(&Row(row?)) {
                    Ok(Next::Row) => {}
                    // What is left of the rows is thrown away as it arrives.
                    Ok(Next::Stop) => break,
                    Err(error) => return Ok(Err(error)),
                }
            }
            Ok(Ok(()))
        });
        read?.map_err(|error| match error {
            Error::Bug(why) => Error::Bug(format!("{why}, in {sql}")),
            other => other,
        })
    }

    /// Prepares a statement of the program, once per connection.
    fn statement(&mut self, sql: &'static str, args: &[Value]) -> Result<Prepared> {
        check_text(sql, args)?;
        let key = (self.scope == Scope::Install, sql);
        let statement = match self.statements.get(&key) {
            Some(statement) => statement.clone(),
            None => {
                let text = derive::postgres_statement(sql, self.scope);
                let statement = self.wait(sql, async |client| client.prepare(&text).await)?;
                let statement = if self.address.is_pooled {
                    Prepared::sent(text, &statement)
                } else {
                    Prepared::Kept(statement)
                };
                self.statements.insert(key, statement.clone());
                statement
            }
        };
        let wanted = statement.width();
        if wanted == args.len() {
            Ok(statement)
        } else {
            Err(Error::Bug(format!("{} arguments for {wanted} parameters, in {sql}", args.len())))
        }
    }

    /// Runs statements that are not the program's own: the schema's, a backup's.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        self.wait(sql, async |client| client.batch_execute(sql).await)
    }

    /// Runs a statement with a text that is not a constant.
    pub(crate) fn execute_text(&mut self, sql: &str, args: &[Value]) -> Result<u64> {
        self.wait(sql, async |client| {
            let statement = client.prepare(sql).await?;
            client.execute_raw(&statement, args.iter().map(Argument)).await
        })
    }

    /// Runs a statement once for each row, many at a time on their way.
    pub(crate) fn load(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.wait(sql, async |client| {
            let statement = client.prepare(sql).await?;
            let each =
                rows.iter().map(|row| client.execute_raw(&statement, row.iter().map(Argument)));
            try_join_all(each).await.map(drop)
        })
    }

    /// Reads with a text that is not a constant.
    pub(crate) fn rows_text(&mut self, sql: &str, args: &[Value], each: EachRow<'_>) -> Result<()> {
        self.wait(sql, async |client| {
            let statement = client.prepare(sql).await?;
            let mut rows = pin!(client.query_raw(&statement, args.iter().map(Argument)).await?);
            while let Some(row) = rows.next().await {
                if let Err(error) = each(&Row(row?)) {
                    return Ok(Err(error));
                }
            }
            Ok(Ok(()))
        })?
    }

    /// Lets statements outside a transaction of a scope take this long.
    pub(crate) fn allow(&mut self, limit: Duration) {
        self.deadline = Deadline::after(limit);
    }

    /// Lets statements take until then.
    pub(crate) fn until(&mut self, deadline: Deadline) {
        self.deadline = deadline;
    }

    fn limit(&self) -> Duration {
        self.deadline.left() + GRACE
    }

    /// Asks the server and waits for its answer, no longer than the deadline and a little.
    fn wait<T>(
        &mut self,
        sql: &str,
        ask: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T> {
        let client = self.client.as_ref().ok_or(Error::Unavailable)?;
        let limit = self.limit();
        match self.runtime.block_on(async { timeout(limit, ask(client)).await }) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.fault(sql, &Fault::Postgres(error))),
            Err(_) => Err(self.fault(sql, &Fault::Silence)),
        }
    }

    /// What an answer means to a caller; a broken connection is dropped.
    fn fault(&mut self, sql: &str, fault: &Fault) -> Error {
        let error = match fault {
            Fault::Postgres(error) => error,
            Fault::Silence => {
                tracing::error!(scope = %self.scope, "PostgreSQL does not answer");
                self.disconnect();
                return Error::Unavailable;
            }
        };
        let Some(code) = error.code() else {
            if error.is_closed()
                || std::error::Error::source(error)
                    .is_some_and(|source| source.is::<std::io::Error>())
            {
                self.disconnect();
                return Error::Unavailable;
            }
            return Error::Bug(format!("{}, in {sql}", describe(error)));
        };
        match code {
            &SqlState::T_R_SERIALIZATION_FAILURE
            | &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::LOCK_NOT_AVAILABLE => Error::Retry,
            &SqlState::QUERY_CANCELED => Error::Timeout,
            &SqlState::DISK_FULL => Error::Full,
            // Another process brought the tables to a newer schema: prepare anew.
            &SqlState::FEATURE_NOT_SUPPORTED if describe(error).contains("cached plan") => {
                self.statements.clear();
                Error::Retry
            }
            &SqlState::INVALID_SQL_STATEMENT_NAME | &SqlState::DUPLICATE_PSTATEMENT => {
                Error::Bug(format!("{}: {POOLER}", describe(error)))
            }
            code if code.code().starts_with("23") => Error::Conflict,
            &SqlState::TOO_MANY_CONNECTIONS => {
                self.disconnect();
                Error::Crowded
            }
            code if is_away(code) => {
                self.disconnect();
                Error::Unavailable
            }
            _ => Error::Bug(format!("{}, in {sql}", describe(error))),
        }
    }
}

/// The number of the lock that a writer of a scope holds; below zero, where no other lock of ours is.
pub(crate) fn gate(scope: Scope) -> i64 {
    match scope {
        Scope::Install => -1,
        Scope::City(id) => -1 - id.0.max(1),
    }
}

/// Whether the server is going, gone, starting, or has no room for another connection.
fn is_away(code: &SqlState) -> bool {
    let code = code.code();
    code.starts_with("08") || code.starts_with("57P")
}

/// What the server said, for the log.
pub(crate) fn describe(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(inside), _) => format!("{} ({})", inside.message(), inside.code().code()),
        (None, Some(source)) => format!("{error}: {source}"),
        (None, None) => error.to_string(),
    }
}
