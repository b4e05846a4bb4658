//! From rows to what views show: cards, states, windows, journeys. No page of its own.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use calls::{ActivityKind, Call, Idea, IdeaState, NextStep, NextStepKind};
use city::{Module, StepKind};
use city::{Theme, WindowState};

use crate::cards::{CallCard, IdeaCard, State};
use crate::told::enter::how_word;
use calls::CallPhase;
use web::http::Visit;
use web::map::{Pin, Place};
use web::markdown;
use web::views::{Mark, Picture, Step};

/// How many letters of an idea a card shows.
const SUMMARY: usize = 160;

/// Where an idea stands, as a reader sees it.
pub(crate) fn state(idea: &Idea) -> State {
    if idea.hidden {
        return State::Hidden;
    }
    match idea.state {
        IdeaState::Published => State::Published,
        IdeaState::Eligible => State::Eligible,
        IdeaState::Ineligible => State::Ineligible,
        IdeaState::Selected => State::Selected,
        IdeaState::NotSelected => State::NotSelected,
        IdeaState::Merged => State::Merged,
        IdeaState::Withdrawn => State::Withdrawn,
    }
}

/// Ready sentences and cards for one reader.
pub(crate) struct Shape<'a> {
    pub(crate) visit: &'a Visit,
    wished: Vec<&'a str>,
}

impl<'a> Shape<'a> {
    /// For the reader of this request.
    pub(crate) fn new(visit: &'a Visit) -> Self {
        Self { visit, wished: visit.wished() }
    }

    /// A text of the city in the reader's language.
    pub(crate) fn text<'t>(&self, texts: &'t city::Texts) -> &'t str {
        texts.pick(&self.wished).map_or("", |(_, text)| text)
    }

    /// A call's title.
    pub(crate) fn title(&self, call: &Call) -> String {
        match self.text(&call.content.title) {
            "" => self.visit.words.call_untitled().to_owned(),
            title => title.to_owned(),
        }
    }

    /// A theme's name: the city's own, else ours.
    pub(crate) fn theme(&self, theme: Theme) -> String {
        self.visit.theme(theme)
    }

    /// A neighbourhood's name.
    pub(crate) fn neighbourhood(&self, key: Option<&str>) -> Option<String> {
        self.visit.city.settings.neighbourhood(key?).map(|found| found.name.clone())
    }

    /// What stands for an idea.
    pub(crate) fn picture(&self, call: &Call, idea: &Idea) -> Picture {
        match idea.input.photo {
            Some(photo) => Picture::Photo {
                src: self.visit.to.picture(city::Id::<store::city::file::File>::new(photo)),
                alt: idea.input.photo_text.clone(),
            },
            None => {
                let theme = idea.input.theme.or(call.content.theme).unwrap_or(Theme::Culture);
                Picture::art(theme.key(), idea.id)
            }
        }
    }

    /// What stands for a call.
    pub(crate) fn call_picture(&self, call: &Call) -> Picture {
        match call.content.picture {
            Some(picture) => Picture::Photo {
                src: self.visit.to.picture(city::Id::<store::city::file::File>::new(picture)),
                alt: String::new(),
            },
            None => Picture::art(call.content.theme.unwrap_or(Theme::Culture).key(), &call.slug),
        }
    }

    /// An idea in a list.
    pub(crate) fn idea(&self, call: &Call, idea: &Idea, pin: Option<u32>) -> IdeaCard {
        let theme = idea.input.theme.map(|theme| self.theme(theme));
        IdeaCard {
            title: idea.input.title.clone(),
            href: self.visit.to.idea(&call.slug, idea.id),
            language: idea.input.language.to_string(),
            summary: markdown::excerpt(&idea.input.text, SUMMARY),
            state: state(idea),
            place: self
                .neighbourhood(idea.input.neighbourhood.as_deref())
                .or(theme)
                .unwrap_or_default(),
            supports: idea.supports,
            comments: idea.comments,
            picture: self.picture(call, idea),
            pin,
            behalf: self.credit(idea).join(" · "),
        }
    }

    /// By which team it is signed, for which organisation it was brought, and how it was told: in words, as far as there are any.
    pub(crate) fn credit(&self, idea: &Idea) -> Vec<String> {
        let w = &self.visit.words;
        let team = Some(idea.team.as_str()).filter(|team| !team.is_empty());
        let told = idea.told.map(|how| w.told_to_the_city(how_word(w, how)));
        [team.map(|team| w.idea_by_team(team)), self.behalf(idea), told]
            .into_iter()
            .flatten()
            .collect()
    }

    /// For which organisation it was brought, in words.
    pub(crate) fn behalf(&self, idea: &Idea) -> Option<String> {
        self.behalf_name(idea).map(|name| self.visit.words.idea_for(name))
    }

    /// What that organisation is called, in a city that has organisations.
    pub(crate) fn behalf_name<'i>(&self, idea: &'i Idea) -> Option<&'i str> {
        let behalf = idea.behalf.as_ref().filter(|_| self.visit.has(Module::Organisations))?;
        Some(self.visit.text(&behalf.name))
    }

    /// Where a call is looked at: its result once there is one, else its ideas.
    pub(crate) fn call_href(&self, call: &Call) -> String {
        if call.has_result(self.visit.now) {
            self.visit.to.call_result(&call.slug)
        } else {
            self.visit.to.call(&call.slug)
        }
    }

    /// A call in a list.
    pub(crate) fn call(&self, call: &Call, ideas: i64) -> CallCard {
        CallCard {
            title: self.title(call),
            href: self.call_href(call),
            question: self.text(&call.content.question).to_owned(),
            phase: CallPhase::of(call, self.visit.now),
            ideas: crate::call::head::has_ideas(call).then_some(ideas),
            when: self.when(call),
            picture: self.call_picture(call),
        }
    }

    /// What came of a call, in a list: how many ideas will be carried out stands for its question.
    pub(crate) fn result(&self, call: &Call, ideas: i64, selected: i64) -> CallCard {
        let question = self.visit.words.result_finding(selected);
        CallCard { question, href: self.visit.to.call_result(&call.slug), ..self.call(call, ideas) }
    }

    /// The date that matters now.
    pub(crate) fn when(&self, call: &Call) -> String {
        let (w, now) = (&self.visit.words, self.visit.now);
        let collect = call.window(ActivityKind::Collect);
        let first = collect.or_else(|| call.window(ActivityKind::Answer));
        match CallPhase::of(call, now) {
            CallPhase::Draft => w.call_not_published().to_owned(),
            CallPhase::Coming => {
                let opens = first.and_then(|window| window.opens());
                opens.map_or_else(String::new, |opens| w.call_opens(w.date_time(opens)))
            }
            CallPhase::Open => match (collect, call.residents_until()) {
                (Some(window), _) if window.is_open(now) && window.closes().is_some() => w
                    .call_ideas_until(
                        window.closes().map(|at| w.date_time(at)).unwrap_or_default(),
                    ),
                (_, Some(until)) => w.call_open_until(w.date_time(until)),
                _ => w.call_always_open().to_owned(),
            },
            CallPhase::Deciding if call.open_step(now).is_some() => call
                .open_step(now)
                .map(|step| crate::call::head::rest_by(self.visit, step))
                .unwrap_or_default(),
            CallPhase::Deciding => match call.answer_due(None) {
                Some(due) if due < now => w.call_answer_late(w.date(due)),
                Some(due) => w.call_answer_by(w.date(due)),
                None => w.call_answer_soon().to_owned(),
            },
            CallPhase::Decided => {
                call.results.map_or_else(String::new, |at| w.call_decided_on(w.date(at)))
            }
            CallPhase::Archived => call
                .results
                .map_or_else(|| w.call_put_away().to_owned(), |at| w.call_decided_on(w.date(at))),
        }
    }

    /// The activities of a call with their windows.
    pub(crate) fn windows(&self, call: &Call) -> Vec<Step> {
        let (w, now) = (&self.visit.words, self.visit.now);
        let mut activities: Vec<_> = ActivityKind::ALL
            .iter()
            .filter_map(|kind| call.window(*kind).map(|window| (*kind, window)))
            .collect();
        activities.sort_by_key(|(kind, window)| (window.opens(), *kind));
        activities
            .into_iter()
            .map(|(kind, window)| Step {
                mark: match window.state(now) {
                    WindowState::Closed => Mark::Done,
                    WindowState::Open => Mark::Now,
                    WindowState::Upcoming => Mark::Later,
                },
                title: activity_word(w, kind).to_owned(),
                when: match (window.opens(), window.closes()) {
                    (Some(opens), Some(closes)) => {
                        w.window_from_until(w.date(opens), w.date_time(closes))
                    }
                    (Some(opens), None) => w.window_from(w.date(opens)),
                    (None, Some(closes)) => w.window_until(w.date_time(closes)),
                    (None, None) => w.window_always().to_owned(),
                },
                office: String::new(),
                reason: String::new(),
                link: None,
            })
            .collect()
    }

    /// What comes next for an idea.
    pub(crate) fn next(&self, call: &Call, idea: &Idea) -> Vec<Step> {
        calls::next_steps(call, idea, self.visit.now)
            .iter()
            .map(|step| self.next_step(call, *step))
            .collect()
    }

    fn next_step(&self, call: &Call, step: NextStep) -> Step {
        let w = &self.visit.words;
        let title = match step.kind {
            NextStepKind::Screen => w.next_screen(),
            NextStepKind::Support => w.next_support(),
            NextStepKind::Decide => w.next_decide(),
            NextStepKind::Commission => w.next_commission(),
            NextStepKind::Test => w.next_test(),
            NextStepKind::Result => w.next_result(),
        };
        let office = matches!(step.kind, NextStepKind::Screen | NextStepKind::Decide);
        Step {
            mark: if step.late { Mark::Late } else { Mark::Later },
            title: title.to_owned(),
            when: match step.by {
                Some(by) if step.late => w.was_promised_by(w.date(by)),
                Some(by) => w.by_date(w.date(by)),
                None => String::new(),
            },
            office: if office { self.text(&call.content.office).to_owned() } else { String::new() },
            reason: String::new(),
            link: None,
        }
    }

    /// What happened to an idea, as a step; nothing for what only moderators and authors see.
    pub(crate) fn event(&self, call: &Call, event: &city::Step) -> Step {
        let w = &self.visit.words;
        let mark = match event.kind {
            StepKind::Ineligible
            | StepKind::NotSelected
            | StepKind::Withdrawn
            | StepKind::Hidden => Mark::No,
            _ => Mark::Done,
        };
        let criterion = event.criterion.as_deref().and_then(|key| call.content.criterion(key));
        let reason = match (criterion, event.kind) {
            (Some(criterion), _) => {
                w.reason_with_criterion(self.text(&criterion.text), event.reason.as_str())
            }
            (None, StepKind::TookIn | StepKind::Merged) if !event.reason.is_empty() => {
                w.merged_with(event.reason.as_str())
            }
            (None, _) => event.reason.clone(),
        };
        Step {
            mark,
            title: event_word(w, event.kind).unwrap_or_default().to_owned(),
            when: w.date(event.made),
            office: self.text(&event.office).to_owned(),
            reason,
            link: None,
        }
    }

    /// Pins for the ideas of a list that have a place, by their number in it.
    pub(crate) fn pins<'i>(
        &self,
        call: &Call,
        ideas: impl IntoIterator<Item = (u32, &'i Idea)>,
    ) -> Vec<Pin> {
        let pin = |(number, idea): (u32, &Idea)| {
            let href = self.visit.to.idea(&call.slug, idea.id);
            Some(Pin { number, place: place(idea)?, title: idea.input.title.clone(), href })
        };
        ideas.into_iter().filter_map(pin).collect()
    }
}

/// Where an idea is, for the map.
pub(crate) fn place(idea: &Idea) -> Option<Place> {
    let (lon, lat) = idea.input.point?.degrees();
    Some(Place { lon, lat })
}

type Words = web::words::Words;

/// An activity in words.
pub(crate) fn activity_word(w: &Words, kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Collect => w.activity_collect(),
        ActivityKind::Answer => w.activity_answer(),
        ActivityKind::Discuss => w.activity_discuss(),
        ActivityKind::Support => w.activity_support(),
        ActivityKind::Screen => w.activity_screen(),
        ActivityKind::Decide => w.activity_decide(),
    }
}

/// What happened to an idea, in words; nothing for what its journey does not show.
fn event_word(w: &Words, kind: StepKind) -> Option<&'static str> {
    Some(match kind {
        StepKind::Published => w.event_published(),
        StepKind::Changed => w.event_changed(),
        StepKind::ChangeAsked => w.event_change_asked(),
        StepKind::Eligible => w.event_eligible(),
        StepKind::Ineligible => w.event_ineligible(),
        StepKind::TookIn => w.event_took_in(),
        StepKind::Merged => w.event_merged(),
        StepKind::Answered => w.event_answered(),
        StepKind::Hidden => w.event_hidden(),
        StepKind::Held => w.event_held(),
        StepKind::Released => w.event_released(),
        StepKind::Restored => w.event_restored(),
        StepKind::Withdrawn => w.event_withdrawn(),
        StepKind::Selected => w.event_selected(),
        StepKind::NotSelected => w.event_not_selected(),
        StepKind::Corrected => w.event_corrected(),
        StepKind::Joined => w.event_joined(),
        StepKind::Removed => w.event_left(),
        StepKind::Accepted => w.event_accepted(),
        StepKind::HandedOver => w.event_handed_over(),
        StepKind::Commented
        | StepKind::StaysHidden
        | StepKind::Assigned
        | StepKind::ToEvaluate
        | StepKind::Results
        | StepKind::ResultsInPart
        | StepKind::ClosedEarly
        | StepKind::Reopened
        | StepKind::BroughtBack
        | StepKind::Registered
        | StepKind::Waitlisted
        | StepKind::MovedUp
        | StepKind::Reminded
        | StepKind::Rescheduled
        | StepKind::Cancelled
        | StepKind::Minutes
        | StepKind::Verified
        | StepKind::Unverified
        | StepKind::ClaimRefused
        | StepKind::JoinAsked
        | StepKind::Proposed
        | StepKind::Declined
        | StepKind::HandOffered => return None,
    })
}
