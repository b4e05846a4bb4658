//! Who may do what, and what it leaves behind: the rules of the use cases themselves, told to both databases.

#[cfg(test)]
mod answering;
#[cfg(test)]
mod comments;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod files;
#[cfg(test)]
mod finding;
#[cfg(test)]
mod ideas;
#[cfg(test)]
mod importing;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod manners;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod near;
#[cfg(test)]
mod people;
#[cfg(test)]
mod proving;
#[cfg(test)]
mod screening;
#[cfg(test)]
mod telling;
#[cfg(test)]
mod typed;
#[cfg(test)]
mod world;
