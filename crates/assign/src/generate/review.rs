//! A review round: submissions, reviewers, topics, conflicts and bids.

use super::Dice;

/// How big the round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewShape {
    /// Submissions to be read.
    pub submissions: u32,
    /// People who read.
    pub reviewers: u32,
    /// Topics, at most 32; the last fifth of them are rare.
    pub topics: u32,
    /// Declared conflicts, in parts of a thousand of all pairs.
    pub conflicts_per_mille: u32,
}

impl ReviewShape {
    /// The round our figures speak of: 5,000 submissions, 1,000 reviewers, 30 topics, 2 % conflicts.
    pub const CITY: Self =
        Self { submissions: 5_000, reviewers: 1_000, topics: 30, conflicts_per_mille: 20 };
}

/// Something to be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Topics, one bit each, one to three of them.
    pub topics: u32,
    /// The authors' organisation.
    pub organisation: u32,
}

/// Someone who reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// Expertise by topic, 0 (none) to 5 (works in it).
    pub expertise: Vec<u8>,
    /// The organisation the reviewer belongs to.
    pub organisation: u32,
}

/// A made-up review round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRound {
    /// What is to be read.
    pub submissions: Vec<Submission>,
    /// Who reads.
    pub reviewers: Vec<Reviewer>,
    /// Conflicts the people declared: (submission, reviewer), sorted, each once.
    pub conflicts: Vec<(u32, u32)>,
    /// Wishes by (submission, reviewer): −2 (rather not) to +2 (gladly), sorted, each pair once.
    pub bids: Vec<(u32, u32, i8)>,
}

impl ReviewRound {
    /// A round of the given shape; a fifth of the topics are rare among submissions and reviewers,
    /// and each reviewer bids on about thirty submissions.
    #[must_use]
    pub fn generate(seed: u64, shape: ReviewShape) -> Self {
        let mut dice = Dice::new(seed ^ 0x0072_6576_6965_7773);
        let topics = shape.topics.clamp(1, 32);
        let rare_from = topics - topics / 5;
        let weights: Vec<u32> =
            (0..topics).map(|topic| if topic < rare_from { 30 } else { 2 }).collect();
        let organisations = shape.reviewers / 8 + 2;
        let submissions = (0..shape.submissions)
            .map(|_| {
                let mut mask = 0;
                for _ in 0..=dice.weighted(&[50, 35, 15]) {
                    mask |= 1 << dice.weighted(&weights);
                }
                Submission { topics: mask, organisation: dice.below(organisations) }
            })
            .collect();
        let reviewers = (0..shape.reviewers)
            .map(|_| {
                let mut expertise = vec![0; usize::try_from(topics).unwrap_or(0)];
                for _ in 0..3 + dice.below(4) {
                    let topic = dice.weighted(&weights);
                    if let Some(level) = expertise.get_mut(usize::from(topic)) {
                        *level = 2 + dice.weighted(&[25, 35, 25, 15]);
                    }
                }
                Reviewer { expertise, organisation: dice.below(organisations) }
            })
            .collect();
        let pairs = u64::from(shape.submissions) * u64::from(shape.reviewers);
        let declared = pairs * u64::from(shape.conflicts_per_mille) / 1000;
        let pair = |dice: &mut Dice| (dice.below(shape.submissions), dice.below(shape.reviewers));
        let mut conflicts: Vec<(u32, u32)> = (0..declared).map(|_| pair(&mut dice)).collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        let wished = if shape.submissions == 0 { 0 } else { u64::from(shape.reviewers) * 30 };
        let mut bids: Vec<(u32, u32, i8)> = (0..wished)
            .map(|_| {
                let (submission, reviewer) = pair(&mut dice);
                let wish = dice.pick(&[(-2, 10), (-1, 20), (1, 40), (2, 30)]);
                (submission, reviewer, wish)
            })
            .collect();
        bids.sort_unstable();
        bids.dedup_by_key(|bid| (bid.0, bid.1));
        Self { submissions, reviewers, conflicts, bids }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_round_has_its_shape() {
        let round = ReviewRound::generate(1, ReviewShape::CITY);
        assert_eq!(round, ReviewRound::generate(1, ReviewShape::CITY));
        assert_eq!((round.submissions.len(), round.reviewers.len()), (5_000, 1_000));
        assert!((97_000..=100_000).contains(&round.conflicts.len()));
        assert!(round.submissions.iter().all(|s| (1..=3).contains(&s.topics.count_ones())));
        let known =
            |topic: usize| round.reviewers.iter().filter(|r| r.expertise[topic] > 0).count();
        let (common, rare) = (known(0), known(29));
        assert!(rare > 0 && rare * 5 < common, "{rare} know a rare topic, {common} a common one");
        // The last fifth of thirty are rare.
        assert!((18..24).all(|topic| known(topic) > common / 2), "common ones are");
        assert!((24..30).all(|topic| known(topic) * 5 < common), "rare ones are");
    }

    #[test]
    fn who_reads_and_what_is_wished_is_as_it_is_told() {
        let shape = ReviewShape { conflicts_per_mille: 7, ..ReviewShape::CITY };
        let round = ReviewRound::generate(2, shape);
        let organisations = |of: &mut dyn Iterator<Item = u32>| {
            let of: Vec<u32> = of.collect();
            (of.iter().min().copied(), of.iter().max().copied())
        };
        // A thousand people, eight to an organisation, and two more of them.
        let all = (Some(0), Some(126));
        assert_eq!(organisations(&mut round.reviewers.iter().map(|one| one.organisation)), all);
        assert_eq!(organisations(&mut round.submissions.iter().map(|one| one.organisation)), all);
        for reviewer in &round.reviewers {
            assert_eq!(reviewer.expertise.len(), 30);
            let known: Vec<u8> =
                reviewer.expertise.iter().copied().filter(|&level| level > 0).collect();
            assert!(
                (1..=6).contains(&known.len()) && known.iter().all(|level| (2..=5).contains(level))
            );
        }
        let knowing = |least: usize| {
            let known = |one: &Reviewer| one.expertise.iter().filter(|&&level| level > 0).count();
            round.reviewers.iter().filter(|one| known(one) >= least).count()
        };
        assert!(knowing(3) > 800 && (50..500).contains(&knowing(6)), "three to six, some twice");
        let level = |level: u8| {
            let all = round.reviewers.iter().flat_map(|one| &one.expertise);
            all.filter(|&&one| one == level).count()
        };
        assert!(level(3) > level(2) && level(4) > level(5), "few work in a topic");
        assert!((34_500..=35_000).contains(&round.conflicts.len()), "{}", round.conflicts.len());
        assert!((29_000..=30_000).contains(&round.bids.len()), "{}", round.bids.len());
        assert!(round.bids.is_sorted_by(|left, right| (left.0, left.1) < (right.0, right.1)));
        let wish = |wish: i8| round.bids.iter().filter(|bid| bid.2 == wish).count();
        assert!(wish(1) > wish(2) && wish(2) > wish(-1) && wish(-1) > wish(-2));
        assert_eq!(wish(0), 0, "a wish says something");
    }

    #[test]
    fn an_empty_round_is_a_round() {
        let shape =
            ReviewShape { submissions: 0, reviewers: 3, topics: 4, conflicts_per_mille: 20 };
        let round = ReviewRound::generate(1, shape);
        assert!(round.submissions.is_empty() && round.bids.is_empty());
    }
}
