//! What is weighed and by whom, as officers set it up.

use acts::calls::evaluation::{self as acting, Setup};
use axum::response::{IntoResponse, Response};
use calls::evaluation::{Answers, Measure, Plan, Scale, Shown};
use city::{Flaw, Flaws, Id, Person, Refusal, Role, Slug, Texts, Theme};
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::views::{Banner, Choice, Chosen, FieldError, Tone};
use web::words::name;
use web::{Page, Unfinished};

use crate::desk::{call_link, frame};
use crate::evaluation::shown::{answers, audiences, scales};
use crate::evaluation::view::{EvaluatorRow, MeasureRow, SetupPage};
use crate::paths::CallLinks as _;
use crate::words::CallWords as _;

/// What stands in the form, as stored or typed.
struct Typed {
    version: i64,
    scale: Scale,
    shown: Shown,
    answers: Answers,
    readers: String,
    /// Key, weight, what is weighed, what a high mark takes.
    measures: Vec<(String, String, Texts, Texts)>,
    banner: Option<Banner>,
    errors: Vec<FieldError>,
}

impl Typed {
    fn stored(setup: &Setup) -> Self {
        let plan = &setup.evaluating.plan;
        let measures = plan.measures.iter().map(|one| {
            (one.key.clone(), one.weight.to_string(), one.text.clone(), one.help.clone())
        });
        let mut measures: Vec<_> = measures.collect();
        if measures.is_empty() {
            measures.push(blank());
        }
        Self {
            version: setup.evaluating.version,
            scale: plan.scale,
            shown: plan.shown,
            answers: plan.answers,
            readers: plan.readers.to_string(),
            measures,
            banner: None,
            errors: Vec::new(),
        }
    }

    fn posted(visit: &Visit, setup: &Setup, posted: &Posted) -> Self {
        let plan = &setup.evaluating.plan;
        let rows = (1..=Plan::MEASURES).take_while(|n| posted.has(&format!("weight_{n}")));
        let texts = |field: &str, number: usize| -> Texts {
            let languages = visit.city.settings.languages.iter();
            let typed = |tag: &city::Language| {
                posted.get(&format!("{field}_{number}_{tag}")).trim().to_owned()
            };
            languages.map(|tag| (tag.clone(), typed(tag))).collect()
        };
        let row = |number: usize| {
            let key = posted.get(&format!("key_{number}"));
            let known = plan.measures.iter().any(|one| one.key == key);
            let key = if known { key.to_owned() } else { String::new() };
            let weight = posted.get(&format!("weight_{number}")).to_owned();
            (key, weight, texts("measure", number), texts("help", number))
        };
        Self {
            version: posted.get("version").parse().unwrap_or(-1),
            scale: Scale::from_key(posted.get("scale")).unwrap_or(plan.scale),
            shown: Shown::from_key(posted.get("shown")).unwrap_or(plan.shown),
            answers: Answers::from_key(posted.get("answers")).unwrap_or(plan.answers),
            readers: posted.get("readers").to_owned(),
            measures: rows.map(row).collect(),
            banner: None,
            errors: Vec::new(),
        }
    }

    /// What it says. Rows without a word are left out; a number that cannot be read is out of range.
    fn plan(&self, before: &Plan) -> Plan {
        let small = |typed: &str| typed.trim().parse::<u8>().unwrap_or(0);
        let mut measures: Vec<Measure> = Vec::new();
        let mut next = before.measures.len();
        for (key, weight, text, help) in &self.measures {
            if text.is_empty() && help.is_empty() {
                continue;
            }
            let taken = |key: &String, measures: &[Measure]| {
                let all = before.measures.iter().chain(measures);
                all.map(|one| &one.key).any(|other| other == key)
            };
            let mut key = key.clone();
            while key.is_empty() || measures.iter().any(|one| one.key == key) {
                next += 1;
                let fresh = format!("m{next}");
                if !taken(&fresh, &measures) {
                    key = fresh;
                }
            }
            measures.push(Measure {
                key,
                text: text.clone(),
                help: help.clone(),
                weight: small(weight),
            });
        }
        let readers = small(&self.readers);
        Plan { scale: self.scale, measures, readers, shown: self.shown, answers: self.answers }
    }
}

fn blank() -> (String, String, Texts, Texts) {
    (String::new(), "1".to_owned(), Texts::default(), Texts::default())
}

async fn found(visit: &Visit, slug: Slug) -> Result<Setup, Problem> {
    visit.read(move |act| acting::setup(act, &slug)).await
}

/// The page.
pub(crate) async fn show(visit: Visit, InPath(slug): InPath<Slug>) -> Result<Response, Problem> {
    let setup = found(&visit, slug).await?;
    let typed = Typed::stored(&setup);
    Ok(Page(page(&visit, &setup, typed)).into_response())
}

fn page(visit: &Visit, setup: &Setup, typed: Typed) -> SetupPage {
    let (w, slug) = (&visit.words, &setup.call.slug);
    let settled = setup.marked.then(|| Banner {
        tone: Tone::Info,
        title: w.evaluation_settled().to_owned(),
        text: w.evaluation_settled_text().to_owned(),
        link: None,
    });
    let measures = (1..).zip(&typed.measures).map(|(number, (key, weight, text, help))| {
        let in_language = |language: &city::Language| {
            let said = |texts: &Texts| texts.exact(language.as_str()).unwrap_or("").to_owned();
            let own_name = web::words::own_name(language.as_str());
            (language.to_string(), own_name, said(text), said(help))
        };
        MeasureRow {
            number,
            key: key.clone(),
            weight: weight.clone(),
            texts: visit.city.settings.languages.iter().map(in_language).collect(),
        }
    });
    let is_one = |person: Id<Person>| setup.evaluators.iter().any(|one| one.person.id == person);
    let choose = Choice::new("", w.evaluation_choose(), Chosen::Yes);
    let colleagues =
        setup.colleagues.iter().filter(|(one, _)| !is_one(one.id)).map(|(one, role)| {
            let own = name(w, &one.name);
            let label = match role {
                Role::Juror => w.evaluation_juror_named(own),
                _ => own.to_owned(),
            };
            Choice::new(one.id.to_string(), label, Chosen::No)
        });
    let settings = &visit.city.settings;
    SetupPage {
        frame: frame(visit, w.evaluation_setup(), !typed.errors.is_empty()),
        call: call_link(visit, &setup.call),
        action: visit.to.desk_evaluation_setup(slug),
        version: typed.version,
        banner: typed.banner.or(settled),
        scales: scales(w, typed.scale),
        audiences: audiences(w, typed.shown),
        answers: answers(w, typed.answers),
        readers: typed.readers,
        may_add: typed.measures.len() < Plan::MEASURES && !setup.marked,
        measures: measures.collect(),
        evaluators: setup.evaluators.iter().map(|one| evaluator(visit, setup, one)).collect(),
        colleagues: std::iter::once(choose).chain(colleagues).collect(),
        themes: Theme::ALL
            .iter()
            .map(|theme| Choice::new(theme.key(), visit.theme(*theme), Chosen::No))
            .collect(),
        neighbourhoods: settings
            .neighbourhoods
            .iter()
            .map(|one| Choice::new(one.key.as_str(), &one.name, Chosen::No))
            .collect(),
        overview: visit.to.desk_evaluation(slug),
        errors: typed.errors,
    }
}

fn evaluator(
    visit: &Visit,
    setup: &Setup,
    one: &store::calls::evaluator::Evaluator,
) -> EvaluatorRow {
    let themes = one.themes.iter().map(|theme| visit.theme(*theme));
    let places = one
        .neighbourhoods
        .iter()
        .filter_map(|key| visit.city.settings.neighbourhood(key).map(|found| found.name.clone()));
    let colleague = setup.colleagues.iter().find(|(colleague, _)| colleague.id == one.person.id);
    let after: Vec<String> = themes.chain(places).collect();
    EvaluatorRow {
        id: one.person.id.to_string(),
        name: name(&visit.words, &one.person.name).to_owned(),
        looks_after: match after.is_empty() {
            true => visit.words.evaluation_takes_all().to_owned(),
            false => after.join(", "),
        },
        juror: colleague.is_some_and(|(_, role)| *role == Role::Juror),
        left: colleague.is_none(),
    }
}

/// Saves what is weighed, adds a row, or says who evaluates.
pub(crate) async fn send(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    posted: Posted,
) -> Result<Response, Problem> {
    let setup = found(&visit, slug).await?;
    match posted.get("do") {
        "add" => {
            let mut typed = Typed::posted(&visit, &setup, &posted);
            if typed.measures.len() < Plan::MEASURES {
                typed.measures.push(blank());
            }
            Ok(Page(page(&visit, &setup, typed)).into_response())
        }
        "appoint" | "dismiss" => people(&visit, &setup, &posted).await,
        _ => save(&visit, &setup, &posted).await,
    }
}

async fn save(visit: &Visit, setup: &Setup, posted: &Posted) -> Result<Response, Problem> {
    let mut typed = Typed::posted(visit, setup, posted);
    let (id, version) = (setup.call.id, typed.version);
    let plan = typed.plan(&setup.evaluating.plan);
    let saved = visit.attempt(move |act| acting::save(act, id, version, &plan)).await?;
    let here = visit.to.desk_evaluation_setup(&setup.call.slug);
    match saved {
        Ok(()) => return Ok(visit.go_saying(here, Said::Saved)),
        Err(Refusal::Flawed(flaws)) => typed.errors = errors(visit, &flaws),
        Err(Refusal::ChangedMeanwhile) => {
            typed.banner = Some(Banner {
                tone: Tone::Warn,
                title: visit.words.evaluation_changed().to_owned(),
                text: visit.words.evaluation_changed_text().to_owned(),
                link: None,
            });
            typed.version = setup.evaluating.version;
        }
        Err(refusal) => return Err(visit.problem(refusal.into())),
    }
    Ok(Unfinished(page(visit, setup, typed)).into_response())
}

fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    FieldError::list(&visit.words, flaws, |_, flaw| match flaw {
        Flaw::Settled => Some(visit.words.evaluation_stays().to_owned()),
        _ => None,
    })
}

async fn people(visit: &Visit, setup: &Setup, posted: &Posted) -> Result<Response, Problem> {
    let (id, appoints) = (setup.call.id, posted.get("do") == "appoint");
    let who: Option<Id<Person>> = posted.get("evaluator").parse().ok();
    let themes: Vec<Theme> = posted.all("themes").filter_map(|key| key.parse().ok()).collect();
    let places: Vec<String> = posted.all("neighbourhoods").map(str::to_owned).collect();
    let done = visit
        .attempt(move |act| {
            let who = who.ok_or_else(|| {
                let mut flaws = Flaws::default();
                flaws.add("evaluator", Flaw::Missing);
                flaws
            })?;
            match appoints {
                true => acting::appoint(act, id, who, &themes, &places),
                false => acting::dismiss(act, id, who),
            }
        })
        .await?;
    let here = format!("{}#people", visit.to.desk_evaluation_setup(&setup.call.slug));
    match done {
        Ok(()) => Ok(visit.go_saying(here, Said::Saved)),
        Err(Refusal::Flawed(flaws)) => {
            let errors = field_errors(&visit.words, &flaws);
            let typed = Typed { errors, ..Typed::stored(setup) };
            Ok(Unfinished(page(visit, setup, typed)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
