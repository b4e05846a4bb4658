//! A tutoring stream: pupils who ask and students who offer, day by day.
//!
//! The shape (subjects wanted, levels covered, sixteen states, many days of a few arrivals, tutors
//! waiting far longer than pupils) follows what Lern-Fair publishes about its matching; the people are
//! made up, every one.

use super::Dice;
use crate::tutoring::{Pupil, Tutor, Year};

/// How many subjects there are.
const SUBJECTS: u32 = 20;
/// How often each is asked for; a few school subjects carry most of it.
const SUBJECT_ASKED: [u32; 20] =
    [300, 190, 180, 60, 50, 45, 40, 30, 25, 20, 15, 12, 10, 8, 6, 5, 4, 3, 2, 2];
/// How often each of sixteen states (regions with a school system of their own) is home.
const STATE_WEIGHT: [u32; 16] = [220, 150, 130, 95, 75, 50, 45, 40, 35, 30, 28, 26, 22, 20, 18, 16];

/// How long and how busy the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TutoringShape {
    /// Days from the first arrival to the last.
    pub days: u32,
    /// Pupils who ask.
    pub pupils: u32,
    /// Students who offer.
    pub tutors: u32,
}

impl TutoringShape {
    /// About what the published comparison looked back on: a year and a bit, some eleven hundred on
    /// either side.
    pub const YEAR: Self = Self { days: 430, pupils: 1_100, tutors: 1_150 };
}

/// A year of the given shape.
#[must_use]
pub fn tutoring_year(seed: u64, shape: TutoringShape) -> Year {
    let mut dice = Dice::new(seed ^ 0x7475_746f_7273);
    let mut pupils: Vec<Pupil> = (0..shape.pupils).map(|_| pupil(&mut dice, shape.days)).collect();
    let mut tutors: Vec<Tutor> = (0..shape.tutors).map(|_| tutor(&mut dice, shape.days)).collect();
    pupils.sort_by_key(|pupil| pupil.day);
    tutors.sort_by_key(|tutor| tutor.day);
    Year { days: shape.days, pupils, tutors }
}

fn languages(dice: &mut Dice) -> u8 {
    let mut mask = u8::from(!dice.chance(80));
    if mask == 0 || dice.chance(250) {
        mask |= 1 << dice.weighted(&[0, 30, 20, 15, 12, 10, 8, 5]);
    }
    mask
}

fn pupil(dice: &mut Dice, days: u32) -> Pupil {
    let mut subjects = 0u32;
    let mut first = 0;
    for _ in 0..=dice.weighted(&[35, 35, 20, 10]) {
        first = dice.weighted(&SUBJECT_ASKED);
        subjects |= 1 << first;
    }
    let slots = 3 + dice.below(8);
    Pupil {
        day: dice.below(days),
        subjects,
        mandatory: dice.chance(200).then_some(first),
        grade: 1 + dice.weighted(&[3, 5, 6, 8, 10, 11, 11, 11, 11, 10, 6, 5, 3]),
        state: dice.weighted(&STATE_WEIGHT),
        languages: languages(dice),
        slots: dice.mask(21, slots),
        preferences: std::array::from_fn(|_| dice.pick(&[(-1, 1), (0, 6), (1, 2)])),
        wanted: 1 + u32::from(dice.chance(80)),
    }
}

fn tutor(dice: &mut Dice, days: u32) -> Tutor {
    let mut mask = 0u32;
    for _ in 0..=dice.weighted(&[20, 30, 25, 15, 10]) {
        mask |= 1 << dice.weighted(&SUBJECT_ASKED);
    }
    let subjects = (0u8..)
        .take_while(|&subject| u32::from(subject) < SUBJECTS)
        .filter(|&subject| mask & (1 << subject) != 0)
        .map(|subject| {
            let low = 1 + dice.weighted(&[40, 5, 5, 5, 20, 10]);
            let high = 13 - dice.weighted(&[50, 5, 5, 20, 5, 5]);
            (subject, low, high)
        })
        .collect();
    let slots = 3 + dice.below(9);
    Tutor {
        day: dice.below(days),
        subjects,
        state: dice.weighted(&STATE_WEIGHT),
        languages: languages(dice) | 1,
        slots: dice.mask(21, slots),
        ways: (0..8).fold(0, |ways, way| ways | u8::from(dice.chance(600)) << way),
        capacity: 1 + u32::from(dice.weighted(&[85, 12, 3])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_its_shape() {
        let stream = tutoring_year(3, TutoringShape::YEAR);
        assert_eq!(stream, tutoring_year(3, TutoringShape::YEAR));
        assert_eq!((stream.pupils.len(), stream.tutors.len()), (1_100, 1_150));
        assert!(stream.pupils.is_sorted_by_key(|pupil| pupil.day));
        for pupil in &stream.pupils {
            assert!(pupil.subjects != 0 && pupil.subjects >> SUBJECTS == 0);
            assert!(pupil.mandatory.is_none_or(|subject| pupil.subjects & (1 << subject) != 0));
            assert!((1..=13).contains(&pupil.grade) && pupil.state < 16);
            assert!(pupil.languages != 0);
        }
        for tutor in &stream.tutors {
            assert!(!tutor.subjects.is_empty());
            assert!(tutor.subjects.iter().all(|&(_, low, high)| low <= high && high <= 13));
            assert!((1..=3).contains(&tutor.capacity));
        }
    }

    #[test]
    fn people_ask_and_offer_as_is_told() {
        let shape = TutoringShape { days: 100, pupils: 5_000, tutors: 5_000 };
        let Year { days, pupils, tutors } = tutoring_year(5, shape);
        assert_eq!(days, 100);
        let share = |count: usize| count * 1_000 / 5_000;
        let asking =
            |is: &dyn Fn(&Pupil) -> bool| share(pupils.iter().filter(|one| is(one)).count());
        let offering =
            |is: &dyn Fn(&Tutor) -> bool| share(tutors.iter().filter(|one| is(one)).count());
        let near = |share: usize, told: usize| share.abs_diff(told) < 25;
        // Of a thousand: a subject that must be, two tutors wanted, none but another language.
        assert!(near(asking(&|one| one.mandatory.is_some()), 200));
        assert!(
            near(asking(&|one| one.wanted == 2), 80) && near(asking(&|one| one.wanted == 1), 920)
        );
        assert!(near(asking(&|one| one.languages & 1 == 0), 80), "who knows no German");
        assert!(near(asking(&|one| one.languages.count_ones() > 1), 230), "who knows two");
        assert_eq!(asking(&|one| one.languages.count_ones() > 2), 0);
        assert_eq!(offering(&|one| one.languages & 1 == 0), 0, "who offers knows it");
        assert_eq!(asking(&|one| one.subjects.count_ones() > 4), 0);
        assert!(asking(&|one| one.subjects.count_ones() > 1) > 400);
        // Hours: three to ten asked for, three to eleven offered, of 21.
        let most = |slots: &mut dyn Iterator<Item = u32>| {
            let slots: Vec<u32> = slots.map(u32::count_ones).collect();
            (slots.iter().min().copied(), slots.iter().max().copied())
        };
        assert_eq!(most(&mut pupils.iter().map(|one| one.slots)), (Some(3), Some(10)));
        assert_eq!(most(&mut tutors.iter().map(|one| one.slots)), (Some(3), Some(11)));
        assert_eq!(offering(&|one| one.slots >> 21 != 0), 0);
        for way in 0..8 {
            assert!(near(offering(&|one| one.ways >> way & 1 == 1), 600), "{way}");
        }
        assert!(near(offering(&|one| one.capacity == 1), 850));
        assert!(near(offering(&|one| one.capacity == 3), 30));
        // Many teach from the first grade to the last; each grade is taught by somebody.
        let spans = tutors.iter().flat_map(|one| &one.subjects);
        let (mut whole, mut all, mut taught) = (0, 0, [0; 14]);
        for &(subject, low, high) in spans {
            assert!(
                u32::from(subject) < SUBJECTS && (1..=6).contains(&low) && (8..=13).contains(&high)
            );
            whole += usize::from((low, high) == (1, 13));
            all += 1;
            for grade in low..=high {
                taught[usize::from(grade)] += 1;
            }
        }
        assert!(near(whole * 1_000 / all, 261), "{whole} of {all}");
        assert!(taught[1] < taught[5] && taught[13] < taught[8] && taught[0] == 0);
        assert!(offering(&|one| one.subjects.len() > 1) > 500);
        assert_eq!(offering(&|one| one.subjects.len() > 5), 0);
        // Grade 7 is asked for more than grade 1, and the largest state is home to most.
        let grade = |grade: u8| asking(&|one| one.grade == grade);
        assert!(grade(7) > grade(1) && grade(13) > 0 && grade(1) > 0);
        assert!(
            near(asking(&|one| one.state == 0), 220) && near(offering(&|one| one.state == 0), 220)
        );
        let wish = |wish: i8| {
            let all = pupils.iter().flat_map(|one| one.preferences);
            all.filter(|&one| one == wish).count()
        };
        assert!(wish(0) > wish(1) && wish(1) > wish(-1) && wish(-1) > 0);
    }
}
