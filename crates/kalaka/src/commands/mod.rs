//! One module per command of the command line.

pub(crate) mod admin;
pub(crate) mod assign;
pub(crate) mod city;
pub(crate) mod demo;
pub(crate) mod doctor;
mod drawing;
pub(crate) mod keeping;
pub(crate) mod key;
pub(crate) mod mail;
pub(crate) mod openapi;
mod patience;
mod printed;
pub(crate) mod returned;
pub(crate) mod serve;
pub(crate) mod tally;
pub(crate) mod tally_simulate;
pub(crate) mod task;
