//! Files that pages need, kept in the binary under names that contain their digest.

/// A file of `crates/web/assets/`, or the counting engine of `crates/tally/wasm/`.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Where it is served, such as `/assets/kalaka.0123456789ab.css`. Not under a city's path.
    pub(crate) path: &'static str,
    /// Its media type.
    pub(crate) kind: &'static str,
    /// Its content.
    pub(crate) bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));
