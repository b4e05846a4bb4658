//! Fair use of helpers and fair waiting for those who ask.
//!
//! * [`LoadTerm`]: whoever was asked lately costs more, for as long as the cool-down lasts.
//! * [`Precedence`]: among equally good assignments, those asked longest ago come first.
//! * [`worst_off_first`]: the dearest pair as cheap as possible, then the sum.
//! * [`Figures`]: what a city publishes: offers reached, load of the top tenth, waiting by group.
//! * [`crisis`]: a fortnight under these rules and under "always the nearest".
//!
//! All of it is terms of cost: the solver stays exact, and every term can be published.
//!
//! ```
//! use assign::fairness::LoadTerm;
//!
//! let load = LoadTerm { per_use: 700, fades_after: 7, cool_down: 2, cool_down_cost: 3_000 };
//! assert_eq!(load.cost([5]), 200); // five days ago: two sevenths are left
//! assert_eq!(load.cost([1]), 600 + 3_000); // yesterday: let them rest
//! ```

pub mod crisis;
mod figures;
mod load;
mod worst_off;

pub use figures::{Figures, Waiting};
pub use load::{LoadTerm, Precedence, PrecedenceError};
pub use worst_off::{WorstOff, WorstOffError, worst_off_first};
