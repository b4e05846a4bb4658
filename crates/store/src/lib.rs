//! Where cities keep what they know. The only crate that knows SQL.
//!
//! A use case is one body in one transaction of one city:
//!
//! ```ignore
//! let item = store.city(id).read(move |tx| tx.one::<Item>(GET, args![item_id])).await?;
//! store.city(id).write(move |tx| decide(tx, item_id, now)).await?; // Ok means kept, durably
//! ```
//!
//! - A body may run twice, so it is `Fn` and changes nothing outside its [`Tx`]. Mail and calls to others are
//!   [`jobs`], enqueued in the transaction.
//! - A body refuses with an error of its own type: everything is undone and the error is handed out untouched.
//!   `E` is any type with `From<store::Error>`; a closure that uses `?` names it once, by calling a function or by
//!   ending in `Ok::<_, MyError>(…)`.
//! - A failed statement dooms its transaction, even if the body swallows the error.
//! - SQL never names the city. On SQLite a city is a file; on PostgreSQL it is a row-level-security scope. The
//!   SQLite text is the source and PostgreSQL's is derived.
//! - The store reads no clock of its own: [`StoreSettings`] carries one.

pub mod backup;
pub mod beside;
pub mod blobs;
pub mod calls;
pub mod city;
pub mod desk;
mod engine;
pub mod events;
pub mod health;
pub mod imports;
pub mod jobs;
pub mod letters;
mod nouns;
pub mod organisations;
pub mod private;
pub mod register;
mod schema;
pub mod seal;
#[cfg(feature = "testing")]
pub mod testing;
pub mod things;

#[cfg(feature = "testing")]
pub use testing::check_statements;

pub use engine::{
    error::{CityError, Error, OpenError, Result},
    ids::IdSource,
    lane::LaneLoad,
    ledger::Written,
    migrate::{Migration, Schema},
    once::Once,
    parts::{FromParts, Kind, Part, Parts, Scalar, ToParts},
    row::{Columns, Field, FromRow, One, Source, column},
    scope::{CityId, Scope},
    settings::{Database, Limits, Node, Opening, StoreSettings},
    statements::{Answer, Each, Statement},
    store::{City, CityEntry, Install, Rows, Store},
    table::Table,
    time::Clock,
    tx::Tx,
    value::{Cell, FromColumn, ToValue, Value},
};
/// What the macros write.
#[doc(hidden)]
pub use engine::{
    row::next,
    text::{Piece, bytes, length, text},
};
pub use nouns::Json;
pub use schema::SCHEMA;
