//! Passkeys: on a page of one's own they are added, named and removed, and they sign in where an address is asked for. Without
//! scripts, and where the site has no host name, nothing of them is shown that would not work.

mod ceremony;
pub(crate) mod enter;
mod letter;
pub(crate) mod own;
#[cfg(test)]
pub(crate) mod sample;
mod view;

pub(crate) use ceremony::Site;
