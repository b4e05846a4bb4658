//! Parts of the week, and sectors, in words.

use city::Sector;
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

/// What a sector is called.
pub fn sector_word(w: &Words, sector: Sector) -> &'static str {
    match sector {
        Sector::Government => w.sector_government(),
        Sector::Knowledge => w.sector_knowledge(),
        Sector::Company => w.sector_company(),
        Sector::CivilSociety => w.sector_civil_society(),
        Sector::Residents => w.sector_residents(),
    }
}
