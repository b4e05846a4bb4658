//! Journeys over HTTP, each on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story stops where something is not as told"
)]

mod account;
mod address;
mod answering;
mod api;
mod asking;
mod blocks;
mod bringing_back;
mod building;
mod canary;
mod changing;
mod chosen;
mod corrected;
mod deciding;
mod desk;
mod device;
mod doors;
mod drawing;
mod editor;
mod evaluating;
mod events;
mod exports;
mod files;
mod flood;
mod forgiving;
mod hidden;
mod hostile;
mod importing;
mod in_my_name;
mod in_steps;
mod intent;
mod jurors;
mod kept;
mod late;
mod letters;
mod log;
mod mandates;
mod many;
mod meeting;
mod merging;
mod mine;
mod mistakes;
mod modules;
mod names;
mod near;
mod newcomer;
mod odd;
mod office;
mod order;
mod organisations;
mod pages_of_a_decision;
mod parts;
mod passkeys;
mod photos;
mod proofs;
mod providers;
mod queue;
mod races;
mod reading;
mod recovery;
mod routes;
mod scheduled;
mod sealed;
mod searching;
mod shared;
mod sharing;
mod sheet;
mod sides;
mod staff;
mod statistics;
mod street_map;
mod talking;
mod theirs;
mod together;
mod told;
mod translating;
mod wordings;
mod years;
