//! The questions that templates begin with, in each language of the city that we speak. Officers change them as they like.

use calls::CallTemplate;
use city::Texts;
use forms::{Choice, Form, Holds, Key, Kind, OnlyIf, Question, Section};
use web::http::Visit;
use web::words::Words;

use crate::call::starter::spoken;
use crate::words::CallWords as _;

/// A word of ours in whichever language.
type Say = fn(&Words) -> &'static str;

/// How a question is asked.
#[derive(Clone, Copy)]
enum Manner {
    Needed,
    Optional,
    /// Optional, and only staff read it.
    Private,
}

/// The questions of a template; most have none.
pub(crate) fn form(visit: &Visit, template: CallTemplate) -> Form {
    let mut asking = Asking { visit, form: Form::default() };
    match template {
        CallTemplate::Survey => asking.survey(),
        CallTemplate::Poll => asking.poll(),
        CallTemplate::CultureSubsidy => asking.subsidy(),
        CallTemplate::StreetRedesign => asking.street(),
        CallTemplate::InnovationChallenge => asking.challenge(),
        _ => {}
    }
    asking.form
}

struct Asking<'a> {
    visit: &'a Visit,
    form: Form,
}

impl Asking<'_> {
    fn texts(&self, say: Say) -> Texts {
        let said = spoken(self.visit).map(|(language, w)| (language.clone(), say(&w).to_owned()));
        said.collect()
    }

    fn section(&mut self, title: Say, help: Say) {
        let (title, help) = (self.texts(title), self.texts(help));
        // A form this short is never full.
        let _ = self.form.add_section(|key| Section { key, title, help });
    }

    fn choices(&mut self, says: &[Say]) -> Vec<Choice> {
        let texts: Vec<Texts> = says.iter().map(|say| self.texts(*say)).collect();
        texts.into_iter().map(|text| Choice { key: self.form.give_key(), text }).collect()
    }

    fn ask(&mut self, label: Say, manner: Manner, kind: Kind) -> Option<Key> {
        self.ask_if(None, label, manner, kind)
    }

    /// Asks only those who made a choice, where there is one.
    fn ask_if(
        &mut self,
        chose: Option<(Key, Key)>,
        label: Say,
        manner: Manner,
        kind: Kind,
    ) -> Option<Key> {
        let label = self.texts(label);
        let only_if =
            chose.map(|(question, choice)| OnlyIf { question, holds: Holds::AnyOf(vec![choice]) });
        let build = |_: &mut Form, key| Question {
            key,
            label,
            help: Texts::default(),
            required: matches!(manner, Manner::Needed),
            private: matches!(manner, Manner::Private),
            sealed: false,
            only_if,
            kind,
        };
        self.form.add_question(build).ok()
    }

    /// One of several, with the key of the question and of the choice at a place.
    fn choose(&mut self, label: Say, says: &[Say], at: usize) -> Option<(Key, Key)> {
        let choices = self.choices(says);
        let choice = choices.get(at)?.key;
        let question = self.ask(label, Manner::Needed, Kind::Choice { choices, other: false })?;
        Some((question, choice))
    }

    fn survey(&mut self) {
        self.section(Words::asks_survey_place, Words::asks_survey_place_help);
        let often: &[Say] = &[
            Words::asks_daily,
            Words::asks_weekly,
            Words::asks_monthly,
            Words::asks_rarely,
            Words::asks_never,
        ];
        let never = self.choose(Words::asks_how_often, often, 4);
        let away: &[Say] = &[
            Words::asks_away_far,
            Words::asks_away_unsafe,
            Words::asks_away_nothing,
            Words::asks_away_unknown,
        ];
        let choices = self.choices(away);
        let kind = Kind::Choices { choices, other: true, most: None };
        self.ask_if(never, Words::asks_keeps_away, Manner::Optional, kind);
        let glad: &[Say] = &[
            Words::asks_very_glad,
            Words::asks_glad,
            Words::asks_not_glad,
            Words::asks_not_at_all,
        ];
        self.choose(Words::asks_how_glad, glad, 0);
        let first: &[Say] = &[
            Words::asks_first_safe,
            Words::asks_first_green,
            Words::asks_first_clean,
            Words::asks_first_quiet,
            Words::asks_first_meet,
        ];
        let choices = self.choices(first);
        self.ask(Words::asks_first, Manner::Optional, Kind::Ranking { choices });
        self.ask(Words::asks_where, Manner::Optional, Kind::Place);
        self.ask(Words::asks_when, Manner::Optional, Kind::Slots);
        self.section(Words::asks_survey_you, Words::asks_survey_you_help);
        let ages: &[Say] =
            &[Words::asks_age_18, Words::asks_age_35, Words::asks_age_65, Words::asks_age_more];
        let choices = self.choices(ages);
        let kind = Kind::Choice { choices, other: false };
        self.ask(Words::asks_age, Manner::Private, kind);
        self.ask(Words::asks_more, Manner::Private, Kind::LongText { most: 1_000 });
    }

    fn poll(&mut self) {
        let possible: &[Say] =
            &[Words::asks_possible_one, Words::asks_possible_two, Words::asks_possible_three];
        self.choose(Words::asks_prefer, possible, 0);
        self.ask(Words::asks_why, Manner::Private, Kind::ShortText { most: 200 });
    }

    fn subsidy(&mut self) {
        let most = 1_000_000;
        self.ask(Words::asks_amount, Manner::Needed, Kind::Money { most });
        self.ask(Words::asks_first_day, Manner::Optional, Kind::Date);
        let whom: &[Say] = &[
            Words::asks_whom_all,
            Words::asks_whom_children,
            Words::asks_whom_young,
            Words::asks_whom_old,
        ];
        let choices = self.choices(whom);
        let kind = Kind::Choices { choices, other: true, most: None };
        self.ask(Words::asks_whom, Manner::Needed, kind);
        let paid = self.choose(Words::asks_paid, &[Words::asks_yes, Words::asks_no], 0);
        let kind = Kind::LongText { most: 500 };
        self.ask_if(paid, Words::asks_paid_by, Manner::Private, kind);
    }

    fn street(&mut self) {
        let role: &[Say] = &[Words::asks_role_live, Words::asks_role_work, Words::asks_role_pass];
        self.choose(Words::asks_role, role, 0);
        let moves: &[Say] = &[
            Words::asks_moves_foot,
            Words::asks_moves_bicycle,
            Words::asks_moves_bus,
            Words::asks_moves_car,
        ];
        let choices = self.choices(moves);
        let kind = Kind::Choices { choices, other: true, most: None };
        self.ask(Words::asks_moves, Manner::Optional, kind);
    }

    fn challenge(&mut self) {
        let who: &[Say] = &[
            Words::asks_team_company,
            Words::asks_team_knowledge,
            Words::asks_team_society,
            Words::asks_team_residents,
        ];
        self.choose(Words::asks_team, who, 0);
        let far: &[Say] = &[Words::asks_far_idea, Words::asks_far_tried, Words::asks_far_used];
        let used = self.choose(Words::asks_far, far, 2);
        self.ask_if(used, Words::asks_see, Manner::Optional, Kind::Link);
        self.ask(Words::asks_partner, Manner::Optional, Kind::Organisation);
        self.ask(Words::asks_contact, Manner::Private, Kind::Person);
        self.ask(Words::asks_open, Manner::Needed, Kind::Consent);
    }
}
