//! Stories of the store, told to both databases where both must answer alike.

#[cfg(test)]
mod both;
#[cfg(test)]
mod common;
#[cfg(test)]
mod sqlite;
