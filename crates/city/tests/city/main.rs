//! The rules every system shares, as those who use them see them: what is taken, what is refused, and where the line
//! between the two runs.

#[cfg(test)]
mod places;
