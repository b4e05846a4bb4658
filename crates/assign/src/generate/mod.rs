//! Made-up cities, crises, tutoring rounds and review rounds, for tests and measurements.
//!
//! Everything here is integer arithmetic on a seed: the same seed and size give the same rows on
//! every machine, so a figure published about "city 7, 100,000 needs, tight" can be repeated.
//! Nothing here was taken from a real person or place, and nothing here decides anything.

mod board;
mod city;
mod crisis;
mod dice;
mod hackathon;
mod review;
mod storm;
mod terrain;
mod transport;
mod tutoring;

pub use board::{LOAD_METRES, URGENCY_METRES};
pub use city::{
    HELP_KINDS, LANGUAGES, SampleCity, SampleNeed, SampleOffer, Scarcity, WEEKLY_SLOTS,
};
pub use crisis::{Crisis, CrisisEvent, Happening};
pub use dice::Dice;
pub use hackathon::hackathon;
pub use review::{ReviewRound, ReviewShape, Reviewer, Submission};
pub use storm::{Storm, StormShape, StormStep};
pub use terrain::Terrain;
pub use transport::{Arc, ShapeError, Transport};
pub use tutoring::{TutoringShape, tutoring_year};
