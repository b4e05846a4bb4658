//! People who come to a hackathon: hosts, languages, hours, skills, a few with friends.

use super::Dice;
use crate::teams::Participant;

/// How many kinds of skill there are: code, design, subject, money, words.
const SKILLS: u32 = 5;

/// `count` participants of about one host for sixty, 24 hours, five kinds of skill.
///
/// Four in five bring one skill and the rest two; one in six comes with one or two friends, of the
/// same host and mostly free at the same hours.
#[must_use]
pub fn hackathon(seed: u64, count: u32) -> Vec<Participant> {
    let mut dice = Dice::new(seed ^ 0x6861_636b);
    let hosts = count / 60 + 3;
    let mut people: Vec<Participant> = Vec::new();
    let mut group = 0;
    for _ in 0..count {
        let with_last = people.last().copied().filter(|_| dice.chance(160));
        let mut person = participant(&mut dice, hosts);
        if let Some(last) = with_last {
            let size = people.iter().rev().take(3).filter(|other| other.friends == last.friends);
            if last.friends.is_none() || size.count() < 3 {
                person.friends = last.friends.or_else(|| {
                    group += 1;
                    Some(group)
                });
                person.host = last.host;
                person.languages |= last.languages;
                person.hours |= last.hours;
                if let Some(last) = people.last_mut() {
                    last.friends = person.friends;
                }
            }
        }
        people.push(person);
    }
    dice.shuffle(&mut people);
    people
}

fn participant(dice: &mut Dice, hosts: u32) -> Participant {
    let host = dice.below(hosts);
    // Hosts meet in one of four languages, and most people also speak the first.
    let mut languages = 1 << (host % 4);
    if dice.chance(700) {
        languages |= 1;
    }
    if dice.chance(200) {
        languages |= 1 << dice.below(8);
    }
    let (start, length) = (dice.below(16), 4 + dice.below(9));
    let hours = ((1u64 << length) - 1) << start;
    let mut skills = 1 << dice.weighted(&[40, 20, 20, 10, 10]);
    if dice.chance(200) {
        skills |= 1 << dice.below(SKILLS);
    }
    Participant { languages, hours: hours & 0xFF_FFFF, skills, host, friends: None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn people_bring_what_is_told_and_come_with_few_friends() {
        let people = hackathon(3, 6_000);
        assert_eq!(people, hackathon(3, 6_000));
        assert_ne!(hackathon(1, 60), hackathon(2, 60), "another seed, other people");
        assert_eq!(people.len(), 6_000);
        let share = |is: &dyn Fn(&Participant) -> bool| {
            people.iter().filter(|one| is(one)).count() * 1_000 / 6_000
        };
        let near = |found: usize, told: usize| found.abs_diff(told) < 30;
        assert_eq!(
            people.iter().map(|one| one.host).max(),
            Some(102),
            "a host for sixty, and three"
        );
        // A second skill is now and then the first once more.
        assert!(near(share(&|one| one.skills.count_ones() == 1), 840));
        assert_eq!(share(&|one| one.skills.count_ones() > 2 || one.skills >> SKILLS != 0), 0);
        assert!(near(share(&|one| one.languages & 1 != 0), 800));
        assert!(people.iter().all(|one| one.hours != 0 && one.hours >> 24 == 0));
        let alone = |one: &&Participant| one.friends.is_none();
        assert!(people.iter().filter(alone).all(|one| (4..=12).contains(&one.hours.count_ones())));
        let mut groups: BTreeMap<u32, Vec<&Participant>> = BTreeMap::new();
        for one in &people {
            if let Some(group) = one.friends {
                groups.entry(group).or_default().push(one);
            }
        }
        assert!(groups.values().all(|group| (2..=3).contains(&group.len())), "one or two friends");
        assert!(groups.values().any(|group| group.len() == 3));
        assert!(groups.values().all(|group| group.iter().all(|one| one.host == group[0].host)));
        assert!(
            near(share(&|one| one.friends.is_some()), 300),
            "{}",
            share(&|one| one.friends.is_some())
        );
        assert!(
            people.windows(2).any(|two| two[0].friends.is_none() && two[1].friends.is_some()),
            "mixed"
        );
    }
}
