//! Needs meet offers: exact assignment of a whole city, and the rounds built around it.
//!
//! Pure: no I/O, no clock, no source of randomness. Whatever varies comes in as an argument, so the
//! same input always gives the same answer, on every machine.
//!
//! | what | where | known as |
//! |---|---|---|
//! | the problem | [`problem`] | transportation problem with a price for staying open |
//! | who could help whom | [`candidates`] | exact K nearest neighbours, k-d trees of packed rows |
//! | a whole city at once | [`batch`] | successive shortest paths with prices; ε-scaling auction |
//! | one change at a time | [`online`] | one augmenting path per change, prices kept |
//! | how good it is, provably | [`certificate`] | weak duality, prices as the dual solution |
//! | how long to go on | [`budget`] | work counted, never time |
//! | files | [`dimacs`], [`stated`] | DIMACS minimum-cost flow, in one shape; solutions of it |
//! | fair use and waiting | [`fairness`] | load terms, lexicographic bottleneck |
//! | why | [`reasons`] | terms, next-best, what would help |
//! | juries, stable rounds, teams, tutoring | [`juries`], [`stable`], [`teams`], [`tutoring`] | see each |
//!
//! ```
//! use assign::{batch, certificate, problem::Problem};
//!
//! let mut builder = Problem::builder(2, 1);
//! builder.capacity(0, 1)?;
//! builder.penalty(0, 5)?;
//! builder.penalty(1, 50)?;
//! builder.pair(0, 0, 10)?;
//! builder.pair(1, 0, 20)?;
//! let problem = builder.build()?;
//!
//! // Leaving the first open and helping the second is cheapest: 5 + 20.
//! let solution = batch::solve(problem.clone());
//! assert_eq!((solution.objective, solution.open), (25, 1));
//!
//! let verdict = certificate::check(&problem, &solution.pairs, &solution.prices, 25)?;
//! assert_eq!(verdict, certificate::Verdict::Optimal);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod auction;
pub mod batch;
pub mod budget;
pub mod candidates;
pub mod certificate;
pub mod dimacs;
pub mod fairness;
pub mod generate;
pub mod juries;
mod market;
mod numbering;
pub mod online;
mod position;
pub mod problem;
pub mod reasons;
pub mod stable;
pub mod stated;
pub mod teams;
pub mod tutoring;
