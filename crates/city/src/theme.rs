//! The eight themes, each with its tile pattern.

crate::stored! {
    /// What an idea or a call is about.
    pub enum Theme {
        /// Walking, cycling, driving, the bus.
        Mobility = "mobility",
        /// Trees, water, soil, animals.
        Green = "green",
        /// School and everything one learns beside it.
        Learning = "learning",
        /// Music, feasts, heritage, sport.
        Culture = "culture",
        /// Homes and streets.
        Housing = "housing",
        /// Health, company, help.
        Care = "care",
        /// Growing, cooking, sharing.
        Food = "food",
        /// Heat, power, saving both.
        Energy = "energy",
    }
}
