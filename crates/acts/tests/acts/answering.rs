//! The form of a call from its building to its data set: with ideas, and on a page of its own.

use std::collections::BTreeMap;

use acts::Done;
use acts::calls::{answer, call as call_acts, form as form_acts, idea as idea_acts};
use calls::{Activity, ActivityKind, Call, CallContent, CallTemplate, IdeaInput};
use city::{Id, Language, Person, Refusal, Texts, Window};
use forms::{
    Answer, Answers, Choice, Form, Holds, Key, Kind, OnlyIf, Question, Summary, difference,
};
use jiff::SignedDuration;

use crate::world::{World, content, each, input, refusal};

fn words(text: &str) -> Texts {
    Texts::of(Language::english(), text)
}

/// “Do you cycle?” (yes, no), how far for those who do, and a private telephone number.
struct Cycling {
    form: Form,
    cycles: Key,
    far: Key,
    phone: Key,
    yes: Key,
    no: Key,
}

fn question(key: Key, label: &str, kind: Kind) -> Question {
    Question {
        key,
        label: words(label),
        help: Texts::default(),
        required: true,
        private: false,
        sealed: false,
        only_if: None,
        kind,
    }
}

fn cycling() -> Cycling {
    let mut form = Form::default();
    let (yes, no) = (form.give_key(), form.give_key());
    let choices =
        vec![Choice { key: yes, text: words("Yes") }, Choice { key: no, text: words("No") }];
    let kind = Kind::Choice { choices, other: false };
    let cycles = form.add_question(|_, key| question(key, "Do you cycle?", kind)).unwrap();
    let only_if = Some(OnlyIf { question: cycles, holds: Holds::AnyOf(vec![yes]) });
    let far = Kind::Number { unit: words("km"), decimals: 0, least: 0, most: 500 };
    let far = form
        .add_question(|_, key| Question { only_if, ..question(key, "How far a week?", far) })
        .unwrap();
    let phone = form
        .add_question(|_, key| Question {
            private: true,
            required: false,
            ..question(key, "Your telephone?", Kind::ShortText { most: 30 })
        })
        .unwrap();
    Cycling { form, cycles, far, phone, yes, no }
}

impl Cycling {
    fn answers(&self, far: Option<i64>) -> Answers {
        let mut answers = Answers::default();
        let choice = if far.is_some() { self.yes } else { self.no };
        answers.set(self.cycles, Answer::Chosen { of: vec![choice], other: String::new() });
        if let Some(far) = far {
            answers.set(self.far, Answer::Number(far));
        }
        answers
    }

    fn with_phone(&self, far: Option<i64>, phone: &str) -> Answers {
        let mut answers = self.answers(far);
        answers.set(self.phone, Answer::Text(phone.to_owned()));
        answers
    }
}

/// A published call with this form, open for a week.
fn asking(world: &World, form: &Form, kind: ActivityKind) -> Call {
    let closes = world.now + SignedDuration::from_hours(24 * 7);
    let window = Window::new(Some(world.now), Some(closes)).unwrap();
    let content = CallContent {
        activities: vec![Activity { kind, window }],
        ..content(CallTemplate::OpenCall, world.now)
    };
    let form = form.clone();
    world
        .by(world.officer, move |act| {
            let slug = call_acts::insert(act, content.clone(), &form, "call")?;
            let call = call_acts::readable(act, &slug)?;
            call_acts::publish(act, call.id)?;
            call_acts::readable(act, &slug)
        })
        .unwrap()
}

fn give(world: &World, who: Id<Person>, call: &Call, version: i64, answers: Answers) -> Done<()> {
    let call = call.id;
    world.by(who, move |act| {
        answer::give(act, call, version, &Language::english(), &answers).map(drop)
    })
}

fn withdraw(world: &World, who: Id<Person>, call: &Call) -> Done<()> {
    let call = call.id;
    world.by(who, move |act| answer::withdraw(act, call))
}

fn summary(world: &World, who: Id<Person>, call: &Call) -> Vec<(Question, Summary)> {
    let call = call.clone();
    world.by(who, move |act| answer::summary(act, &call)).unwrap()
}

/// The counts that are kept are those of the sheets that stand in the data set.
fn counts_fit(world: &World, call: &Call) {
    let call = call.id;
    let (kept, sheets) = world.see(move |tx| {
        let kept = store::calls::sheet::counts(tx, call)?;
        Ok((kept, store::calls::sheet::page(tx, call, 0, 1_000)?))
    });
    let mut anew: BTreeMap<Key, BTreeMap<String, i64>> = BTreeMap::new();
    for sheet in &sheets {
        for ((key, value), by) in difference(&Answers::default(), &sheet.answers) {
            *anew.entry(key).or_default().entry(value).or_default() += by;
        }
    }
    assert_eq!(kept, anew);
}

fn people(summary: &[(Question, Summary)]) -> Vec<i64> {
    summary.iter().map(|(_, summary)| summary.people()).collect()
}

fn a_survey_lives(world: &mut World) {
    let cycling = cycling();
    let call = asking(world, &cycling.form, ActivityKind::Answer);
    give(world, world.an, &call, 1, cycling.with_phone(Some(30), "016 123")).unwrap();
    give(world, world.bo, &call, 1, cycling.answers(None)).unwrap();
    counts_fit(world, &call);
    assert_eq!(people(&summary(world, world.officer, &call)), [2, 1, 1]);
    assert_eq!(summary(world, world.an, &call), [], "not while people can answer");

    // Answering again changes what one has answered.
    give(world, world.an, &call, 1, cycling.answers(None)).unwrap();
    counts_fit(world, &call);
    assert_eq!(
        people(&summary(world, world.officer, &call)),
        [2].iter().copied().chain([0, 0]).collect::<Vec<_>>()
    );
    withdraw(world, world.an, &call).unwrap();
    counts_fit(world, &call);
    let gone = withdraw(world, world.an, &call);
    assert_eq!(refusal(gone), Refusal::AlreadyElsewhere);
    let of = call.clone();
    assert_eq!(world.by(world.an, move |act| answer::own(act, &of)).unwrap(), None);

    for number in 0..7 {
        let name: &'static str = format!("neighbour{number}").leak();
        let person = world.person(name, &[]);
        give(world, person, &call, 1, cycling.with_phone(Some(10), "016 999")).unwrap();
    }
    counts_fit(world, &call);
    world.wait_days(8);
    let late = give(world, world.an, &call, 1, cycling.answers(None));
    assert_eq!(refusal(late), Refusal::NotOpen { opens: None });
    assert_eq!(refusal(withdraw(world, world.bo, &call)), Refusal::NotOpen { opens: None });
    let public = summary(world, world.an, &call);
    let keys: Vec<Key> = public.iter().map(|(question, _)| question.key).collect();
    // Eight cycle or not, seven of them far: one does not, which nobody is told.
    assert_eq!(keys, [cycling.cycles], "neither the private one nor the one that tells of one");
    assert!(matches!(&public[0].1, Summary::Chosen { people: 8, bars, .. } if bars.is_empty()));
    assert_eq!(people(&summary(world, world.officer, &call)), [8, 7, 7]);
}

fn a_form_changes_while_people_answer(world: &mut World) {
    let cycling = cycling();
    let call = asking(world, &cycling.form, ActivityKind::Answer);
    give(world, world.an, &call, 1, cycling.with_phone(Some(30), "016 123")).unwrap();
    let (slug, id) = (call.slug.clone(), call.id);
    let (_, kept) = world.by(world.officer, move |act| form_acts::load(act, &slug)).unwrap();
    assert_eq!((kept.version, kept.changes), (1, 1));
    assert_eq!(kept.answered.len(), 3);
    let save = |who: Id<Person>, form: &Form, changes: i64| {
        let form = form.clone();
        world.by(who, move |act| form_acts::save(act, id, &form, changes))
    };
    let mut form = kept.form.clone();
    form.remove(cycling.phone).unwrap();
    let why = Kind::ShortText { most: 30 };
    let why = form.add_question(|_, key| question(key, "Why?", why)).unwrap();
    assert_eq!(refusal(save(world.an, &form, 1)), Refusal::NotYours);
    let saved = save(world.officer, &form, 1).unwrap();
    assert_eq!((saved.version, saved.changes), (2, 2));
    assert_eq!(refusal(save(world.officer, &form, 1)), Refusal::ChangedMeanwhile, "it was another");
    // Nobody has answered the second version: it is changed in place.
    let again = save(world.officer, &form, 2).unwrap();
    assert_eq!((again.version, again.changes), (2, 3));
    // An officer who did not see that somebody answered meanwhile.
    let mut misread = form.clone();
    let far = misread.question(cycling.far).unwrap().clone();
    let miles = Kind::Number { unit: words("miles"), decimals: 0, least: 0, most: 500 };
    misread.change(Question { kind: miles, ..far }, forms::Answered::Never).unwrap();
    assert_eq!(refusal(save(world.officer, &misread, 3)), Refusal::ChangedMeanwhile);

    // Who read the first version lacks an answer, and looks again; who read the second is told at the question.
    let meanwhile = give(world, world.bo, &call, 1, cycling.answers(None));
    assert_eq!(refusal(meanwhile), Refusal::ChangedMeanwhile);
    let lacking = give(world, world.bo, &call, 2, cycling.answers(None));
    assert!(
        matches!(refusal(lacking), Refusal::Flawed(flaws) if flaws.of(&format!("q{why}")).is_some())
    );
    let mut fits = cycling.answers(Some(31));
    fits.set(why, Answer::Text("It is fast.".to_owned()));
    give(world, world.an, &call, 1, fits).unwrap();
    let of = call.clone();
    let own = world.by(world.an, move |act| answer::own(act, &of)).unwrap().unwrap();
    assert_eq!(own.version, 2);
    let phone = Answer::Text("016 123".to_owned());
    assert_eq!(own.answers.get(cycling.phone), Some(&phone), "nothing that was sent is lost");
    counts_fit(world, &call);
    assert_eq!(world.log(call.id), ["begin", "publish", "save", "save"]);
}

fn questions_come_with_ideas(world: &mut World) {
    let cycling = cycling();
    let call = asking(world, &cycling.form, ActivityKind::Collect);
    assert_eq!(refusal(give(world, world.bo, &call, 1, cycling.answers(None))), Refusal::NotFound);
    let bring = |who: Id<Person>, title: &'static str, answers: Answers| {
        let (id, input) = (call.id, IdeaInput { answers, ..input(title) });
        world.by(who, move |act| idea_acts::publish(act, id, &input, None, title))
    };
    let without = bring(world.an, "A pump", Answers::default());
    assert_eq!(
        refusal(without),
        Refusal::ChangedMeanwhile,
        "the form was not there when it was read"
    );
    let pump = bring(world.an, "A pump", cycling.with_phone(Some(30), "016 123")).unwrap();
    let stand = bring(world.bo, "A stand", cycling.with_phone(Some(20), "016 456")).unwrap();
    counts_fit(world, &call);
    assert_eq!(people(&summary(world, world.officer, &call)), [2, 2, 2]);

    // Changing the words alone leaves the answers alone.
    let (_, found) = world.by(world.an, move |act| idea_acts::readable(act, pump)).unwrap();
    assert_eq!(found.input.answers, cycling.with_phone(Some(30), "016 123"));
    let (version, mut changed) = (found.version, found.input);
    changed.title = "A bigger pump".to_owned();
    changed.answers = cycling.with_phone(Some(40), "016 123");
    world.by(world.an, move |act| idea_acts::edit(act, pump, &changed, version)).unwrap();
    counts_fit(world, &call);

    let count = |world: &World| {
        let id = call.id;
        world.see(move |tx| Ok(store::calls::sheet::page(tx, id, 0, 100)?.len()))
    };
    world.by(world.officer, move |act| acts::calls::screening::merge(act, stand, pump)).unwrap();
    assert_eq!(count(world), 1, "what was merged has no row of its own");
    counts_fit(world, &call);
    world.by(world.officer, move |act| acts::calls::screening::unmerge(act, stand)).unwrap();
    assert_eq!(count(world), 2);
    world
        .by(world.moderator, move |act| {
            acts::things::hiding::hide(act, stand, "It names somebody.").map(drop)
        })
        .unwrap();
    assert_eq!(count(world), 1);
    world
        .by(world.moderator, move |act| acts::things::hiding::restore(act, stand).map(drop))
        .unwrap();
    counts_fit(world, &call);
    world.by(world.bo, move |act| idea_acts::withdraw(act, stand)).unwrap();
    assert_eq!(count(world), 1);
    counts_fit(world, &call);
}

fn who_leaves_takes_their_answers_along(world: &mut World) {
    let cycling = cycling();
    let survey = asking(world, &cycling.form, ActivityKind::Answer);
    let ideas = asking(world, &cycling.form, ActivityKind::Collect);
    give(world, world.an, &survey, 1, cycling.with_phone(Some(30), "016 123")).unwrap();
    give(world, world.bo, &survey, 1, cycling.answers(Some(9))).unwrap();
    let input = IdeaInput { answers: cycling.with_phone(Some(30), "016 123"), ..input("A pump") };
    let id = ideas.id;
    let pump =
        world.by(world.an, move |act| idea_acts::publish(act, id, &input, None, "pump")).unwrap();
    let sheet = store::register::TABLES.iter().find(|table| table.table == "sheet").unwrap();
    let data = world.by(world.an, move |act| acts::city::person::data(act, sheet)).unwrap();
    let data = serde_json::to_string(&data).unwrap();
    assert!(data.contains("016 123") && data.contains("Do you cycle?"), "{data}");

    world.by(world.an, |act| acts::city::person::erase(act).map(drop)).unwrap();
    for call in [&survey, &ideas] {
        counts_fit(world, call);
    }
    assert_eq!(people(&summary(world, world.officer, &survey)), [1, 1, 0]);
    assert_eq!(people(&summary(world, world.officer, &ideas)), [1, 1, 0]);
    let kept = world.see(move |tx| store::calls::sheet::of_idea(tx, pump)).unwrap();
    assert_eq!(kept.answers, cycling.answers(Some(30)), "what everybody may read stays");
    assert_eq!(kept.person, None);
}

fn a_copy_asks_the_same(world: &mut World) {
    let cycling = cycling();
    let call = asking(world, &cycling.form, ActivityKind::Answer);
    let id = call.id;
    let copy = world
        .by(world.officer, move |act| {
            let slug = call_acts::copy(act, id, words("Once more"))?;
            let (call, kept) = form_acts::load(act, &slug)?;
            let discarded = call.id;
            call_acts::discard(act, discarded)?;
            Ok((call, kept))
        })
        .unwrap();
    assert_eq!((copy.0.asks, copy.1.version), (true, 1));
    assert_eq!(copy.1.form, cycling.form);
    assert_eq!(copy.1.answered.len(), 0);

    // A survey that asks nothing is not ready.
    let mut empty = content(CallTemplate::OpenCall, world.now);
    let window = Window::new(Some(world.now), None).unwrap();
    empty.activities = vec![Activity { kind: ActivityKind::Answer, window }];
    let slug = world.draft_call(empty);
    let published = world.by(world.officer, move |act| {
        let call = call_acts::readable(act, &slug)?;
        call_acts::publish(act, call.id)
    });
    assert!(matches!(refusal(published), Refusal::Flawed(flaws) if flaws.of("form").is_some()));
}

#[test]
fn answering() {
    each(&[
        a_survey_lives,
        a_form_changes_while_people_answer,
        questions_come_with_ideas,
        who_leaves_takes_their_answers_along,
        a_copy_asks_the_same,
    ]);
}
