//! Lists as files that may be long: made on a thread of their own, page by page, compressed as they go.
//!
//! Whoever makes a file writes into an [`Outlet`] as if into memory. What is short leaves as any other answer does, with
//! a tag that lets it be kept. What is long begins to leave at once, and never more than a few pieces of it are held: its
//! thread waits while the reader is slow, and goes home when they are gone. Each page is read in a transaction of its own,
//! so a slow reader holds none open.

mod book;
mod cell;
mod csv;
mod lane;
mod outlet;
mod page;
mod xlsx;
mod zip;

pub use book::{Book, Format};
pub use cell::Cell;
pub use csv::Separator;
pub(crate) use lane::Lane;
pub use outlet::{Broken, Outlet};
pub use page::{Kind, download};
pub use zip::{Packed, Zip};
