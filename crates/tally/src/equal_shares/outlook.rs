//! How far to look for starts at which raising surely goes on: see [`super::sweep`].

use super::Shares;

/// How far is looked, learnt from how far was seen.
#[derive(Debug, Default)]
pub(super) struct Outlook {
    reach: f64,
    rest: u32,
    pause: u32,
}

impl Outlook {
    /// After looking in vain it rests for so many runs at most.
    const LONGEST_PAUSE: u32 = 15;

    /// How far above `start` raising surely goes on, if farther than `least`.
    pub(super) fn look<'a>(
        &mut self,
        shares: &impl Shares<'a>,
        start: f64,
        least: f64,
    ) -> Option<f64> {
        if self.rest > 0 {
            self.rest -= 1;
            return None;
        }
        let mut reach = if self.reach > 0.0 { self.reach.max(least) } else { start };
        let mut is_first = true;
        while reach >= least {
            if shares.surely_goes_on(start, reach) {
                // What was too far from here is too far from there as well, mostly.
                self.reach = if is_first { reach * 2.0 } else { reach };
                self.pause = 0;
                return Some(reach);
            }
            is_first = false;
            reach /= 4.0;
        }
        self.reach = least * 2.0;
        self.pause = (self.pause * 2 + 1).min(Self::LONGEST_PAUSE);
        self.rest = self.pause;
        None
    }
}
