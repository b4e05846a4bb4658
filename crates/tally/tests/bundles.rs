//! Bundles: canonical bytes, a digest, and nothing passes unnoticed.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "helpers of tests")]

mod support;

use support::{Voter, election};
use tally::bundle::{digest, read_bundle, verify, write_bundle};
use tally::election::VoteType;
use tally::rule::{Completion, Method, Rule, TieKey, Utility};
use tally::{Election, count};

fn town(kind: VoteType) -> (Election, Rule) {
    let voters: Vec<Voter> = vec![
        vec![(0, 3), (2, 1)],
        vec![(0, 3), (2, 1)],
        vec![(1, 5)],
        vec![],
        vec![(2, 2), (1, 2)],
    ];
    let mut election = election(kind, 100, &[60, 50, 45], &voters);
    election.projects[1].name = "Quote \" and \\ and é".to_owned();
    election.projects[2].categories = vec!["play".to_owned()];
    let utility = match kind {
        VoteType::Ordinal => Utility::Borda,
        kind if kind.has_points() => Utility::Points,
        _ => Utility::Cost,
    };
    let rule = Rule {
        completion: Completion::Add1u,
        ties: vec![TieKey::Votes, TieKey::Seed("lot 7".to_owned())],
        ..Rule::new(Method::EqualShares, utility)
    };
    (election, rule)
}

fn bundle(election: &Election, rule: &Rule) -> Vec<u8> {
    let outcome = count(election, rule).unwrap();
    let mut bytes = Vec::new();
    write_bundle(&mut bytes, election, rule, &outcome).unwrap();
    bytes
}

#[test]
fn a_bundle_recounts_to_itself() {
    for kind in [VoteType::Approval, VoteType::Scoring, VoteType::Ordinal, VoteType::ChooseOne] {
        let (election, rule) = town(kind);
        let bytes = bundle(&election, &rule);
        let verdict = verify(&bytes).unwrap();
        assert!(verdict.differences.is_empty(), "{kind:?}: {:?}", verdict.differences);
        assert_eq!(verdict.digest, digest(&election, &rule).unwrap());
        let read = read_bundle(&bytes).unwrap();
        assert_eq!(read.rule, rule);
        assert_eq!(read.election.projects, election.projects);
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_order_of_voters() {
    let (election, rule) = town(VoteType::Approval);
    let mut other = election.clone();
    other.ballots = election.ballots.canonical();
    assert_eq!(bundle(&election, &rule), bundle(&other, &rule));
}

#[test]
fn whatever_is_changed_is_noticed() {
    let (election, rule) = town(VoteType::Approval);
    let text = String::from_utf8(bundle(&election, &rule)).unwrap();
    for (from, to, noticed) in [
        ("[2,[0,2]]", "[3,[0,2]]", "digest"),
        ("\"budget\":\"100\"", "\"budget\":\"101\"", "digest"),
        ("\"cost\":\"60\"", "\"cost\":\"61\"", "digest"),
        ("lot 7", "lot 8", "digest"),
        ("\"total_cost\":\"", "\"total_cost\":\"1", "outcome.total_cost"),
        ("\"winners\":[\"", "\"winners\":[\"p99\",\"", "outcome.winners"),
        ("\"tie_order\":[\"", "\"tie_order\":[\"p99\",\"", "tie_order"),
        ("{\"ballots\"", "{ \"ballots\"", "bytes"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        let changed = text.replacen(from, to, 1);
        let differences = verify(changed.as_bytes()).unwrap().differences;
        assert!(differences.contains(&noticed), "{from} → {to}: {differences:?}");
    }
    for (from, to) in [
        ("[2,[0,2]]", "[2,[0,9]]"),
        ("[2,[0,2]]", "[2,[2,0]]"),
        ("[2,[0,2]]", "[2,[0,0]]"),
        ("\"point_places\":0", "\"point_places\":4000000000"),
        ("kalaka-tally-bundle/1", "kalaka-tally-bundle/9"),
        ("\"cost\":\"60\"", "\"cost\":\"-60\""),
        ("\"vote_type\":\"approval\"", "\"vote_type\":\"ordnial\""),
        ("{", ""),
    ] {
        assert!(verify(text.replacen(from, to, 1).as_bytes()).is_err(), "{from} → {to}");
    }
}
