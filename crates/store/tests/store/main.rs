//! Stories of the store, told to both databases where both must answer alike.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod blobs;
mod both;
#[cfg(test)]
mod common;
#[cfg(test)]
mod crowd;
#[cfg(test)]
mod encrypted;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod hazards;
#[cfg(test)]
mod health;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod pooled;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod recipes;
#[cfg(test)]
mod sqlite;
#[cfg(test)]
mod words;
