//! Each formula against what it stands for, worked out in another way: derivatives by differences, moments and
//! divergences by sums.

use proptest::prelude::*;

use super::*;

fn judge(alpha: f64, beta: f64) -> Annotator {
    Annotator { alpha, beta }
}

fn belief(mean: f64, variance: f64) -> Belief {
    Belief { mean, variance }
}

/// Close for what differences and sums can tell.
fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-4 * (1.0 + expected.abs())
}

/// The first and second derivative of a function.
fn derivatives(of: impl Fn(f64) -> f64, at: f64) -> (f64, f64) {
    let step = 1e-3;
    let (less, here, more) = (of(at - step), of(at), of(at + step));
    ((more - less) / (2.0 * step), (more - 2.0 * here + less) / (step * step))
}

/// The integral over what lies between 0 and 1.
fn sum(of: impl Fn(f64) -> f64) -> f64 {
    let parts = 4_000_u32;
    let width = 1.0 / f64::from(parts);
    (0..parts).map(|part| of((f64::from(part) + 0.5) * width) * width).sum()
}

fn density(Annotator { alpha, beta }: Annotator) -> impl Fn(f64) -> f64 {
    let scale = log_gamma(alpha + beta) - log_gamma(alpha) - log_gamma(beta);
    move |quality: f64| {
        (scale + (alpha - 1.0) * quality.ln() + (beta - 1.0) * (1.0 - quality).ln()).exp()
    }
}

#[test]
fn the_special_functions_match_known_values() {
    assert!((log_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-8);
    assert!((log_gamma(5.0) - 24.0_f64.ln()).abs() < 1e-8);
    assert!((digamma(1.0) + 0.577_215_664_9).abs() < 1e-7);
    for at in [0.7, 1.0, 2.5, 5.9, 6.1, 30.0] {
        assert!(close(digamma(at), derivatives(log_gamma, at).0), "{at}");
    }
}

#[test]
fn a_win_lifts_the_winner_and_trust_in_the_judge() {
    let even = belief(0.0, 1.0);
    let after = update(judge(10.0, 1.0), even, even);
    assert!(after.winner.mean > 0.0 && after.loser.mean < 0.0);
    let confirmed = update(judge(10.0, 1.0), belief(2.0, 0.5), even);
    let trust = |a: Annotator| a.alpha / (a.alpha + a.beta);
    assert!(trust(confirmed.annotator) > trust(judge(10.0, 1.0)));
}

#[test]
fn judges_walk_and_the_best_come_first() {
    let mut gavel = Gavel::new(3, 2);
    assert_eq!((gavel.before(0), gavel.before(1), gavel.before(2)), (None, None, None));
    gavel.show(0, 2);
    gavel.show(1, 0);
    assert_eq!((gavel.before(0), gavel.before(1)), (Some(2), Some(0)));
    let mut random = Random::new(1);
    for _ in 0..20 {
        assert_eq!(
            gavel.choose(0, &mut random),
            Some(1),
            "not where somebody is, nor what was seen"
        );
    }
    gavel.show(0, 1);
    assert_eq!(gavel.choose(0, &mut random), Some(0), "if need be, where somebody is");
    gavel.show(0, 0);
    assert_eq!(gavel.choose(0, &mut random), None, "all were seen");
    gavel.learn(0, 2, 1);
    gavel.learn(0, 0, 1);
    gavel.learn(1, 2, 0);
    assert_eq!(gavel.order(), [2, 0, 1]);
}

/// Items seen fewer than five times come before the others.
#[test]
fn what_few_have_seen_comes_first() {
    let mut gavel = Gavel::new(3, 7);
    // All end at the last item, so that the others are free.
    for (item, judges) in [(0, 5), (1, 4), (2, 5)] {
        for judge in 0..judges {
            gavel.show(judge, item);
        }
    }
    let mut random = Random::new(2);
    assert!((0..20).all(|_| gavel.choose(6, &mut random) == Some(1)), "seen four times");
    gavel.show(4, 1);
    gavel.show(4, 2);
    let chosen: Vec<_> = (0..40).filter_map(|_| gavel.choose(6, &mut random)).collect();
    assert!(chosen.contains(&0) && chosen.contains(&1), "both were seen five times");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn beliefs_move_by_the_slope_of_the_evidence(
        (alpha, beta) in (1.0..12.0, 1.0..12.0), (one, two) in (-2.0..2.0, -2.0..2.0), (wide, narrow) in (0.1..1.5, 0.1..1.5),
    ) {
        let found = update(judge(alpha, beta), belief(one, wide), belief(two, narrow));
        // What a judge who is right with alpha ÷ (alpha + beta) says is so likely.
        let evidence = |win: f64, lose: f64| {
            let chance = win.exp() / (win.exp() + lose.exp());
            (alpha / (alpha + beta) * chance + beta / (alpha + beta) * (1.0 - chance)).ln()
        };
        for (found, before, (slope, bend)) in [
            (found.winner, belief(one, wide), derivatives(|win| evidence(win, two), one)),
            (found.loser, belief(two, narrow), derivatives(|lose| evidence(one, lose), two)),
        ] {
            prop_assert!(close(found.mean, before.mean + before.variance * slope));
            let expected = before.variance * (1.0 + before.variance * bend).max(KAPPA);
            prop_assert!(close(found.variance, expected), "{} {expected}", found.variance);
        }
    }

    #[test]
    fn trust_has_the_moments_of_what_was_seen(
        (alpha, beta) in (1.0..12.0, 1.0..12.0), (one, two) in (-2.0..2.0, -2.0..2.0), wide in 0.05..0.5,
    ) {
        let (winner, loser) = (belief(one, wide), belief(two, 0.2));
        let chance = winning_chance(winner, loser);
        let before = density(judge(alpha, beta));
        let seen = |quality: f64| (quality * chance + (1.0 - quality) * (1.0 - chance)) * before(quality);
        let whole = sum(seen);
        let (first, second) =
            (sum(|quality| quality * seen(quality)) / whole, sum(|quality| quality * quality * seen(quality)) / whole);
        let Annotator { alpha: more, beta: less } = update(judge(alpha, beta), winner, loser).annotator;
        let total = more + less;
        prop_assert!(close(more / total, first), "{} {first}", more / total);
        prop_assert!(close(more * (more + 1.0) / (total * (total + 1.0)), second));
    }

    #[test]
    fn the_chance_bends_with_what_is_not_known((one, two) in (-2.0..2.0, -2.0..2.0), (wide, narrow) in (0.01..0.4, 0.01..0.4)) {
        let plain = |win: f64| win.exp() / (win.exp() + f64::exp(two));
        let (_, bend) = derivatives(plain, one);
        let expected = plain(one) + 0.5 * (wide + narrow) * bend;
        prop_assert!(close(winning_chance(belief(one, wide), belief(two, narrow)), expected));
    }

    #[test]
    fn divergences_are_what_the_sums_say((alpha, beta) in (1.5..8.0, 1.5..8.0), (more, less) in (1.5..8.0, 1.5..8.0)) {
        let (from, to) = (judge(alpha, beta), judge(more, less));
        let (here, there) = (density(from), density(to));
        let expected = sum(|quality| here(quality) * (here(quality) / there(quality)).ln());
        prop_assert!(close(beta_divergence(from, to), expected), "{expected}");
        // Two normals, over twelve times the wider of them.
        let (from, to) = (belief(alpha - beta, more), belief(0.5, less));
        let bell = |at: f64, Belief { mean, variance }: Belief| {
            -0.5 * ((at - mean).powi(2) / variance + (std::f64::consts::TAU * variance).ln())
        };
        let width = 24.0 * more.sqrt();
        let expected = width * sum(|part| {
            let at = from.mean + (part - 0.5) * width;
            bell(at, from).exp() * (bell(at, from) - bell(at, to))
        });
        prop_assert!(close(normal_divergence(from, to), expected), "{expected}");
    }

    #[test]
    fn a_gain_is_what_both_answers_bring_on_average(
        (alpha, beta) in (1.5..8.0, 1.5..8.0), (one, two) in (-2.0..2.0, -2.0..2.0), wide in 0.1..1.0,
    ) {
        let (current, next, who) = (belief(one, wide), belief(two, 0.3), judge(alpha, beta));
        let brings = |winner: Belief, loser: Belief| {
            let after = update(who, winner, loser);
            normal_divergence(after.winner, winner) + normal_divergence(after.loser, loser)
                + beta_divergence(after.annotator, who) / 10.0
        };
        let (won, lost) = (brings(current, next), brings(next, current));
        // How often the judge says so: when it is so and they see it, or it is not and they do not.
        let (right, chance) = (alpha / (alpha + beta), winning_chance(current, next));
        let says = right * chance + (1.0 - right) * (1.0 - chance);
        let expected = says * won + (1.0 - says) * lost;
        prop_assert!(close(information_gain(who, current, next), expected));
        prop_assert!(expected >= 0.0);
    }
}
