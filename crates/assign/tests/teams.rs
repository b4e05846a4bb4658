//! Teams: constraints as properties, and the proof against every way of forming small teams.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a test may fail loudly, and its helpers are tests too"
)]

use assign::generate::{Dice, hackathon};
use assign::teams::{Hosts, Participant, Proof, Rules, Shortfall, TeamError, Teams, bound, form};

/// What the rules never break, and the shortfall counted anew.
fn check(people: &[Participant], rules: &Rules, teams: &Teams) {
    let mut team_of = vec![None; people.len()];
    let mut shortfall = Shortfall::default();
    for (number, team) in teams.teams.iter().enumerate() {
        let size = team.len() as u64;
        assert!((u64::from(rules.smallest)..=u64::from(rules.largest)).contains(&size));
        let all = |of: fn(&Participant) -> u64| {
            team.iter().fold(u64::MAX, |all, &who| all & of(&people[who as usize]))
        };
        assert_ne!(all(|person| u64::from(person.languages)), 0, "no common language");
        assert!(all(|person| person.hours).count_ones() >= rules.common_hours);
        let skills = team.iter().fold(0, |any, &who| any | people[who as usize].skills);
        shortfall.missing_skills += u64::from((rules.skills & !skills).count_ones());
        let first = people[team[0] as usize].host;
        let one_host = team.len() > 1 && team.iter().all(|&who| people[who as usize].host == first);
        shortfall.unmixed += u64::from(rules.hosts == Hosts::Mixed && one_host);
        for &who in team {
            assert_eq!(team_of[who as usize].replace(number), None, "{who} is in two teams");
        }
    }
    for &(who, _) in &teams.unplaced {
        assert_eq!(team_of[who as usize], None);
    }
    let placed = team_of.iter().flatten().count();
    assert_eq!(placed + teams.unplaced.len(), people.len(), "someone was lost");
    shortfall.unplaced = teams.unplaced.len() as u64;
    assert_eq!(teams.shortfall, shortfall);
    for (who, person) in people.iter().enumerate().filter(|(_, person)| person.friends.is_some()) {
        let friends =
            people.iter().enumerate().filter(|(_, other)| other.friends == person.friends);
        friends.for_each(|(friend, _)| assert_eq!(team_of[who], team_of[friend], "friends parted"));
    }
}

#[test]
fn a_hackathon_keeps_every_rule() {
    for seed in 0..6 {
        let people = hackathon(seed, 400);
        for (skills, hosts) in [(0, Hosts::Any), (0b111, Hosts::Mixed), (0b1_1111, Hosts::Mixed)] {
            let rules = Rules { skills, hosts, ..Rules::default() };
            let teams = form(&people, &rules, 10_000_000).unwrap();
            check(&people, &rules, &teams);
            assert_eq!(teams, form(&people, &rules, 10_000_000).unwrap());
            assert!(teams.shortfall >= bound(&people, &rules).unwrap());
        }
    }
}

/// A handful of people whose languages, hours, skills and hosts often clash.
fn handful(seed: u64) -> (Vec<Participant>, Rules) {
    let mut dice = Dice::new(seed);
    let people = (0..3 + dice.below(5))
        .map(|_| Participant {
            languages: dice.below(3) + 1,
            hours: u64::from(dice.below(15) + 1),
            skills: dice.below(4),
            host: dice.below(2),
            friends: dice.chance(300).then(|| dice.below(3)),
        })
        .collect();
    let smallest = dice.below(2) + 2;
    let rules = Rules {
        smallest,
        largest: smallest + dice.below(3),
        common_hours: dice.below(2) + 1,
        skills: 0b11,
        hosts: if dice.chance(500) { Hosts::Mixed } else { Hosts::Any },
    };
    (people, rules)
}

/// The least shortfall over every way of forming teams: each person in turn joins a team begun
/// before, begins one, or stays out.
fn least(people: &[Participant], rules: &Rules) -> Shortfall {
    fn place(
        people: &[Participant],
        rules: &Rules,
        teams: &mut Vec<Vec<u32>>,
        out: &mut Vec<u32>,
    ) -> Option<Shortfall> {
        let who = (teams.iter().map(Vec::len).sum::<usize>() + out.len()) as u32;
        if who as usize == people.len() {
            return judge(people, rules, teams, out);
        }
        let mut best: Option<Shortfall> = None;
        let mut keep = |found: Option<Shortfall>| {
            best = [best, found].into_iter().flatten().min();
        };
        for team in 0..teams.len() {
            teams[team].push(who);
            keep(place(people, rules, teams, out));
            teams[team].pop();
        }
        teams.push(vec![who]);
        keep(place(people, rules, teams, out));
        teams.pop();
        out.push(who);
        keep(place(people, rules, teams, out));
        out.pop();
        best
    }
    place(people, rules, &mut Vec::new(), &mut Vec::new()).unwrap()
}

/// The shortfall of these teams, or `None` where they break a rule.
fn judge(
    people: &[Participant],
    rules: &Rules,
    teams: &[Vec<u32>],
    out: &[u32],
) -> Option<Shortfall> {
    let mut shortfall = Shortfall { unplaced: out.len() as u64, ..Shortfall::default() };
    let apart = |who: u32| {
        let friends = people[who as usize].friends;
        let home = teams.iter().position(|team| team.contains(&who));
        friends.is_some()
            && (0..people.len() as u32).any(|other| {
                people[other as usize].friends == friends
                    && teams.iter().position(|team| team.contains(&other)) != home
            })
    };
    if (0..people.len() as u32).any(apart) {
        return None;
    }
    for team in teams {
        let members: Vec<&Participant> = team.iter().map(|&who| &people[who as usize]).collect();
        let languages = members.iter().fold(u32::MAX, |all, person| all & person.languages);
        let hours = members.iter().fold(u64::MAX, |all, person| all & person.hours);
        let size = members.len() as u32;
        if size < rules.smallest
            || size > rules.largest
            || languages == 0
            || hours.count_ones() < rules.common_hours
        {
            return None;
        }
        let skills = members.iter().fold(0, |any, person| any | person.skills);
        shortfall.missing_skills += u64::from((rules.skills & !skills).count_ones());
        let one_host = members.iter().all(|person| person.host == members[0].host);
        shortfall.unmixed += u64::from(rules.hosts == Hosts::Mixed && one_host);
    }
    Some(shortfall)
}

#[test]
fn what_is_proved_is_true_and_the_bound_never_lies() {
    let (mut proved, mut best, mut all) = (0, 0, 0);
    for seed in 0..400 {
        let (people, rules) = handful(seed);
        let Ok(teams) = form(&people, &rules, 1_000_000) else { continue };
        check(&people, &rules, &teams);
        let least = least(&people, &rules);
        assert!(bound(&people, &rules).unwrap() <= least, "seed {seed}");
        match teams.proof {
            Proof::Best => assert_eq!(teams.shortfall, least, "seed {seed}"),
            Proof::NotProved(bound) => assert!(bound < teams.shortfall, "seed {seed}"),
        }
        proved += usize::from(teams.proof == Proof::Best);
        best += usize::from(teams.shortfall == least);
        all += 1;
    }
    println!("teams: {best} of {all} small rounds best, {proved} proved");
    assert!(best * 100 >= all * 85 && proved > 50, "{best} best, {proved} proved of {all}");
}

#[test]
fn people_of_one_host_cannot_be_mixed() {
    let people = [Participant { languages: 1, hours: 0xff, host: 4, ..Participant::default() }; 4];
    let rules = Rules { smallest: 2, largest: 2, hosts: Hosts::Mixed, ..Rules::default() };
    assert_eq!(bound(&people, &rules).unwrap().unmixed, 2);
    // One alone has nobody to be mixed with.
    assert_eq!(bound(&people, &Rules { smallest: 1, ..rules }).unwrap().unmixed, 0);
}

#[test]
fn too_many_friends_and_impossible_sizes_are_refused() {
    let friends = [Participant { friends: Some(7), ..Participant::default() }; 4];
    let rules = Rules { smallest: 2, largest: 3, ..Rules::default() };
    let refused = form(&friends, &rules, 10);
    assert_eq!(refused, Err(TeamError::TooManyFriends { group: 7, count: 4, largest: 3 }));
    let rules = Rules { smallest: 5, largest: 3, ..Rules::default() };
    assert_eq!(form(&[], &rules, 10), Err(TeamError::Sizes(5, 3)));
    let rules = Rules { smallest: u32::MAX, largest: u32::MAX, ..Rules::default() };
    assert_eq!(form(&[], &rules, 10), Err(TeamError::Sizes(u32::MAX, u32::MAX)));
    assert_eq!(form(&[], &Rules::default(), 10).unwrap().proof, Proof::Best);
}
