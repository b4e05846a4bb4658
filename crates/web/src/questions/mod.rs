//! Questions a city asks, as people read and answer them.

mod reads;
