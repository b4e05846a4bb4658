//! Small elections worked out by hand, and what every committee rule must keep.

#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may fail loudly; the linter only knows test functions"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::committee::approval::{Approvals, Proof, proportional_approval};
use tally::committee::condorcet::Pairwise;
use tally::committee::meek::{self, meek};
use tally::committee::party_list::{Divisors, apportion};
use tally::committee::sortition::{Stratum, draw_panel};
use tally::committee::transferable::{self, Action, Broken, scottish};
use tally::committee::{CommitteeError, Ranking, first_preferences, tie_order};
use tally::rule::TieKey;
use tally::{TieOrder, draw};

const LETTERS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// `"5 acb"` is five voters who put a before c before b.
fn rankings(lines: &[&str]) -> Vec<Ranking> {
    lines
        .iter()
        .map(|line| {
            let (voters, names) = line.split_once(' ').unwrap();
            let candidates = names.bytes().map(|letter| usize::from(letter - b'a')).collect();
            Ranking { voters: voters.parse().unwrap(), candidates }
        })
        .collect()
}

fn by_id(candidates: usize) -> TieOrder {
    tie_order(&[TieKey::Id], &LETTERS[..candidates], &vec![0; candidates])
}

/// The dinner of twenty guests: oranges, pears, chocolate, strawberries, sweets (a to e).
/// Quota 20 / 4 + 1 = 6. Chocolate has 12 and passes on 6 at one half a paper: 4 to
/// strawberries (5), 2 to sweets (3). Pears (2) go out, oranges reach 6. Sweets (3) go out;
/// strawberries take the last seat.
const DINNER: [&str; 6] = ["4 a", "2 ba", "8 cd", "4 ce", "1 d", "1 e"];

#[test]
fn the_dinner_is_counted_as_by_hand() {
    let result = scottish(5, 3, &rankings(&DINNER), &by_id(5)).unwrap();
    let one = transferable::UNIT;
    assert_eq!(result.quota, 6 * one);
    assert_eq!(result.elected, [2, 0, 3]);
    let actions: Vec<Action> = result.stages.iter().map(|stage| stage.action).collect();
    assert_eq!(
        actions,
        [
            Action::FirstPreferences,
            Action::Surplus(2),
            Action::Exclusion(1),
            Action::Exclusion(4),
            Action::LastSeats,
        ]
    );
    assert_eq!(result.stages[1].votes, [4 * one, 2 * one, 6 * one, 5 * one, 3 * one]);
    assert_eq!(result.stages[3].lost, 3 * one, "papers for sweets name nobody else");
    assert!(result.ties.is_empty());
}

#[test]
fn transfer_values_are_cut_to_five_decimals_and_the_rest_is_lost_in_the_open() {
    // Quota 10 / 3 + 1 = 4. a has 7 and passes 3/7 = 0.42857 a paper: 7 × 0.42857 = 2.99999.
    let result = scottish(3, 2, &rankings(&["7 ab", "3 c"]), &by_id(3)).unwrap();
    assert_eq!(result.stages[1].votes, [400_000, 299_999, 300_000]);
    assert_eq!(result.stages[1].lost, 1);
    assert_eq!(result.elected, [0, 2]);
}

#[test]
fn a_tie_falls_by_an_earlier_stage_before_it_falls_by_the_order() {
    // One seat, quota 7. e goes out and its paper lifts d to 3, equal with c, which led d
    // at the first stage: d goes out next although the order would have kept it.
    let ballots = rankings(&["4 a", "4 b", "3 c", "2 d", "1 ed"]);
    let order = tie_order(&[TieKey::Seed("x".to_owned())], &LETTERS[..5], &[0; 5]);
    let result = scottish(5, 1, &ballots, &order).unwrap();
    let tie = &result.ties[0];
    assert_eq!((tie.candidates.as_slice(), tie.fell_on), ([2, 3].as_slice(), 3));
    assert_eq!(tie.by, Broken::EarlierStage(0));
    // Then c (3) goes out, and a and b are equal from the start: the order decides.
    assert!(matches!(&result.ties[1].by, Broken::Order(tie) if tie.projects.len() == 2));
    assert_eq!(result.elected, [usize::from(order.place(1) < order.place(0))]);
}

#[test]
fn a_tie_falls_by_the_latest_stage_at_which_the_tied_differ() {
    // One seat, quota 11. c and d begin equal; e goes out and lifts d, then f goes out and lifts c to the same: the second
    // stage, where c had less, is the one that decides, and not the first.
    let ballots = rankings(&["6 a", "6 b", "3 c", "3 d", "1 ed", "1 fc", "1 f"]);
    let result = scottish(6, 1, &ballots, &by_id(6)).unwrap();
    let tie = &result.ties[0];
    assert_eq!((tie.candidates.as_slice(), tie.fell_on), ([2, 3].as_slice(), 2));
    assert_eq!(tie.by, Broken::EarlierStage(1));
}

#[test]
fn meek_passes_on_what_the_hand_computation_says() {
    // Two seats; 3 voters ab, 1 voter c, 1 voter b: a has 3, quota 5/3. With keep factor k,
    // a holds 3k = 5/3, so k = 5/9 and b gets 3 × 4/9 + 1 = 7/3 ≥ 5/3: elected.
    let result = meek(3, 2, &rankings(&["3 ab", "1 c", "1 b"]), &by_id(3)).unwrap();
    assert_eq!(result.elected, [0, 1]);
    let votes = &result.stages.last().unwrap().votes;
    let close = |votes: u128, expected: u128| votes.abs_diff(expected) < meek::UNIT / 100_000;
    assert!(close(votes[0], meek::UNIT * 5 / 3) && close(votes[1], meek::UNIT * 7 / 3));
}

/// The reference rule rounds keep factors and shares up. Either of them rounded down gives other
/// numbers here: a 3.249999998 with keep factors, b 3.250000001 with shares rounded down.
#[test]
fn meek_rounds_as_the_reference_rule_does() {
    let result = meek(4, 3, &rankings(&["7 abc", "2 bc", "2 c", "2 d"]), &by_id(4)).unwrap();
    let votes = &result.stages.last().unwrap().votes;
    assert_eq!(votes, &[3_250_000_005, 3_250_000_008, 4_499_999_987, 2_000_000_000]);
}

/// Half of the votes for one seat is not enough: somebody else may have as many.
#[test]
fn meek_elects_whoever_has_more_than_their_share() {
    let result = meek(2, 1, &rankings(&["5 a", "5 b"]), &by_id(2)).unwrap();
    assert_eq!(result.elected, [0], "the tie goes by the order, and one seat has one winner");
    let result = meek(3, 2, &rankings(&["4 a", "4 b", "4 c"]), &by_id(3)).unwrap();
    assert_eq!(result.elected, [0, 1]);
}

/// 5 votes ÷ 3, cut to nine decimals, and one unit more: no less, or three could reach it.
#[test]
fn meeks_quota_is_cut_and_raised_by_one_unit() {
    let result = meek(3, 2, &rankings(&["2 ab", "2 ba", "1 c"]), &by_id(3)).unwrap();
    assert_eq!((result.quota, result.elected.as_slice()), (1_666_666_667, [0, 1].as_slice()));
}

/// A surplus of 640 units is left, of at most 1,000. With ten times as much left the last votes of a
/// would be 9.000005660, with a tenth 9.000000080.
#[test]
fn meek_passes_a_surplus_on_until_it_is_below_a_millionth() {
    let ballots = rankings(&["6 dca", "3 b", "9 c", "2 a", "8 a"]);
    let result = meek(4, 2, &ballots, &by_id(4)).unwrap();
    let stage = &result.stages[0];
    assert_eq!(stage.votes, [9_000_000_640, 3_000_000_000, 9_000_000_000, 6_000_000_000]);
    assert_eq!(stage.lost, 999_999_360);
}

/// a has 5.624999865, d 5.624999985; what c has not passed on yet could change that, so they are
/// tied, and the published order decides against d.
#[test]
fn meek_calls_candidates_tied_whom_the_unspent_surplus_could_part() {
    let ballots = rankings(&["9 ca", "1 cd", "5 dbc", "5 c"]);
    let result = meek(4, 2, &ballots, &by_id(4)).unwrap();
    assert_eq!(result.elected, [2, 0]);
    let tie = &result.ties[0];
    assert_eq!((tie.candidates.as_slice(), tie.fell_on), ([0, 3].as_slice(), 3));
}

#[test]
fn meek_serves_the_same_dinner_and_keeps_every_vote() {
    let result = meek(5, 3, &rankings(&DINNER), &by_id(5)).unwrap();
    assert_eq!(result.elected.iter().copied().collect::<BTreeSet<_>>(), [0, 2, 3].into());
    let total: u128 = result.stages.last().unwrap().votes.iter().sum::<u128>()
        + result.stages.last().unwrap().lost;
    assert_eq!(total, 20 * meek::UNIT, "no vote is created or destroyed");
}

/// The example of 45 voters in Schulze's paper.
const SCHULZE: [&str; 8] =
    ["5 acbed", "5 adecb", "8 bedac", "3 cabed", "7 caebd", "2 cbade", "7 dceba", "8 ebadc"];

#[test]
fn schulze_orders_his_own_example() {
    let pairwise = Pairwise::count(5, &rankings(&SCHULZE)).unwrap();
    assert_eq!(pairwise.votes(0, 1), 20);
    assert_eq!(pairwise.votes(1, 0), 25);
    assert_eq!((pairwise.winner(), pairwise.loser()), (None, None));
    let schulze = pairwise.schulze(&by_id(5));
    assert_eq!(schulze.ranking, [4, 0, 2, 1, 3]);
    assert_eq!((schulze.path(0, 1), schulze.path(1, 0)), (28, 25));
    assert!(schulze.ties.is_empty());
    assert_eq!(pairwise.smith_set().len(), 5);
}

#[test]
fn a_condorcet_winner_is_found_and_unlisted_candidates_are_last() {
    // a is preferred to b by 3 of 5, to c by 3 of 5; c is listed by two voters only.
    let pairwise = Pairwise::count(3, &rankings(&["3 ab", "1 bca", "1 cb"])).unwrap();
    assert_eq!(pairwise.winner(), Some(0));
    assert_eq!(pairwise.loser(), Some(2));
    assert_eq!(pairwise.smith_set(), [0]);
    assert_eq!(pairwise.votes(1, 2), 4);
    assert_eq!(pairwise.schulze(&by_id(3)).ranking, [0, 1, 2]);
    let even = Pairwise::count(2, &rankings(&["1 ab", "1 ba"])).unwrap().schulze(&by_id(2));
    assert_eq!((even.ranking, even.ties.len()), (vec![0, 1], 1));
}

#[test]
fn bad_ballots_are_named_by_every_rule() {
    let twice = rankings(&["1 ab", "1 aa"]);
    let unknown = rankings(&["1 ac"]);
    let expected = CommitteeError::Twice { ballot: 1 };
    assert_eq!(scottish(2, 1, &twice, &by_id(2)).unwrap_err(), expected);
    assert_eq!(meek(2, 1, &twice, &by_id(2)).unwrap_err(), expected);
    assert_eq!(Pairwise::count(2, &twice).unwrap_err(), expected);
    let expected = CommitteeError::UnknownCandidate { ballot: 0 };
    assert_eq!(scottish(2, 1, &unknown, &by_id(2)).unwrap_err(), expected);
    let crowd = [Ranking { voters: u64::MAX, candidates: vec![0] }];
    assert_eq!(meek(2, 1, &crowd, &by_id(2)).unwrap_err(), CommitteeError::TooLarge);
}

fn approvals(lines: &[&str]) -> Vec<Approvals> {
    let lines = rankings(lines).into_iter();
    lines.map(|line| Approvals { voters: line.voters, candidates: line.candidates }).collect()
}

#[test]
fn proportional_approval_shares_seats_between_groups() {
    // Three seats; 6 voters approve abc, 3 approve def. Two of the first group give
    // 6 × 3/2 + 3 = 12; three give 6 × 11/6 = 11; one gives 6 + 3 × 3/2 = 10½.
    // The scale is lcm(1, 2, 3) = 6; nine committees take two of three and one of three.
    let result =
        proportional_approval(6, 3, &approvals(&["6 abc", "3 def"]), &by_id(6), 100_000).unwrap();
    assert_eq!((result.score, result.scale), (72, 6));
    assert_eq!(result.proof, Proof::Optimal { equal: 9 });
    assert_eq!(result.committee, [0, 1, 3], "the first in the order of ids");
}

#[test]
fn a_search_cut_short_says_so_and_bounds_what_it_may_miss() {
    let ballots = approvals(&["3 abcd", "2 cde", "2 efg", "1 ah", "1 bg"]);
    let full = proportional_approval(8, 4, &ballots, &by_id(8), 1_000_000).unwrap();
    let cut = proportional_approval(8, 4, &ballots, &by_id(8), 1).unwrap();
    assert!(matches!(full.proof, Proof::Optimal { .. }));
    let Proof::Bounded { upper } = cut.proof else { panic!("one step proves nothing") };
    assert!(cut.score <= full.score && full.score <= upper);
}

#[test]
fn seats_fall_as_the_textbook_tables_say() {
    // 340, 280, 160, 60 thousand votes; seven seats. D'Hondt: 3, 3, 1, 0 (quotients 340,
    // 280, 170, 160, 140, 113⅓, 93⅓). Sainte-Laguë: 340, 280, 160, 113⅓, 93⅓, 68, 60
    // give 3, 2, 1, 1.
    let votes = [340_000, 280_000, 160_000, 60_000];
    let order = by_id(4);
    let by = |divisors| apportion(&votes, 7, divisors, &order).unwrap();
    let (dhondt, laguë) = (by(Divisors::DHondt), by(Divisors::SainteLague));
    assert_eq!(dhondt.seats, [3, 3, 1, 0]);
    assert_eq!(laguë.seats, [3, 2, 1, 1]);
    assert_eq!(
        dhondt.given.iter().map(|seat| seat.party).collect::<Vec<_>>(),
        [0, 1, 0, 2, 1, 0, 1]
    );
    assert!(dhondt.ties.is_empty() && laguë.ties.is_empty());
}

#[test]
fn only_ties_about_the_last_seats_are_reported() {
    let order = by_id(3);
    let even = apportion(&[10, 10, 10], 3, Divisors::DHondt, &order).unwrap();
    assert_eq!((even.seats, even.ties.len()), (vec![1, 1, 1], 0));
    let odd = apportion(&[10, 10, 10], 4, Divisors::SainteLague, &order).unwrap();
    assert_eq!(odd.seats, [2, 1, 1]);
    assert_eq!(odd.ties[0].projects, [0, 1, 2]);
    let most = |votes, seats| apportion(&[votes], seats, Divisors::DHondt, &by_id(1)).is_ok();
    assert!(most(0, 1_000_000) && !most(0, 1_000_001), "as many seats as are promised");
    let nobody = apportion(&[0, 0], 5, Divisors::DHondt, &by_id(2)).unwrap();
    assert_eq!(nobody.seats, [0, 0]);
}

fn stratum(name: &str, population: u64, volunteers: usize) -> Stratum {
    Stratum {
        name: name.to_owned(),
        population,
        volunteers: (0..volunteers).map(|number| format!("{name}-{number}")).collect(),
    }
}

#[test]
fn a_panel_is_shared_out_by_largest_remainders_and_drawn_by_lot() {
    // 10 places for 470, 330, 200 people: 4.7, 3.3, 2.0, so 5, 3, 2.
    let strata = [stratum("north", 470, 40), stratum("south", 330, 30), stratum("west", 200, 9)];
    let panel = draw_panel(&strata, 10, "dice of 3 May");
    let places: Vec<usize> = panel.strata.iter().map(|stratum| stratum.panel.len()).collect();
    assert_eq!(places, [5, 3, 2]);
    assert_eq!(panel.strata[0].share, (4700, 1000));
    assert_eq!((panel.empty, panel.ties.len()), (0, 0));
    for stratum in &panel.strata {
        let line: Vec<_> = stratum.panel.iter().chain(&stratum.reserves).collect();
        assert!(line.iter().all(|drawn| drawn.lot == draw("dice of 3 May", &drawn.id)));
        assert!(line.is_sorted_by_key(|drawn| drawn.lot));
    }
    assert_eq!(panel, draw_panel(&strata, 10, "dice of 3 May"));
    assert_ne!(panel, draw_panel(&strata, 10, "dice of 4 May"));
}

#[test]
fn places_a_stratum_cannot_fill_go_to_the_others_and_are_named() {
    let strata = [stratum("north", 500, 20), stratum("south", 300, 1), stratum("west", 200, 20)];
    let panel = draw_panel(&strata, 10, "s");
    let south = &panel.strata[1];
    assert_eq!((south.quota, south.places, south.panel.len()), (3, 1, 1));
    // Two places for 500 and 200 people: 1.43 and 0.57, so one each.
    assert_eq!((panel.strata[0].places, panel.strata[2].places), (6, 3));
    let few = draw_panel(&[stratum("only", 10, 3)], 5, "s");
    assert_eq!((few.empty, few.strata[0].places), (2, 3));
    let equal = draw_panel(&[stratum("x", 5, 9), stratum("y", 5, 9)], 3, "s");
    assert_eq!(equal.ties.len(), 1, "1.5 and 1.5: the last place fell by lot");
}

/// Random rankings of up to six candidates.
fn some_rankings() -> impl Strategy<Value = Vec<Ranking>> {
    let ranking = (1_u64..6, Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), 0_usize..=6);
    let ballot = ranking.prop_map(|(voters, mut candidates, length)| {
        candidates.truncate(length);
        Ranking { voters, candidates }
    });
    prop::collection::vec(ballot, 0..12)
}

proptest! {
    #[test]
    fn transferable_votes_fill_all_seats_and_keep_every_vote(
        ballots in some_rankings(),
        seats in 1_usize..6,
    ) {
        let order = tie_order(&[TieKey::Votes], &LETTERS[..6], &first_preferences(6, &ballots));
        let valid: u64 = ballots.iter().filter(|b| !b.candidates.is_empty()).map(|b| b.voters).sum();
        let voters: u64 = ballots.iter().map(|b| b.voters).sum();
        let scots = scottish(6, seats, &ballots, &order).unwrap();
        let meeks = meek(6, seats, &ballots, &order).unwrap();
        for (result, total) in [
            (&scots, u128::from(valid) * transferable::UNIT),
            (&meeks, u128::from(voters) * meek::UNIT),
        ] {
            prop_assert_eq!(result.elected.len(), seats);
            prop_assert_eq!(result.elected.iter().collect::<BTreeSet<_>>().len(), seats);
            for stage in &result.stages {
                prop_assert_eq!(stage.votes.iter().sum::<u128>() + stage.lost, total);
            }
        }
    }

    /// Droop proportionality for solid coalitions: voters who all put the same candidates
    /// on top get at least as many of them as they fill quotas.
    #[test]
    fn solid_coalitions_get_their_quotas(
        ballots in some_rankings(),
        seats in 1_usize..5,
        block in 1_usize..20,
        top in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
        size in 1_usize..4,
    ) {
        let mut ballots = ballots;
        let coalition: BTreeSet<usize> = top[..size].iter().copied().collect();
        ballots.push(Ranking { voters: block as u64, candidates: top });
        let solid = |ballot: &Ranking| {
            ballot.candidates.len() >= size
                && ballot.candidates[..size].iter().all(|who| coalition.contains(who))
        };
        let order = by_id(6);
        let supporters: u64 = ballots.iter().filter(|b| solid(b)).map(|b| b.voters).sum();
        let valid: u64 = ballots.iter().filter(|b| !b.candidates.is_empty()).map(|b| b.voters).sum();
        let quota = valid / (seats as u64 + 1) + 1;
        let due = usize::try_from(supporters / quota).unwrap().min(size);
        let result = scottish(6, seats, &ballots, &order).unwrap();
        let got = result.elected.iter().filter(|who| coalition.contains(who)).count();
        // Cutting values to five decimals may cost a coalition at its exact quota a hair.
        if supporters > quota * due as u64 {
            prop_assert!(got >= due, "{got} of {due}");
        }
        let result = meek(6, seats, &ballots, &order).unwrap();
        let got = result.elected.iter().filter(|who| coalition.contains(who)).count();
        prop_assert!(got >= due, "{got} of {due} by Meek");
    }

    #[test]
    fn schulze_elects_from_the_smith_set_and_any_condorcet_winner(ballots in some_rankings()) {
        let pairwise = Pairwise::count(6, &ballots).unwrap();
        let schulze = pairwise.schulze(&by_id(6));
        prop_assert!(pairwise.smith_set().contains(&schulze.ranking[0]));
        if let Some(winner) = pairwise.winner() {
            prop_assert_eq!(schulze.ranking[0], winner);
            prop_assert_eq!(pairwise.smith_set(), vec![winner]);
        }
        prop_assert_eq!(schulze.ranking.iter().collect::<BTreeSet<_>>().len(), 6);
    }

    #[test]
    fn proportional_approval_is_the_best_of_all_committees(
        ballots in some_rankings(),
        seats in 1_usize..6,
    ) {
        let ballots: Vec<Approvals> = ballots
            .into_iter()
            .map(|b| Approvals { voters: b.voters, candidates: b.candidates })
            .collect();
        let result = proportional_approval(6, seats, &ballots, &by_id(6), 1_000_000).unwrap();
        let score = |committee: u32| -> u128 {
            let happy = |ballot: &Approvals| -> u128 {
                let members =
                    ballot.candidates.iter().filter(|&&who| committee >> who & 1 == 1).count();
                (1..=members as u128).map(|n| result.scale / n).sum::<u128>()
                    * u128::from(ballot.voters)
            };
            ballots.iter().map(happy).sum()
        };
        let all: Vec<u128> =
            (0..64_u32).filter(|c| c.count_ones() as usize == seats).map(score).collect();
        let most = *all.iter().max().unwrap();
        prop_assert_eq!(result.score, most);
        let equal = all.iter().filter(|&&score| score == most).count() as u64;
        prop_assert_eq!(result.proof, Proof::Optimal { equal });
        let own = result.committee.iter().fold(0, |set, who| set | 1 << who);
        prop_assert_eq!(score(own), most);
    }

    /// D'Hondt never gives a party less than its share rounded down, nor both rules more
    /// seats than there are.
    #[test]
    fn seats_follow_votes(votes in prop::collection::vec(0_u64..1000, 1..8), seats in 0_usize..40) {
        let order = by_id(votes.len());
        let total: u64 = votes.iter().sum();
        for divisors in [Divisors::DHondt, Divisors::SainteLague] {
            let result = apportion(&votes, seats, divisors, &order).unwrap();
            let expected = if total == 0 { 0 } else { seats as u64 };
            prop_assert_eq!(result.seats.iter().sum::<u64>(), expected);
            for (party, held) in result.seats.iter().enumerate() {
                if divisors == Divisors::DHondt && total > 0 {
                    prop_assert!(*held >= votes[party] * seats as u64 / total);
                }
                for other in 0..votes.len() {
                    prop_assert!(votes[party] >= votes[other] || *held <= result.seats[other]);
                }
            }
        }
    }

    #[test]
    fn panels_never_exceed_their_size_nor_draw_anyone_twice(
        groups in prop::collection::vec((0_u64..1000, 0_usize..12), 0..6),
        size in 0_usize..30,
    ) {
        let strata: Vec<Stratum> = groups
            .iter()
            .enumerate()
            .map(|(number, &(people, volunteers))| stratum(LETTERS[number], people, volunteers))
            .collect();
        let panel = draw_panel(&strata, size, "seed");
        let drawn: Vec<&str> = panel
            .strata
            .iter()
            .flat_map(|stratum| stratum.panel.iter().map(|drawn| drawn.id.as_str()))
            .collect();
        prop_assert_eq!(drawn.len() + panel.empty, size);
        prop_assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), drawn.len());
        // Places stay empty only when no stratum with people has a volunteer left.
        let left = groups.iter().zip(&panel.strata).any(|(g, s)| g.0 > 0 && !s.reserves.is_empty());
        prop_assert!(panel.empty == 0 || !left);
    }
}
