//! Registering for an event. Whoever has no account yet gets one on the way; what they have filled in stays.

use acts::events::event::{Whole, readable};
use acts::events::registration::{self, Wish};
use axum::response::{IntoResponse as _, Response};
use city::{Flaw, Flaws, Id, Language, Refusal};
use events::{Event, Registration};
use forms::{Answers, Typed};
use web::forms::{Posted, whole_number};
use web::http::{InPath, Problem, Said, Visit, field_errors};
use web::questions::Asking;
use web::typed::{KeptForm, not_taken};
use web::views::{Banner, FieldError, Link, Tone};
use web::{Page, Unfinished};

use super::view::RegisterPage;
use crate::event::page::refused;
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// An event for which one registers, with what its reader registered.
struct Found {
    whole: Whole,
    own: Option<Registration>,
}

/// What is filled in.
struct Filled {
    companions: String,
    typed: Typed,
}

/// What has to be said with it.
#[derive(Default)]
struct Say {
    errors: Vec<FieldError>,
    banner: Option<Banner>,
    kept: KeptForm,
}

async fn load(visit: &Visit, id: Id<Event>) -> Result<Found, Problem> {
    let read = move |act: &mut acts::Act| {
        let whole = readable(act, id)?;
        if !whole.1.content.registers {
            return Err(Refusal::NotFound.into());
        }
        let own = registration::own(act, id)?.filter(|own| own.state.is_wish());
        Ok(Found { whole, own })
    };
    visit.read(read).await
}

impl Found {
    fn event(&self) -> &Event {
        &self.whole.1
    }

    /// The name under which what is typed is kept.
    fn form_name(&self) -> String {
        format!("register-{}", self.event().id)
    }

    fn filled(&self, posted: &Posted) -> Filled {
        let form = &self.event().content.form;
        Filled {
            companions: posted.get("companions").to_owned(),
            typed: Typed::of(form, |field| posted.all(field).collect::<Vec<_>>().into_iter()),
        }
    }

    /// Why one cannot register or change it; whoever has a place can change what they said of it also when it is full.
    fn closed(&self, visit: &Visit) -> Option<String> {
        let (call, event) = &self.whole;
        let may = events::may_register(&visit.reader.actor(), call.as_ref(), event, visit.now);
        match (&self.own, may) {
            (Some(_), Ok(())) => None,
            _ => shape::closed(visit, &self.whole),
        }
    }
}

fn page(visit: &Visit, found: &Found, filled: &Filled, say: Say) -> RegisterPage {
    let (w, event) = (&visit.words, found.event());
    let wished = visit.wished();
    let closed = found.closed(visit);
    let open = closed.is_none();
    let title = shape::title(w, event, &wished);
    let mut frame = visit.frame(&title);
    frame.has_errors = !say.errors.is_empty();
    let mut facts = vec![shape::when(w, event), shape::place(w, event), shape::places(w, event)];
    facts.retain(|fact| !fact.is_empty());
    let waits = found.own.is_none() && event.places.left() == Some(0);
    let shut = |title: String| Banner { tone: Tone::Info, title, text: String::new(), link: None };
    let most = event.content.companions;
    RegisterPage {
        event: Link::new(title, visit.to.event(event.id)),
        facts,
        banner: say.banner.or_else(|| closed.map(shut)),
        action: open.then(|| visit.to.event_register(event.id)),
        companions: (most > 0).then(|| (most, filled.companions.clone())),
        questions: match open {
            true => Asking::of(visit, &wished).questions(&event.content.form, &filled.typed),
            false => Default::default(),
        },
        button: match (&found.own, waits) {
            (Some(_), _) => w.event_register_change(),
            (None, true) => w.event_wait(),
            (None, false) => w.event_register(),
        },
        then: match visit.reader.id() {
            Some(_) => w.event_register_then(),
            None => w.event_register_then_sign_in(),
        },
        kept: say.kept,
        errors: say.errors,
        frame,
    }
}

/// What is asked, with what was typed or registered until now.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Event>>) -> Result<Response, Problem> {
    let found = load(&visit, id).await?;
    let kept = visit.typed(&found.form_name()).await?;
    let mut say = Say { kept: kept.form, ..Say::default() };
    let filled = match (&kept.fields, &found.own) {
        (Some(posted), own) => {
            if visit.reader.id().is_some() && own.is_none() {
                say.banner = still_here(&visit);
            }
            found.filled(posted)
        }
        (None, Some(own)) => Filled {
            companions: (own.seats - 1).to_string(),
            typed: Typed::from_answers(&found.event().content.form, &own.answers, &visit.words),
        },
        (None, None) => Filled { companions: String::new(), typed: Typed::default() },
    };
    let shown = Page(page(&visit, &found, &filled, say)).into_response();
    let mut response = web::asked_anew(shown);
    visit.keep_browser(&mut response);
    Ok(response)
}

/// Said to whoever comes back from signing in.
fn still_here(visit: &Visit) -> Option<Banner> {
    let w = &visit.words;
    let title = w.event_register_still_here().to_owned();
    let text = w.event_register_still_here_text().to_owned();
    Some(Banner { tone: Tone::Info, title, text, link: None })
}

/// What was filled in, or what is wrong with it, each beside its field.
fn wish(visit: &Visit, event: &Event, filled: &Filled) -> Result<Wish, Flaws> {
    let mut flaws = Flaws::default();
    let companions = match filled.companions.trim() {
        "" => Some(0),
        typed => flaws.keep("companions", whole_number(typed)),
    };
    let most = event.content.companions;
    if companions.is_some_and(|companions| !(0..=most).contains(&companions)) {
        flaws.add("companions", Flaw::OutOfRange { least: 0, most });
    }
    let answers = event.content.form.check(&filled.typed, &visit.city.settings, &visit.words);
    let answers: Option<Answers> = match answers {
        Ok(answers) => Some(answers),
        Err(unfit) => {
            unfit.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
            None
        }
    };
    let language = Language::from_tag_or_english(visit.words.tag());
    flaws.into_result_with(|| Some(Wish { companions: companions?, language, answers: answers? }))
}

/// Registers, or changes what was registered.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = load(&visit, id).await?;
    let say = Say { kept: visit.sent_form(&posted), ..Say::default() };
    let filled = found.filled(&posted);
    let again =
        |found: &Found, say: Say| Unfinished(page(&visit, found, &filled, say)).into_response();
    if found.closed(&visit).is_some() {
        return Ok(again(&found, say));
    }
    let wish = match wish(&visit, found.event(), &filled) {
        Ok(wish) => wish,
        Err(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            return Ok(again(&found, Say { errors, ..say }));
        }
    };
    if visit.reader.id().is_none() {
        let there = visit.to.sign_in_for(&visit.to.event_register(id));
        return Ok(not_taken(visit.go(there)));
    }
    match visit.attempt(move |act| registration::register(act, id, &wish)).await? {
        Ok(_) => Ok(visit.go_saying(visit.to.event(id), Said::Registered)),
        // Somebody else was faster, or the event was changed meanwhile: it is shown as it is now.
        Err(Refusal::Flawed(flaws)) => {
            let found = load(&visit, id).await?;
            let mut errors = field_errors(&visit.words, &flaws);
            let asks = found.event().content.companions > 0;
            for error in errors.iter_mut().filter(|error| error.field == "seats" && asks) {
                "companions".clone_into(&mut error.field);
            }
            if found.event().content.form.is_empty() && !asks {
                return refused(&visit, id, Refusal::Flawed(flaws));
            }
            Ok(again(&found, Say { errors, ..say }))
        }
        Err(refusal) => refused(&visit, id, refusal),
    }
}
