//! The windows, promise and rule of each template.

use city::Theme;

use crate::ActivityKind::{Answer, Collect, Decide, Discuss, Screen, Support};
use crate::Rule;
use crate::template::{CallTemplate, Shape};

impl CallTemplate {
    /// What it gives apart from its words. The days are what such calls take where they go well: time to hear of it, time
    /// to weigh, and an answer before the question is forgotten.
    pub(super) const fn shape(self) -> Shape {
        let office = Shape {
            windows: &[],
            promise_days: 30,
            rule: Rule::Office,
            theme: Theme::Green,
            places: None,
        };
        match self {
            Self::OpenCall => Shape {
                windows: &[
                    (Collect, 0, Some(42)),
                    (Discuss, 0, Some(63)),
                    (Support, 14, Some(63)),
                    (Screen, 7, Some(70)),
                    (Decide, 70, Some(84)),
                ],
                ..office
            },
            Self::NeighbourhoodBudget => Shape {
                windows: &[
                    (Collect, 0, Some(30)),
                    (Discuss, 0, Some(60)),
                    (Screen, 0, Some(44)),
                    (Support, 45, Some(60)),
                    (Decide, 60, Some(74)),
                ],
                promise_days: 21,
                rule: Rule::SupportOrder,
                ..office
            },
            Self::QuickQuestion => Shape {
                windows: &[
                    (Collect, 0, Some(14)),
                    (Discuss, 0, Some(14)),
                    (Screen, 0, Some(24)),
                    (Decide, 14, Some(24)),
                ],
                promise_days: 10,
                ..office
            },
            Self::IdeaBox => Shape {
                windows: &[
                    (Collect, 0, None),
                    (Discuss, 0, None),
                    (Support, 0, None),
                    (Screen, 0, None),
                    (Decide, 0, None),
                ],
                ..office
            },
            Self::SchoolBudget => Shape {
                windows: &[
                    (Collect, 0, Some(21)),
                    (Discuss, 0, Some(42)),
                    (Screen, 0, Some(28)),
                    (Support, 28, Some(42)),
                    (Decide, 42, Some(49)),
                ],
                promise_days: 14,
                rule: Rule::SupportOrder,
                theme: Theme::Learning,
                ..office
            },
            Self::StreetRedesign => Shape {
                windows: &[
                    (Collect, 0, Some(28)),
                    (Discuss, 0, Some(42)),
                    (Support, 14, Some(42)),
                    (Screen, 14, Some(49)),
                    (Decide, 49, Some(77)),
                ],
                theme: Theme::Mobility,
                ..office
            },
            Self::ClimateStreet => Shape {
                windows: &[
                    (Collect, 0, Some(56)),
                    (Discuss, 0, Some(84)),
                    (Support, 28, Some(84)),
                    (Screen, 14, Some(84)),
                    (Decide, 84, Some(98)),
                ],
                theme: Theme::Energy,
                ..office
            },
            Self::CultureSubsidy => Shape {
                windows: &[
                    (Collect, 0, Some(42)),
                    (Discuss, 0, Some(56)),
                    (Screen, 14, Some(56)),
                    (Decide, 56, Some(77)),
                ],
                theme: Theme::Culture,
                ..office
            },
            Self::InnovationChallenge => Shape {
                windows: &[
                    (Collect, 0, Some(56)),
                    (Discuss, 0, Some(70)),
                    (Screen, 28, Some(70)),
                    (Decide, 70, Some(98)),
                ],
                theme: Theme::Learning,
                ..office
            },
            Self::Naming => Shape {
                windows: &[
                    (Collect, 0, Some(21)),
                    (Discuss, 0, Some(35)),
                    (Screen, 7, Some(24)),
                    (Support, 24, Some(35)),
                    (Decide, 35, Some(45)),
                ],
                promise_days: 14,
                rule: Rule::SupportOrder,
                theme: Theme::Culture,
                places: Some(1),
            },
            Self::Consultation => Shape {
                windows: &[
                    (Collect, 0, Some(30)),
                    (Discuss, 0, Some(30)),
                    (Screen, 0, Some(44)),
                    (Decide, 30, Some(75)),
                ],
                promise_days: 45,
                theme: Theme::Housing,
                ..office
            },
            Self::HackathonChallenge => Shape {
                windows: &[
                    (Collect, 0, Some(2)),
                    (Discuss, 0, Some(9)),
                    (Support, 2, Some(9)),
                    (Screen, 0, Some(5)),
                    (Decide, 9, Some(16)),
                ],
                promise_days: 7,
                theme: Theme::Learning,
                ..office
            },
            Self::ProblemMap => Shape {
                windows: &[
                    (Collect, 0, Some(28)),
                    (Discuss, 0, Some(35)),
                    (Support, 0, Some(35)),
                    (Screen, 0, Some(42)),
                    (Decide, 28, Some(49)),
                ],
                promise_days: 21,
                theme: Theme::Mobility,
                ..office
            },
            Self::Survey => Shape {
                windows: &[(Answer, 0, Some(21)), (Decide, 21, Some(42))],
                promise_days: 28,
                ..office
            },
            Self::Poll => Shape {
                windows: &[(Answer, 0, Some(7)), (Decide, 7, Some(14))],
                promise_days: 10,
                theme: Theme::Culture,
                ..office
            },
        }
    }
}
