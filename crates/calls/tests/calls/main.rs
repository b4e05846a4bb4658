//! The rules of a call, as those who use them see them: what is allowed, what is refused, and what comes of it.

#[cfg(test)]
mod corrections;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod evaluating;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
mod revising;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod support;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod together;
#[cfg(test)]
mod waiting;
#[cfg(test)]
mod who;
