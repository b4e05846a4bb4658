//! A crisis run through under one rule, and counted.
//!
//! Every half hour those who wait are matched with helpers who are free. A helper is busy for two days
//! after a match; whoever does not turn up is found out after three hours, the need waits on from
//! when it was first asked, and the two are not tried again.

use super::{Figures, LoadTerm, Precedence, PrecedenceError};
use crate::batch;
use crate::generate::{Crisis, Happening, SampleNeed};
use crate::position::{at, id};
use crate::problem::{Problem, ProblemError};

const ROUND: u32 = 30;
const BUSY: u32 = 2 * 1_440;
const NO_SHOW_FOUND: u32 = 180;
/// Metres somebody may be further away for each step of urgency before a need is left open: further
/// than anyone's reach with any load, so that no need is left open for the sake of cost.
const URGENCY: i64 = 100_000;
/// The same for each minute waited: eight hours and a bit are worth a step of urgency.
const A_MINUTE: i64 = 200;

/// Who helps whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Those who wait, in order of asking, take the nearest eligible helper who is free.
    AlwaysNearest,
    /// Each round is solved as a whole: distance plus the load term, least recently asked first
    /// among equals.
    Fair(LoadTerm),
}

/// What came of a crisis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Offers reached, load, and waiting in minutes with everyone in one group, 0.
    pub all: Figures,
    /// The same with waiting by neighbourhood.
    pub by_neighbourhood: Figures,
    /// The same with waiting by urgency, 1 (can wait) to 4 (today).
    pub by_urgency: Figures,
    /// Metres between need and helper, summed over those who turned up.
    pub distance: u64,
    /// Helpers who were asked and did not turn up.
    pub no_shows: u64,
}

/// Why a crisis cannot be run through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrisisError {
    /// A round could not be built.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// A load term is too large.
    #[error(transparent)]
    Precedence(#[from] PrecedenceError),
}

/// Runs a crisis through under a policy.
///
/// # Errors
/// When costs grow beyond what the solver takes.
pub fn replay(crisis: &Crisis, policy: Policy) -> Result<Outcome, CrisisError> {
    let mut city = Fortnight::new(crisis);
    let mut events = crisis.events.iter().peekable();
    for now in (0..=Crisis::DAYS * 1_440).step_by(usize::try_from(ROUND).unwrap_or(1)) {
        while let Some(event) = events.next_if(|event| event.minute <= now) {
            city.note(event.minute, event.happening);
        }
        city.return_due(now);
        let pairs = match policy {
            Policy::AlwaysNearest => city.nearest(),
            Policy::Fair(load) => city.fair(now, load)?,
        };
        for (need, offer) in pairs {
            city.match_up(need, offer, now);
        }
    }
    Ok(city.outcome())
}

struct Request {
    /// When it was asked, and when somebody came.
    asked: Option<u32>,
    served: Option<u32>,
    /// Eligible offers among the first `looked_at`, with distances; less those who did not turn up.
    eligible: Vec<(u32, u32)>,
    looked_at: u32,
}

#[derive(Clone, Default)]
struct Helper {
    here: bool,
    free: u32,
    /// When the helper was asked, oldest first.
    asked: Vec<u32>,
    uses: u32,
}

/// What will be known later.
enum Due {
    /// The helper is free again.
    Free(u32),
    /// Need and helper of a no-show.
    NoShow(u32, u32),
}

struct Fortnight<'a> {
    crisis: &'a Crisis,
    requests: Vec<Request>,
    helpers: Vec<Helper>,
    /// Offers that have come so far; they come in order.
    arrived: u32,
    waiting: Vec<u32>,
    due: Vec<(u32, Due)>,
    distance: u64,
    no_shows: u64,
}

impl<'a> Fortnight<'a> {
    fn new(crisis: &'a Crisis) -> Self {
        let request =
            |_: &_| Request { asked: None, served: None, eligible: Vec::new(), looked_at: 0 };
        Self {
            crisis,
            requests: crisis.needs.iter().map(request).collect(),
            helpers: vec![Helper::default(); crisis.offers.len()],
            arrived: 0,
            waiting: Vec::new(),
            due: Vec::new(),
            distance: 0,
            no_shows: 0,
        }
    }

    fn note(&mut self, minute: u32, happening: Happening) {
        match happening {
            Happening::Asks(need) => {
                if let Some(request) = self.requests.get_mut(at(need)) {
                    request.asked = Some(minute);
                    self.waiting.push(need);
                }
            }
            Happening::Offers(offer) => {
                self.arrived = self.arrived.max(offer + 1);
                let capacity = self.crisis.offers.get(at(offer)).map_or(0, |of| of.capacity);
                if let Some(helper) = self.helpers.get_mut(at(offer)) {
                    (helper.here, helper.free) = (true, capacity);
                }
            }
            Happening::Leaves(offer) => {
                if let Some(helper) = self.helpers.get_mut(at(offer)) {
                    helper.here = false;
                }
            }
        }
    }

    /// Frees helpers and puts needs whose helper did not come back among those who wait.
    fn return_due(&mut self, now: u32) {
        let (due, later) = std::mem::take(&mut self.due).into_iter().partition(|due| due.0 <= now);
        self.due = later;
        let due: Vec<(u32, Due)> = due;
        for (_, due) in due {
            let (Due::Free(offer) | Due::NoShow(_, offer)) = due;
            if let Some(helper) = self.helpers.get_mut(at(offer)) {
                helper.free += 1;
            }
            if let Due::NoShow(need, offer) = due {
                self.no_shows += 1;
                self.waiting.push(need);
                if let Some(request) = self.requests.get_mut(at(need)) {
                    request.eligible.retain(|&(other, _)| other != offer);
                }
            }
        }
        let requests = &self.requests;
        self.waiting.sort_by_key(|&need| requests.get(at(need)).map(|request| request.asked));
        for &need in &self.waiting {
            let (Some(row), Some(request)) =
                (self.crisis.needs.get(at(need)), self.requests.get_mut(at(need)))
            else {
                continue;
            };
            let fresh = (request.looked_at..self.arrived).filter_map(|offer| {
                let of = self.crisis.offers.get(at(offer))?;
                row.admits(of).then(|| (offer, row.distance(of)))
            });
            request.eligible.extend(fresh);
            request.looked_at = self.arrived;
        }
    }

    /// Eligible helpers with a free place, and their distance.
    fn free(&self, need: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let eligible = self.requests.get(at(need)).map_or(&[][..], |request| &request.eligible);
        eligible.iter().copied().filter(|&(offer, _)| self.free_places(offer) > 0)
    }

    fn free_places(&self, offer: u32) -> u32 {
        self.helpers.get(at(offer)).filter(|helper| helper.here).map_or(0, |helper| helper.free)
    }

    fn nearest(&self) -> Vec<(u32, u32)> {
        let mut taken = std::collections::BTreeMap::<u32, u32>::new();
        let mut pairs = Vec::new();
        for &need in &self.waiting {
            let free = self.free(need).filter(|(offer, _)| {
                taken.get(offer).is_none_or(|&taken| taken < self.free_places(*offer))
            });
            if let Some((offer, _)) = free.min_by_key(|&(offer, metres)| (metres, offer)) {
                *taken.entry(offer).or_default() += 1;
                pairs.push((need, offer));
            }
        }
        pairs
    }

    fn fair(&self, now: u32, load: LoadTerm) -> Result<Vec<(u32, u32)>, CrisisError> {
        if self.waiting.is_empty() {
            return Ok(Vec::new());
        }
        let last: Vec<Option<i64>> =
            self.helpers.iter().map(|helper| helper.asked.last().copied().map(i64::from)).collect();
        let queue = Precedence::new(&last, id(self.waiting.len()));
        let mut builder = Problem::builder(self.waiting.len(), self.helpers.len());
        for offer in 0..self.arrived {
            builder.capacity(offer, self.free_places(offer))?;
        }
        for (row, &need) in (0u32..).zip(&self.waiting) {
            builder.penalty(row, queue.penalty(self.penalty(need, now))?)?;
            for (offer, metres) in self.free(need) {
                let asked = self.helpers.get(at(offer)).map_or(&[][..], |helper| &helper.asked);
                let used = load.cost(asked.iter().map(|minute| (now - minute) / 1_440));
                builder.pair(row, offer, queue.cost(offer, i64::from(metres) + used)?)?;
            }
        }
        let solution = batch::solve(builder.build()?);
        let need = |row: u32| self.waiting.get(at(row)).copied();
        Ok(solution.pairs.iter().filter_map(|pair| Some((need(pair.need)?, pair.offer))).collect())
    }

    /// What leaving a need open for this round costs.
    fn penalty(&self, need: u32, now: u32) -> i64 {
        let urgency = self.crisis.needs.get(at(need)).map_or(1, |of| i64::from(of.urgency));
        let asked = self.requests.get(at(need)).and_then(|request| request.asked);
        let waited = asked.map_or(0, |asked| i64::from(now - asked));
        URGENCY * urgency + A_MINUTE * waited
    }

    fn match_up(&mut self, need: u32, offer: u32, now: u32) {
        self.waiting.retain(|&other| other != need);
        let (Some(request), Some(helper)) =
            (self.requests.get_mut(at(need)), self.helpers.get_mut(at(offer)))
        else {
            return;
        };
        helper.free -= 1;
        helper.asked.push(now);
        if self.crisis.no_show(need, offer) {
            self.due.push((now + NO_SHOW_FOUND, Due::NoShow(need, offer)));
            return;
        }
        helper.uses += 1;
        request.served = Some(now);
        let metres = request.eligible.iter().find(|of| of.0 == offer).map_or(0, |of| of.1);
        self.distance += u64::from(metres);
        self.due.push((now + BUSY, Due::Free(offer)));
    }

    fn outcome(self) -> Outcome {
        let uses: Vec<u32> = self.helpers.iter().map(|helper| helper.uses).collect();
        let count = |group: fn(&SampleNeed) -> u32| {
            let needs = self.requests.iter().zip(&self.crisis.needs).map(|(request, need)| {
                let wait = request.served.zip(request.asked).map(|(served, asked)| served - asked);
                (group(need), wait)
            });
            Figures::count(&uses, needs)
        };
        Outcome {
            all: count(|_| 0),
            by_neighbourhood: count(|need| u32::from(need.neighbourhood)),
            by_urgency: count(|need| u32::from(need.urgency)),
            distance: self.distance,
            no_shows: self.no_shows,
        }
    }
}
