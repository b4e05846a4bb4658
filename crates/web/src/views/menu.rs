//! The main menu: at most five entries in sight, the others under "More". It is made of what the systems that a city has
//! declare, and of the rooms of whoever works here.

use super::Link;

/// How many entries are in sight.
const IN_SIGHT: usize = 5;

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page lies there.
    pub current: bool,
}

/// The menu.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Menu {
    /// The entries in sight.
    pub items: Vec<NavItem>,
    /// The others.
    pub more: Vec<NavItem>,
}

impl Menu {
    /// The menu for a page at `path`, of the entries of each group in order. Where not all of them fit, those that a
    /// group names first stay in sight as long as they fit: every room has its door before any has a second one.
    pub fn of(path: &str, groups: Vec<Vec<Link>>) -> Self {
        let total: usize = groups.iter().map(Vec::len).sum();
        let doors = groups.iter().filter(|group| !group.is_empty()).count();
        let mut seconds = IN_SIGHT.saturating_sub(doors);
        let mut firsts = IN_SIGHT;
        let mut menu = Self::default();
        for group in groups {
            for (place, link) in group.into_iter().enumerate() {
                let left = if place == 0 { &mut firsts } else { &mut seconds };
                let item = NavItem { current: lies_under(path, &link.href), ..link.into() };
                if total <= IN_SIGHT || *left > 0 {
                    *left = left.saturating_sub(1);
                    menu.items.push(item);
                } else {
                    menu.more.push(item);
                }
            }
        }
        menu
    }

    /// Whether the page lies in one of the others.
    pub fn is_in_more(&self) -> bool {
        self.more.iter().any(|item| item.current)
    }
}

impl From<Link> for NavItem {
    fn from(link: Link) -> Self {
        Self { label: link.label, href: link.href, current: false }
    }
}

fn lies_under(path: &str, href: &str) -> bool {
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(names: &[&str]) -> Vec<Link> {
        names.iter().map(|name| Link::new(*name, format!("/city/{name}"))).collect()
    }

    fn labels(items: &[NavItem]) -> Vec<&str> {
        items.iter().map(|item| item.label.as_str()).collect()
    }

    #[test]
    fn five_entries_are_all_in_sight() {
        let menu = Menu::of(
            "/city/results/7",
            vec![group(&["calls", "results"]), group(&["desk", "people", "log"])],
        );
        assert_eq!(labels(&menu.items), ["calls", "results", "desk", "people", "log"]);
        assert_eq!(menu.more, []);
        let current: Vec<_> = menu.items.iter().filter(|item| item.current).collect();
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].label, "results");
    }

    #[test]
    fn every_system_has_its_door_before_any_has_a_second() {
        let menu = Menu::of(
            "/city/moderation",
            vec![
                group(&["calls", "results"]),
                group(&["help"]),
                group(&["learn", "lessons"]),
                group(&["desk", "moderation"]),
            ],
        );
        assert_eq!(labels(&menu.items), ["calls", "results", "help", "learn", "desk"]);
        assert_eq!(labels(&menu.more), ["lessons", "moderation"]);
        assert!(menu.is_in_more());
    }

    #[test]
    fn nine_systems_leave_five_in_sight() {
        let names =
            ["calls", "help", "learn", "plan", "streets", "talent", "events", "places", "desk"];
        let menu = Menu::of("/city/calls", names.iter().map(|name| group(&[name])).collect());
        assert_eq!(labels(&menu.items), ["calls", "help", "learn", "plan", "streets"]);
        assert_eq!(labels(&menu.more), ["talent", "events", "places", "desk"]);
        assert!(!menu.is_in_more());
        assert_eq!(Menu::of("/city", vec![Vec::new()]), Menu::default());
    }
}
