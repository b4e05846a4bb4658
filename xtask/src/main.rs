//! Chores of the project: tests, tidiness, benches, releases.
fn main() {}
