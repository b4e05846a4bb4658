//! What a city's themes are called.

use city::{Language, Texts, Theme};

use super::{Locale, Words};
use crate::http::Visit;

impl Words {
    /// A theme's usual name.
    pub fn theme_word(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Mobility => self.theme_mobility(),
            Theme::Green => self.theme_green(),
            Theme::Learning => self.theme_learning(),
            Theme::Culture => self.theme_culture(),
            Theme::Housing => self.theme_housing(),
            Theme::Care => self.theme_care(),
            Theme::Food => self.theme_food(),
            Theme::Energy => self.theme_energy(),
        }
    }
}

impl Visit {
    /// A theme's name in each language: the city's own, else ours.
    pub fn theme_names(&self, theme: Theme) -> Texts {
        let own = self.city.settings.theme_names.iter().find(|(key, _)| *key == theme);
        if let Some((_, names)) = own.filter(|(_, names)| !names.is_empty()) {
            return names.clone();
        }
        let ours = |locale: &Locale| {
            let words = Words::new(*locale, self.city.zone.clone(), self.now);
            let name = words.theme_word(theme).to_owned();
            (Language::from_tag_or_english(locale.tag()), name)
        };
        Locale::ALL.iter().map(ours).collect()
    }

    /// A theme's name: the city's own, else ours.
    pub fn theme(&self, theme: Theme) -> String {
        let own = self.city.settings.theme_names.iter().find(|(key, _)| *key == theme);
        match own.map_or("", |(_, names)| self.text(names)) {
            "" => self.words.theme_word(theme).to_owned(),
            name => name.to_owned(),
        }
    }
}
