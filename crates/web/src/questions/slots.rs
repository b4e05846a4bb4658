//! Parts of the week in words.

use forms::DayPart;

use crate::words::Words;

/// A day of the week, from Monday 1 to Sunday 7.
pub fn day_word(w: &Words, day: u8) -> &'static str {
    match day {
        1 => w.day_monday(),
        2 => w.day_tuesday(),
        3 => w.day_wednesday(),
        4 => w.day_thursday(),
        5 => w.day_friday(),
        6 => w.day_saturday(),
        _ => w.day_sunday(),
    }
}

/// A part of a day.
pub fn part_word(w: &Words, part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => w.part_morning(),
        DayPart::Afternoon => w.part_afternoon(),
        DayPart::Evening => w.part_evening(),
    }
}
