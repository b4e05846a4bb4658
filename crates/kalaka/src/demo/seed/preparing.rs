//! Makes calls and ideas of the files, with everything that happened to them.

use std::collections::HashMap;

use anyhow::Context as _;
use calls::{
    Activity, Amendment, AmendmentInput, AmendmentState, Call, CallContent, CallState, Closing,
    Criterion, Decision, How, Idea, IdeaInput, IdeaState, Rule, Verdict, Who,
};
use city::{
    Access, Author, Comment, CommentState, Id, LonLat, Money, Organisation, Report, ReportReason,
    Role, Step, StepKind, Texts, Window,
};
use jiff::{Timestamp, ToSpan as _};

use super::super::content::{self, AmendedEntry, CallFile, CommentEntry, IdeaEntry};
use super::Seeder;
use super::corrected::corrected;
use store::calls::correction::Former;

/// A call with its ideas, ready to be written.
pub(super) struct Prepared {
    pub(super) call: Call,
    pub(super) made: Timestamp,
    pub(super) ideas: Vec<PreparedIdea>,
}

/// An idea with everything that happened to it.
pub(super) struct PreparedIdea {
    pub(super) idea: Idea,
    pub(super) draft: bool,
    /// The organisation for which it is brought.
    pub(super) behalf: Option<Id<Organisation>>,
    /// How it was told to the city.
    pub(super) told: Option<How>,
    /// Who writes it too, and by which name they all sign.
    pub(super) coauthors: Vec<Author>,
    pub(super) team: String,
    /// What it said before a change was taken in, and that change.
    pub(super) amended: Option<(Idea, Amendment)>,
    pub(super) supports: usize,
    pub(super) steps: Vec<Step>,
    pub(super) comments: Vec<Comment>,
    pub(super) decision: Option<Decision>,
    /// What was decided before it was corrected.
    pub(super) former: Option<Former>,
    pub(super) decided: Timestamp,
    /// What its author answered to a hiding, and when.
    pub(super) appeal: Option<(String, Timestamp)>,
    /// Reports of its comments.
    pub(super) reports: Vec<(Id<Comment>, Report, Timestamp)>,
}

impl Seeder {
    pub(super) fn prepare(
        &self,
        id: Id<Call>,
        file: &CallFile,
        ideas: &[IdeaEntry],
    ) -> anyhow::Result<Prepared> {
        let call = self.call(id, file)?;
        let mut ids: HashMap<&str, Id<Idea>> = HashMap::new();
        for entry in ideas {
            ids.insert(&entry.slug, Id::new(self.store.new_id()));
        }
        let mut ideas: Vec<PreparedIdea> = ideas
            .iter()
            .map(|entry| self.idea(&call, entry, &ids).with_context(|| entry.slug.clone()))
            .collect::<anyhow::Result<_>>()?;
        place_decisions(&call, &mut ideas);
        // What was merged refers to what it was merged into.
        ideas.sort_by_key(|one| one.idea.merged_into.is_some());
        let made = call.published.unwrap_or(self.moments.now);
        Ok(Prepared { call, made, ideas })
    }

    fn call(&self, id: Id<Call>, file: &CallFile) -> anyhow::Result<Call> {
        let moment =
            |text: &Option<String>| text.as_deref().map(|text| self.moments.at(text)).transpose();
        let activities = file
            .activity
            .iter()
            .map(|entry| {
                let window = Window::new(moment(&entry.opens)?, moment(&entry.closes)?)?;
                Ok(Activity { kind: entry.kind, window })
            })
            .collect::<anyhow::Result<_>>()?;
        let own = self.settings.own_language();
        let turn = |entry: &content::TurnEntry| {
            let reason = entry.reason.pick(&[own.as_str()]).map(|(_, reason)| reason.to_owned());
            anyhow::Ok(Closing {
                at: self.moments.at(&entry.at)?,
                reason: reason.unwrap_or_default(),
            })
        };
        let reopenings: Vec<Closing> =
            file.reopened.iter().map(turn).collect::<anyhow::Result<_>>()?;
        let closing =
            file.closed_early.as_ref().filter(|_| reopenings.is_empty()).map(turn).transpose()?;
        let content = CallContent {
            title: file.title.clone(),
            question: file.question.clone(),
            text: file.text.clone(),
            theme: file.theme,
            picture: None,
            budget: file.budget.and_then(|units| Money::whole(units, self.settings.currency)),
            places: file.places,
            caps: file.caps,
            promise_days: file.promise_days,
            promise: file.promise.clone(),
            office: if file.office.is_empty() { file.decider.clone() } else { file.office.clone() },
            rule: if file.rule == "support_order" { Rule::SupportOrder } else { Rule::Office },
            rule_text: file.rule_text.clone(),
            criteria: file
                .criterion
                .iter()
                .map(|entry| Criterion { key: entry.key.clone(), text: entry.text.clone() })
                .collect(),
            who: Who {
                read: Access::Anyone,
                write: file.write,
                support: file.support,
                comment: file.comment,
            },
            needs: file.needs,
            sides: file.sides,
            activities,
            result: file.result.as_ref().map(|result| result.text.clone()).unwrap_or_default(),
            steps: file.step.iter().map(|entry| self.step(entry)).collect::<anyhow::Result<_>>()?,
            step: calls::StepWords::default(),
            reopenings,
            returns: Vec::new(),
        };
        let state = match file.state.as_str() {
            "draft" => CallState::Draft,
            "archived" => CallState::Archived,
            _ => CallState::Published,
        };
        let published = if state == CallState::Draft { None } else { moment(&file.published)? };
        let results =
            file.result.as_ref().map(|result| self.moments.past(&result.published)).transpose()?;
        Ok(Call {
            id,
            slug: file.slug.parse()?,
            state,
            version: 1,
            published,
            closing,
            results,
            asks: false,
            content,
        })
    }

    fn step(&self, entry: &content::StepEntry) -> anyhow::Result<calls::ResultStep> {
        let next = entry.next.as_deref().map(|next| self.moments.at(next)).transpose()?;
        Ok(calls::ResultStep {
            words: calls::StepWords { title: entry.title.clone(), next_at: next },
            result: entry.text.clone(),
            public_at: self.moments.past(&entry.published)?,
        })
    }

    fn idea(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        ids: &HashMap<&str, Id<Idea>>,
    ) -> anyhow::Result<PreparedIdea> {
        let published = self.moments.past(&entry.day)?;
        let state = match entry.state.as_str() {
            "draft" | "hidden" => IdeaState::Published,
            other => {
                IdeaState::from_key(other).with_context(|| format!("unknown state “{other}”"))?
            }
        };
        let merged_into = entry
            .merged_into
            .as_deref()
            .map(|slug| {
                ids.get(slug).copied().with_context(|| format!("there is no idea “{slug}”"))
            })
            .transpose()?;
        let cost = entry.cost.and_then(|units| Money::whole(units, self.settings.currency));
        let idea = Idea {
            id: *ids.get(entry.slug.as_str()).context("every idea has an id")?,
            call: call.id,
            author: match entry.told {
                // Whoever told it has no account.
                Some(_) => Author { id: Id::new(self.store.new_id()), name: entry.author.clone() },
                None => self.author(&entry.author)?,
            },
            state,
            hidden: entry.state == "hidden",
            input: IdeaInput {
                language: entry.language.clone(),
                title: entry.title.clone(),
                text: entry.text.trim().to_owned(),
                theme: entry.theme,
                neighbourhood: entry.neighbourhood.clone(),
                place: entry.place.clone(),
                point: entry
                    .lon
                    .zip(entry.lat)
                    .and_then(|(lon, lat)| LonLat::from_degrees(lon, lat)),
                cost,
                photo: None,
                photo_text: String::new(),
                answers: forms::Answers::default(),
            },
            published,
            version: 1,
            supports: 0,
            comments: 0,
            merged_into,
            change_asked: entry.asked_change.is_some() && state.is_undecided(),
            behalf: None,
            coauthors: Vec::new(),
            team: String::new(),
            told: None,
        };
        let decided = entry.reason_day.as_deref().map(|day| self.moments.past(day)).transpose()?;
        let decided = decided.or(call.last_result()).unwrap_or(published);
        let decision = match state {
            IdeaState::Selected => Some(Verdict::Selected),
            IdeaState::NotSelected => Some(Verdict::NotSelected),
            _ => None,
        };
        let decision = decision.map(|verdict| Decision {
            idea: idea.id,
            verdict,
            place: 0,
            reason: entry.reason.clone(),
            deviation: entry.deviation.clone(),
            enough: None,
        });
        let comments = self.comments(call, entry, &idea)?;
        let former = self.former(call, entry, &idea, decided)?;
        let mut steps = self.steps(call, entry, &idea, decided)?;
        former.iter().for_each(|former| corrected(former, &mut steps));
        Ok(PreparedIdea {
            former,
            draft: entry.state == "draft",
            told: entry.told,
            coauthors: entry
                .coauthors
                .iter()
                .map(|key| self.author(key))
                .collect::<Result<_, _>>()?,
            team: entry.team.clone(),
            amended: entry.amended.as_ref().map(|one| self.amended(one, &idea)).transpose()?,
            behalf: entry.behalf.as_deref().map(|key| self.organisation_id(key)).transpose()?,
            supports: entry.supports,
            steps,
            appeal: entry
                .appeal
                .as_ref()
                .map(|appeal| anyhow::Ok((appeal.text.clone(), self.moments.past(&appeal.day)?)))
                .transpose()?,
            reports: self.reports(entry, &comments)?,
            comments,
            decision,
            decided,
            idea,
        })
    }

    /// A change that was taken in: what it proposed is what the idea says.
    fn amended(&self, entry: &AmendedEntry, idea: &Idea) -> anyhow::Result<(Idea, Amendment)> {
        let (title, text) = (entry.title.clone(), entry.text.trim().to_owned());
        let input = IdeaInput { title, text, ..idea.input.clone() };
        let amendment = Amendment {
            id: Id::new(self.store.new_id()),
            idea: idea.id,
            author: self.author(&entry.author)?,
            state: AmendmentState::Accepted,
            hidden: false,
            input: AmendmentInput {
                language: idea.input.language.clone(),
                title: idea.input.title.clone(),
                text: idea.input.text.clone(),
                reason: entry.reason.clone(),
            },
            made: self.moments.past(&entry.day)?,
            answer: String::new(),
            answered: Some(self.moments.past(&entry.taken)?),
        };
        Ok((Idea { input, ..idea.clone() }, amendment))
    }

    fn steps(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        idea: &Idea,
        decided: Timestamp,
    ) -> anyhow::Result<Vec<Step>> {
        let nobody = Texts::default();
        let office = match entry.reason_by.as_str() {
            "" => call.content.office.clone(),
            named => self.office(call, named)?,
        };
        let step = |kind, made, office: &Texts, reason: &str| Step {
            kind,
            made,
            office: office.clone(),
            reason: reason.to_owned(),
            criterion: None,
        };
        let mut steps = vec![step(StepKind::Published, idea.published, &nobody, "")];
        let screened =
            idea.published.checked_add((24 * 4).hours())?.min(decided).max(idea.published);
        if let Some(asked) = &entry.asked_change {
            steps.push(step(
                StepKind::ChangeAsked,
                self.moments.past(&asked.day)?,
                &office,
                &asked.text,
            ));
        }
        match idea.state {
            IdeaState::Eligible => steps.push(step(StepKind::Eligible, screened, &office, "")),
            IdeaState::Ineligible => {
                let mut one = step(StepKind::Ineligible, decided, &office, &entry.reason);
                one.criterion = entry.criterion.clone();
                steps.push(one);
            }
            IdeaState::Selected | IdeaState::NotSelected => {
                steps.push(step(StepKind::Eligible, screened, &office, ""));
                let kind = if idea.state == IdeaState::Selected {
                    StepKind::Selected
                } else {
                    StepKind::NotSelected
                };
                steps.push(step(kind, decided, &office, &entry.reason));
            }
            IdeaState::Merged => {
                steps.push(step(StepKind::Merged, decided, &office, &entry.reason));
            }
            IdeaState::Withdrawn => {
                steps.push(step(StepKind::Withdrawn, decided, &nobody, &entry.reason));
            }
            IdeaState::Published if idea.hidden => {
                steps.push(step(StepKind::Hidden, decided, &nobody, &entry.reason));
            }
            IdeaState::Published => {}
        }
        if let Some(official) = &entry.official {
            let by = match official.office.as_str() {
                "" => office,
                named => self.office(call, named)?,
            };
            steps.push(step(StepKind::Answered, self.moments.past(&official.day)?, &by, ""));
        }
        Ok(steps)
    }

    /// Reports of comments, found by what the comments say.
    fn reports(
        &self,
        entry: &IdeaEntry,
        comments: &[Comment],
    ) -> anyhow::Result<Vec<(Id<Comment>, Report, Timestamp)>> {
        let reported = entry.comment.iter().filter_map(|one| Some((one, one.report.as_ref()?)));
        reported
            .map(|(one, report)| {
                let comment = comments.iter().find(|comment| comment.text == one.text.trim());
                let comment = comment.context("a reported comment is one of the idea's")?;
                let reason = ReportReason::from_key(&report.reason)
                    .with_context(|| format!("unknown reason “{}”", report.reason))?;
                let text = report.text.clone();
                Ok((comment.id, Report { reason, text }, self.moments.past(&report.day)?))
            })
            .collect()
    }

    fn comments(
        &self,
        call: &Call,
        entry: &IdeaEntry,
        idea: &Idea,
    ) -> anyhow::Result<Vec<Comment>> {
        let mut comments = Vec::new();
        for top in &entry.comment {
            let one = self.comment(top, idea, None)?;
            let parent = one.id;
            comments.push(one);
            for reply in &top.reply {
                comments.push(self.comment(reply, idea, Some(parent))?);
            }
        }
        if let Some(official) = &entry.official {
            let officer = self
                .people
                .all
                .iter()
                .find(|p| p.roles.contains(&Role::Officer))
                .context("no officer")?;
            comments.push(Comment {
                id: Id::new(self.store.new_id()),
                about: idea.id.thing(),
                answers: None,
                author: Author { id: officer.id, name: officer.name.as_str().to_owned() },
                office: Some(official.office.as_str())
                    .filter(|named| !named.is_empty())
                    .map(|named| self.office(call, named))
                    .transpose()?,
                language: entry.language.clone(),
                text: official.text.clone(),
                side: None,
                supports: 0,
                made: self.moments.past(&official.day)?,
                state: CommentState::Shown,
            });
        }
        // Identifiers grow with time, as they would have if people had written these.
        comments.sort_by_key(|comment| comment.made);
        let renumbered: HashMap<Id<Comment>, Id<Comment>> =
            comments.iter().map(|comment| (comment.id, Id::new(self.store.new_id()))).collect();
        for comment in &mut comments {
            comment.answers = comment.answers.and_then(|top| renumbered.get(&top).copied());
            comment.id = renumbered.get(&comment.id).copied().unwrap_or(comment.id);
        }
        Ok(comments)
    }

    /// An office in each language, found by its name in one of them.
    fn office(&self, call: &Call, named: &str) -> anyhow::Result<Texts> {
        let own = std::iter::once(&call.content.office);
        let mut all = own.chain(&self.offices);
        let found = all.find(|office| office.iter().any(|(_, name)| name == named));
        found.cloned().with_context(|| format!("no office is called “{named}”"))
    }

    fn comment(
        &self,
        entry: &CommentEntry,
        idea: &Idea,
        answers: Option<Id<Comment>>,
    ) -> anyhow::Result<Comment> {
        Ok(Comment {
            id: Id::new(self.store.new_id()),
            about: idea.id.thing(),
            answers,
            author: self.author(&entry.author)?,
            office: entry.official.then(|| self.settings.name.clone()),
            language: entry.language.clone(),
            text: entry.text.trim().to_owned(),
            side: entry.side,
            supports: i64::try_from(entry.supports)?,
            made: self.moments.past(&entry.day)?,
            state: if entry.held { CommentState::Held } else { CommentState::Shown },
        })
    }
}

/// Gives the decided ideas of a call their places in the order of support, and says what would have been enough. Where
/// only steps of its result are out, they stand among those that are still open.
fn place_decisions(call: &Call, ideas: &mut [PreparedIdea]) {
    let is_open = call.results.is_none() && !call.content.steps.is_empty();
    if is_open {
        return place_among_all(ideas);
    }
    let mut order: Vec<(usize, usize)> = ideas
        .iter()
        .enumerate()
        .filter(|(_, idea)| idea.decision.is_some())
        .map(|(at, idea)| (idea.supports, at))
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let decided = order.iter().filter_map(|(_, at)| ideas.get(*at));
    let ranked: Vec<calls::Contender> = decided
        .clone()
        .map(|one| calls::Contender {
            supports: i64::try_from(one.supports).unwrap_or(i64::MAX),
            ..(&one.idea).into()
        })
        .collect();
    let mut decisions: Vec<Decision> = decided.filter_map(|one| one.decision.clone()).collect();
    calls::say_enough(call, &ranked, &mut decisions);
    for (place, ((_, at), decision)) in (1..).zip(order.iter().zip(decisions)) {
        if let Some(idea) = ideas.get_mut(*at) {
            idea.decision = Some(Decision { place, ..decision });
        }
    }
}

/// The same in a call of which some ideas are still open: each stands at its place among all.
fn place_among_all(ideas: &mut [PreparedIdea]) {
    let takes_part =
        |one: &&mut PreparedIdea| one.decision.is_some() || one.idea.state == IdeaState::Eligible;
    let mut order: Vec<&mut PreparedIdea> = ideas.iter_mut().filter(takes_part).collect();
    order.sort_by_key(|one| std::cmp::Reverse(one.supports));
    for (place, one) in (1..).zip(order) {
        one.decision = one.decision.take().map(|decision| Decision { place, ..decision });
    }
}
