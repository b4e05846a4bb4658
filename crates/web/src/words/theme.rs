//! What a city's themes are called.

use city::Theme;

use super::Words;
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
    /// A theme's name: the city's own, else ours.
    pub fn theme(&self, theme: Theme) -> String {
        let own = self.city.settings.theme_names.iter().find(|(key, _)| *key == theme);
        match own.map_or("", |(_, names)| self.text(names)) {
            "" => self.words.theme_word(theme).to_owned(),
            name => name.to_owned(),
        }
    }
}
