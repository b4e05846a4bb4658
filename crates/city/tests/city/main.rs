//! The rules every system shares, as those who use them see them: what is taken, what is refused, and where the line
//! between the two runs.

#[cfg(test)]
mod documents;
#[cfg(test)]
mod manners;
#[cfg(test)]
mod order;
#[cfg(test)]
mod people;
#[cfg(test)]
mod places;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod things;
#[cfg(test)]
mod written;
