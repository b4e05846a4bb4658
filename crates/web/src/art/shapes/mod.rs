//! The big shapes, drawn on 3 × 3 tiles of 48 units: six for each theme.

mod care;
mod culture;
mod energy;
mod food;
mod green;
mod housing;
mod learning;
mod mobility;

use crate::art::Motif;

/// The parts of a big shape, the lowest first: a colour and a path. Paths use only two absolute commands, `M x y` and
/// `L x y`, so that they can be moved.
pub(super) type Shape = &'static [(Tone, &'static str)];

/// A place of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// The ground's, for what is cut out.
    Ground,
    /// The first beside it.
    B,
    /// The second.
    C,
    /// The third.
    D,
}

/// The shapes of a theme.
pub(super) fn of(motif: Motif) -> [Shape; 6] {
    match motif {
        Motif::Mobility => mobility::SHAPES,
        Motif::Green => green::SHAPES,
        Motif::Learning => learning::SHAPES,
        Motif::Culture => culture::SHAPES,
        Motif::Housing => housing::SHAPES,
        Motif::Care => care::SHAPES,
        Motif::Food => food::SHAPES,
        Motif::Energy => energy::SHAPES,
    }
}
