//! Statements of the program, prepared once: kept by the server, or sent each time where a pooler stands between.

use std::sync::Arc;

use tokio_postgres::{Client, RowStream, Statement, types::Type};

use super::row::Argument;
use crate::engine::value::Value;

/// A statement of the program, ready to be run.
#[derive(Clone)]
pub(super) enum Prepared {
    /// The server knows it, on this connection.
    Kept(Statement),
    /// It travels each time, with the types of its arguments: the next transaction may meet another connection.
    Sent(Arc<Sent>),
}

pub(super) struct Sent {
    text: String,
    types: Vec<Type>,
}

impl Prepared {
    /// One that the server need not remember.
    pub(super) fn sent(text: String, statement: &Statement) -> Self {
        Self::Sent(Arc::new(Sent { text, types: statement.params().to_vec() }))
    }

    /// How many arguments it takes.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Kept(statement) => statement.params().len(),
            Self::Sent(sent) => sent.types.len(),
        }
    }

    /// Runs it.
    pub(super) async fn rows(
        &self,
        client: &Client,
        args: &[Value],
    ) -> Result<RowStream, tokio_postgres::Error> {
        match self {
            Self::Kept(statement) => client.query_raw(statement, args.iter().map(Argument)).await,
            Self::Sent(sent) => {
                let args = args.iter().map(Argument).zip(sent.types.iter().cloned());
                client.query_typed_raw(&sent.text, args).await
            }
        }
    }
}
