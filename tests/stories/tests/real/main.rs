//! Stories of the real binary: killed, stopped, moved, cut off from its database, its disk and its mail server.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story stops where something is not as told"
)]

mod away;
mod backup;
mod beside;
mod bucket;
mod clients;
mod commands;
mod crash;
mod crowd;
mod delivery;
mod demo;
mod exports;
mod figures;
mod files;
mod full;
mod heads;
mod mail;
mod near;
mod provider;
mod sealed;
mod secrets;
mod starting;
mod stopping;
