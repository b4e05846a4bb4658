//! Makes forms of the files, and answers to them. Who answers what is drawn by weights, the same on each start.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use calls::{ActivityKind, Call, GoesWith, Sheet};
use city::{Id, LonLat, Money};
use forms::{Answer, Answers, Choice, Form, Holds, Key, Kind, OnlyIf, Question, Section, Slot};
use jiff::{Timestamp, ToSpan as _};
use store::Tx;

use super::super::asked::{AskEntry, FormFile};
use super::Seeder;
use super::preparing::PreparedIdea;

/// A form with what is needed to answer it.
pub(super) struct Asked {
    pub(super) form: Form,
    /// Each question as its file has it.
    entries: Vec<(Key, AskEntry)>,
}

/// Draws numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn draw(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below.max(1)
    }

    /// A place, as often as its weight says.
    fn weighted(&mut self, weights: &[u64]) -> Option<usize> {
        let mut left = self.draw(weights.iter().sum());
        weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        })
    }
}

/// The form of a file. Without a key, what it would seal is private.
pub(super) fn form(file: &FormFile, can_seal: bool) -> anyhow::Result<Asked> {
    let mut form = Form::default();
    let mut entries: Vec<(Key, AskEntry)> = Vec::new();
    let mut names: BTreeMap<String, (Key, Vec<(String, Key)>)> = BTreeMap::new();
    for entry in &file.ask {
        let refused = |cannot: forms::CannotEdit| {
            anyhow::anyhow!("“{}” cannot be asked: {cannot:?}", entry.name)
        };
        if entry.kind == "section" {
            let section =
                |key| Section { key, title: entry.label.clone(), help: entry.help.clone() };
            form.add_section(section).map_err(refused)?;
            continue;
        }
        let choices: Vec<Choice> = entry
            .choice
            .iter()
            .map(|choice| Choice { key: form.give_key(), text: choice.text.clone() })
            .collect();
        let named = entry.choice.iter().zip(&choices);
        let named: Vec<(String, Key)> =
            named.map(|(entry, choice)| (entry.name.clone(), choice.key)).collect();
        let only_if = match &entry.only_if {
            None => None,
            Some(only_if) => {
                let (question, choices) = names.get(&only_if.ask).context("no such question")?;
                let chose = choices.iter().filter(|(name, _)| only_if.chose.contains(name));
                let holds = Holds::AnyOf(chose.map(|(_, key)| *key).collect());
                Some(OnlyIf { question: *question, holds })
            }
        };
        let kind = kind(entry, choices)?;
        let build = |_: &mut Form, key| Question {
            key,
            label: entry.label.clone(),
            help: entry.help.clone(),
            required: entry.required,
            private: entry.private || entry.sealed,
            sealed: entry.sealed && can_seal,
            only_if,
            kind,
        };
        let key = form.add_question(build).map_err(refused)?;
        names.insert(entry.name.clone(), (key, named));
        entries.push((key, entry.clone()));
    }
    Ok(Asked { form, entries })
}

/// One of what the file has people say.
fn said(entry: &AskEntry, dice: &mut Dice) -> Option<String> {
    let at = usize::try_from(dice.draw(u64::try_from(entry.said.len()).ok()?)).ok()?;
    entry.said.get(at).cloned()
}

fn kind(entry: &AskEntry, choices: Vec<Choice>) -> anyhow::Result<Kind> {
    Ok(match entry.kind.as_str() {
        "short_text" => Kind::ShortText { most: 200 },
        "long_text" => Kind::LongText { most: 1_000 },
        "choice" => Kind::Choice { choices, other: entry.other },
        "choices" => Kind::Choices { choices, other: entry.other, most: None },
        "ranking" => Kind::Ranking { choices },
        "number" => Kind::Number { unit: entry.unit.clone(), decimals: 0, least: 0, most: 10_000 },
        "money" => Kind::Money { most: 1_000_000 },
        "slots" => Kind::Slots,
        "place" => Kind::Place,
        "consent" => Kind::Consent,
        "organisation" => Kind::Organisation,
        "person" => Kind::Person,
        other => bail!("“{other}” is no kind of question"),
    })
}

impl Seeder {
    /// What so many people answered on the page of a call, spread over the time in which it could be answered.
    pub(super) fn sheets(&self, call: &Call, asked: &Asked, many: usize) -> Vec<Sheet> {
        let window = call.window(ActivityKind::Answer);
        let opens = window.and_then(|window| window.opens()).unwrap_or(self.moments.now);
        let closes = window.and_then(|window| window.closes()).unwrap_or(self.moments.now);
        let last = closes.min(self.moments.now);
        let minutes = (last.as_second() - opens.as_second()).max(60) / 60;
        let people = self.people.all.iter().filter(|person| person.roles.is_empty()).rev();
        people
            .take(many)
            .enumerate()
            .map(|(at, person)| {
                let mut dice = Dice(u64::try_from(at).unwrap_or_default() * 7_919 + 17);
                let after = i64::try_from(dice.draw(minutes.unsigned_abs())).unwrap_or_default();
                let made = opens.checked_add(after.minutes()).unwrap_or(opens);
                let answers = self.answers(asked, &mut dice);
                self.sheet(call, (None, person.id), &person.language, answers, made)
            })
            .collect()
    }

    /// What was answered with an idea.
    pub(super) fn sheet_of_idea(
        &self,
        call: &Call,
        asked: &Asked,
        prepared: &PreparedIdea,
    ) -> Option<Sheet> {
        if prepared.draft || asked.form.is_empty() || call.form_goes_with() != GoesWith::Ideas {
            return None;
        }
        let idea = &prepared.idea;
        let mut dice = Dice(idea.id.get().unsigned_abs());
        dice.draw(2);
        let answers = self.answers(asked, &mut dice);
        let whose = (Some(idea.id), idea.author.id);
        let sheet = self.sheet(call, whose, &idea.input.language, answers, idea.published);
        Some(Sheet { counts: idea.is_listed(), ..sheet })
    }

    /// Enters a sheet, its sealed answers sealed.
    pub(super) fn insert_sheet(
        &self,
        tx: &mut Tx,
        mut sheet: Sheet,
        asked: &Asked,
    ) -> store::Result<()> {
        acts::sealed::seal_sheet(tx, self.store.seals(), &mut sheet, &asked.form)
            .map_err(|error| store::Error::Bug(error.to_string()))?;
        store::calls::sheet::insert(tx, &sheet)
    }

    fn sheet(
        &self,
        call: &Call,
        (idea, person): (Option<Id<calls::Idea>>, Id<city::Person>),
        language: &city::Language,
        answers: Answers,
        made: Timestamp,
    ) -> Sheet {
        Sheet {
            id: Id::new(self.store.new_id()),
            call: call.id,
            idea,
            person: Some(person),
            version: 1,
            language: language.clone(),
            answers,
            sealed: None,
            counts: true,
            made,
            changed: made,
        }
    }

    fn answers(&self, asked: &Asked, dice: &mut Dice) -> Answers {
        let mut answers = Answers::default();
        for (key, entry) in &asked.entries {
            let Some(question) = asked.form.question(*key) else { continue };
            let meant = question.only_if.as_ref().is_none_or(|only_if| only_if.is_met(&answers));
            let skipped = !question.required && dice.draw(100) >= entry.answered;
            if meant
                && !skipped
                && let Some(answer) = self.answer(&question.kind, entry, dice)
            {
                answers.set(*key, answer);
            }
        }
        answers
    }

    fn answer(&self, kind: &Kind, entry: &AskEntry, dice: &mut Dice) -> Option<Answer> {
        let weights: Vec<u64> = entry.choice.iter().map(|choice| choice.weight).collect();
        let key = |at: usize| kind.choices().get(at).map(|choice| choice.key);
        Some(match kind {
            Kind::ShortText { .. } | Kind::LongText { .. } => Answer::Text(said(entry, dice)?),
            Kind::Organisation => {
                let said = said(entry, dice)?;
                let (name, sector) = said.split_once(" | ")?;
                let sector = Some(sector.parse().ok()?);
                Answer::Organisation { name: name.to_owned(), sector, site: String::new() }
            }
            Kind::Person => {
                let said = said(entry, dice)?;
                let (name, reach) = said.split_once(" | ")?;
                Answer::Person { name: name.to_owned(), reach: reach.to_owned() }
            }
            Kind::Choice { .. } => {
                Answer::Chosen { of: vec![key(dice.weighted(&weights)?)?], other: String::new() }
            }
            Kind::Choices { .. } => {
                let most = weights.iter().max().copied().unwrap_or(1) + 1;
                let ticked =
                    weights.iter().enumerate().filter(|(_, weight)| dice.draw(most) < **weight);
                let of: Vec<Key> = ticked.filter_map(|(at, _)| key(at)).collect();
                if of.is_empty() {
                    return None;
                }
                Answer::Chosen { of, other: String::new() }
            }
            Kind::Ranking { .. } => {
                let mut left = weights;
                let mut ranked = Vec::new();
                while let Some(at) = dice.weighted(&left) {
                    ranked.extend(key(at));
                    if let Some(weight) = left.get_mut(at) {
                        *weight = 0;
                    }
                }
                Answer::Ranked(ranked)
            }
            Kind::Number { .. } => {
                let (least, most) = entry.between.unwrap_or((0, 10));
                let spread = u64::try_from(most - least + 1).unwrap_or(1);
                Answer::Number(least + i64::try_from(dice.draw(spread)).unwrap_or_default())
            }
            Kind::Money { .. } => {
                let (least, most) = entry.between.unwrap_or((100, 1_000));
                let steps = u64::try_from((most - least) / 50 + 1).unwrap_or(1);
                let units = least + 50 * i64::try_from(dice.draw(steps)).unwrap_or_default();
                Answer::Money(Money::whole(units, self.settings.currency)?)
            }
            Kind::Slots => {
                let slots: Vec<Slot> = Slot::all().filter(|_| dice.draw(5) == 0).collect();
                if slots.is_empty() {
                    return None;
                }
                Answer::Slots(slots)
            }
            Kind::Place => {
                let areas = &self.settings.neighbourhoods;
                let at = usize::try_from(dice.draw(u64::try_from(areas.len()).ok()?)).ok()?;
                let neighbourhood = Some(areas.get(at)?.key.clone());
                Answer::Place { point: None::<LonLat>, neighbourhood, words: String::new() }
            }
            Kind::Consent => Answer::Agreed,
            Kind::Date | Kind::Link => return None,
        })
    }
}
