//! The editor of an event: one page that is saved as a whole. Nothing typed is lost, and two who edit at once are put
//! together field by field.

use acts::events::event as use_cases;
use axum::response::{IntoResponse as _, Response};
use calls::{Call, CallState};
use city::{Flaws, Id, Language, Refusal, Slug, Texts};
use events::{AskedKind, Event, EventContent, EventState, MOST_ASKED, Online};
use serde::Deserialize;
use store::calls::call as call_rows;
use store::events::event as rows;
use web::forms::Posted;
use web::http::{InPath, InQuery, Problem, Said, Visit, field_errors, once_key};
use web::together::{self, Was};
use web::typed::KeptForm;
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::words::own_name;
use web::{Page, Unfinished};

use super::form::EventForm;
use super::view::{AskedRow, EventEditPage, Side};
use crate::paths::EventLinks as _;
use crate::shape;
use crate::words::EventWords as _;

/// How often what was sent is put together with what others save at the same moment.
const TRIES: usize = 4;

/// Of which call a new event is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    call: String,
}

/// What is being edited.
struct Editing {
    event: Event,
    /// The calls it can belong to, and the chosen one, while it is not there yet.
    new: Option<(Vec<Call>, String)>,
}

/// What has to be said with it.
#[derive(Default)]
struct Say {
    errors: Vec<FieldError>,
    theirs: Vec<(String, String)>,
    kept: KeptForm,
    changed: bool,
}

impl Editing {
    async fn new(visit: &Visit, call: &str) -> Result<Self, Problem> {
        let calls = visit
            .read(|act| {
                let mut calls = call_rows::list(act.tx)?;
                calls.retain(|call| call.state == CallState::Published);
                Ok(calls)
            })
            .await?;
        let event = Event::draft(Id::new(0), None, unwritten(visit));
        Ok(Self { event, new: Some((calls, call.to_owned())) })
    }

    async fn load(visit: &Visit, id: Id<Event>) -> Result<Self, Problem> {
        let event = visit.read(move |act| Ok(rows::get(act.tx, id)?)).await?;
        if event.state == EventState::Cancelled {
            return Err(Problem::Conflict);
        }
        Ok(Self { event, new: None })
    }

    /// The name under which what is typed is kept.
    fn form_name(&self) -> String {
        match self.new {
            Some(_) => "event-new".to_owned(),
            None => format!("event-{}", self.event.id),
        }
    }

    fn stored(&self, visit: &Visit) -> together::Fields {
        EventForm::of(visit, &self.event).fields(&visit.city.settings.languages)
    }
}

/// What a new event begins with: two questions that many forget to ask.
fn unwritten(visit: &Visit) -> EventContent {
    let said = |word: fn(&web::words::Words) -> &'static str| -> Texts {
        let one = |language: &Language| {
            let locale = web::words::Locale::from_tag(language.as_str())?;
            let w = web::words::Words::new(locale, visit.city.zone.clone(), visit.now);
            Some((language.clone(), word(&w).to_owned()))
        };
        visit.city.settings.languages.iter().filter_map(one).collect()
    };
    let asked = [said(|w| w.event_asked_diet()), said(|w| w.event_asked_access())];
    let asked = asked.map(|label| events::Asked {
        key: None,
        kind: AskedKind::Short,
        label,
        required: false,
    });
    let form = events::form_of(&forms::Form::default(), &asked);
    EventContent { form, ..EventContent::default() }
}

fn sides(visit: &Visit, form: &EventForm, name: &str) -> Vec<Side> {
    let one = |language: &Language| {
        let field = format!("{name}-{language}");
        Side {
            text: form.value(&field).to_owned(),
            tag: language.to_string(),
            language: own_name(language.as_str()),
            field,
        }
    };
    visit.city.settings.languages.iter().map(one).collect()
}

fn asked(visit: &Visit, form: &EventForm) -> Vec<AskedRow> {
    let w = &visit.words;
    let word = |kind: AskedKind| match kind {
        AskedKind::Short => w.event_asked_short(),
        AskedKind::Long => w.event_asked_long(),
        AskedKind::Tick => w.event_asked_tick(),
    };
    let one = |number: usize| {
        let value = |part: &str| form.value(&format!("asked-{number}-{part}"));
        let kind = AskedKind::from_key(value("kind")).unwrap_or(AskedKind::Short);
        let choice =
            |one: &AskedKind| Choice::new(one.key(), word(*one), Chosen::from(*one == kind));
        AskedRow {
            number,
            sides: sides(visit, form, &format!("asked-{number}")),
            key: value("key").to_owned(),
            kinds: AskedKind::ALL.iter().map(choice).collect(),
            required: !value("required").is_empty(),
        }
    };
    (1..=MOST_ASKED).map(one).collect()
}

fn calls(visit: &Visit, editing: &Editing) -> Vec<Choice> {
    let Some((calls, chosen)) = &editing.new else { return Vec::new() };
    let none = Choice::new("", visit.words.event_of_city(), Chosen::from(chosen.is_empty()));
    let one = |call: &Call| {
        let title = visit.text(&call.content.title);
        Choice::new(call.slug.as_str(), title, Chosen::from(call.slug.as_str() == chosen))
    };
    std::iter::once(none).chain(calls.iter().map(one)).collect()
}

fn neighbourhoods(visit: &Visit, form: &EventForm) -> Vec<Choice> {
    let typed = form.value("neighbourhood");
    let none = Choice::new("", visit.words.event_nowhere(), Chosen::from(typed.is_empty()));
    let own = visit.city.settings.neighbourhoods.iter();
    let own = own.map(|one| Choice::new(&one.key, &one.name, Chosen::from(one.key == typed)));
    std::iter::once(none).chain(own).collect()
}

fn online_for(visit: &Visit, form: &EventForm) -> Vec<Choice> {
    let w = &visit.words;
    let one = |online: &Online| {
        let word = match online {
            Online::Everybody => w.event_online_everybody(),
            Online::Registered => w.event_online_registered(),
        };
        Choice::new(online.key(), word, Chosen::from(online.key() == form.value("online_for")))
    };
    Online::ALL.iter().map(one).collect()
}

fn page(visit: &Visit, editing: &Editing, form: EventForm, say: Say) -> EventEditPage {
    let (w, event, to) = (&visit.words, &editing.event, &visit.to);
    let here = editing.new.is_none();
    let title = shape::title(w, event, &visit.wished());
    let heading = if here { title.clone() } else { w.event_new().to_owned() };
    let mut frame = visit.frame(&heading);
    frame.has_errors = !say.errors.is_empty();
    frame.desk = true;
    let draft = event.state == EventState::Draft;
    let flaws = event.unready(visit.now, &visit.city.settings.languages);
    let degrees = form.value("lon").parse().ok().zip(form.value("lat").parse().ok());
    let chosen = degrees.map(|(lon, lat)| web::map::Place { lon, lat });
    let ground = visit.city.ground.as_ref();
    let id = event.id;
    let coming = event.is_coming(visit.now);
    EventEditPage {
        event: here.then(|| Link::new(title, to.event(id))),
        action: if here { to.desk_event(id) } else { to.desk_event_new() },
        was: Was::of_fields(&editing.stored(visit)).to_string(),
        kept: say.kept,
        banner: say.changed.then(|| changed(visit)),
        missing: if here && draft { field_errors(w, &flaws) } else { Vec::new() },
        draft,
        calls: calls(visit, editing),
        titles: sides(visit, &form, "title"),
        texts: sides(visit, &form, "text"),
        offices: sides(visit, &form, "office"),
        neighbourhoods: neighbourhoods(visit, &form),
        map: ground
            .map(|ground| ground.picker(chosen, form.value("neighbourhood")))
            .unwrap_or_default(),
        online_for: online_for(visit, &form),
        asked: asked(visit, &form),
        theirs: say.theirs,
        copy: here.then(|| to.desk_event_copy(id)),
        cancel: (here && coming).then(|| to.desk_event_cancel(id)),
        delete: (here && draft).then(|| to.desk_event_delete(id)),
        errors: say.errors,
        zone: visit.city.settings.time_zone.as_str().to_owned(),
        heading,
        form,
        frame,
    }
}

fn changed(visit: &Visit) -> Banner {
    let w = &visit.words;
    let (title, text) = (w.event_changed().to_owned(), w.event_changed_text().to_owned());
    Banner { tone: Tone::Warn, title, text, link: None }
}

/// A new event.
pub(crate) async fn show_new(
    visit: Visit,
    InQuery(query): InQuery<Asked>,
) -> Result<Response, Problem> {
    let editing = Editing::new(&visit, &query.call).await?;
    show_editing(&visit, editing).await
}

/// An event that is there.
pub(crate) async fn show(visit: Visit, InPath(id): InPath<Id<Event>>) -> Result<Response, Problem> {
    let editing = Editing::load(&visit, id).await?;
    show_editing(&visit, editing).await
}

async fn show_editing(visit: &Visit, mut editing: Editing) -> Result<Response, Problem> {
    let kept = visit.typed(&editing.form_name()).await?;
    let mut say = Say { kept: kept.form, ..Say::default() };
    let form = match kept.fields {
        Some(posted) => {
            if let Some((_, call)) = editing.new.as_mut().filter(|_| posted.has("call")) {
                posted.get("call").clone_into(call);
            }
            let merged = together::merge(posted, &editing.stored(visit), EventForm::group);
            say.changed = !merged.theirs.is_empty();
            say.theirs = merged.theirs;
            EventForm::posted(visit, &merged.posted)
        }
        None => EventForm::of(visit, &editing.event),
    };
    let shown = Page(page(visit, &editing, form, say)).into_response();
    Ok(web::asked_anew(shown))
}

fn again(visit: &Visit, editing: &Editing, form: EventForm, say: Say) -> Response {
    Unfinished(page(visit, editing, form, say)).into_response()
}

/// Begins an event with what was sent.
pub(crate) async fn send_new(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let editing = Editing::new(&visit, posted.get("call")).await?;
    let say = Say { kept: visit.sent_form(&posted), ..Say::default() };
    let form = EventForm::posted(&visit, &posted);
    let (revision, call, key) = match form.revision(&visit, &editing.event) {
        Ok(revision) => (revision, chosen(&editing), once_key(&posted)),
        Err(flaws) => {
            let errors = field_errors(&visit.words, &flaws);
            return Ok(again(&visit, &editing, form, Say { errors, ..say }));
        }
    };
    let begun = visit.attempt(move |act| use_cases::begin(act, call, &revision, &key)).await?;
    match begun {
        Ok(id) if posted.get("do") == "publish" => publish(&visit, id).await,
        Ok(id) => Ok(visit.go_saying(visit.to.desk_event(id), Said::Saved)),
        Err(refusal) => unsaved(&visit, &editing, form, say, refusal),
    }
}

fn chosen(editing: &Editing) -> Option<Id<Call>> {
    let (calls, chosen) = editing.new.as_ref()?;
    let slug: Slug = chosen.parse().ok()?;
    calls.iter().find(|call| call.slug == slug).map(|call| call.id)
}

fn unsaved(
    visit: &Visit,
    editing: &Editing,
    form: EventForm,
    say: Say,
    refusal: Refusal,
) -> Result<Response, Problem> {
    match refusal {
        Refusal::Flawed(flaws) => {
            let errors = errors(visit, &flaws);
            Ok(again(visit, editing, form, Say { errors, ..say }))
        }
        refusal => Err(visit.problem(refusal.into())),
    }
}

/// What the rules refused, in sentences beside the form's fields.
fn errors(visit: &Visit, flaws: &Flaws) -> Vec<FieldError> {
    let beside = |error: FieldError| match error.field.as_str() {
        "asked" => FieldError { field: "asked-1-kind".to_owned(), ..error },
        _ => error,
    };
    field_errors(&visit.words, flaws).into_iter().map(beside).collect()
}

/// Saves an event as it was sent, and publishes it if its button says so.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Event>>,
    mut posted: Posted,
) -> Result<Response, Problem> {
    let mut say = Say { kept: visit.sent_form(&posted), ..Say::default() };
    for _ in 0..TRIES {
        let editing = Editing::load(&visit, id).await?;
        let merged = together::merge(posted, &editing.stored(&visit), EventForm::group);
        posted = merged.posted;
        let form = EventForm::posted(&visit, &posted);
        if !merged.theirs.is_empty() {
            (say.changed, say.theirs) = (true, merged.theirs);
            return Ok(again(&visit, &editing, form, say));
        }
        let revision = match form.revision(&visit, &editing.event) {
            Ok(revision) => revision,
            Err(flaws) => {
                let errors = errors(&visit, &flaws);
                return Ok(again(&visit, &editing, form, Say { errors, ..say }));
            }
        };
        let version = editing.event.version;
        let saved = visit
            .attempt(move |act| use_cases::revise(act, id, version, &revision).map(|_| ()))
            .await?;
        match saved {
            Ok(()) if posted.get("do") == "publish" => return publish(&visit, id).await,
            Ok(()) => return Ok(visit.go_saying(visit.to.desk_event(id), Said::Saved)),
            Err(Refusal::ChangedMeanwhile) => {}
            Err(refusal) => return unsaved(&visit, &editing, form, say, refusal),
        }
    }
    Err(Problem::Conflict)
}

/// Puts what is saved before the public, if it is complete.
async fn publish(visit: &Visit, id: Id<Event>) -> Result<Response, Problem> {
    match visit.attempt(move |act| use_cases::publish(act, id)).await? {
        Ok(()) => Ok(visit.go_saying(visit.to.event(id), Said::EventPublished)),
        Err(Refusal::Flawed(flaws)) => {
            let editing = Editing::load(visit, id).await?;
            let form = EventForm::of(visit, &editing.event);
            let kept = visit.kept_form(&editing.form_name(), 0);
            let say = Say { errors: errors(visit, &flaws), kept, ..Say::default() };
            Ok(web::typed::taken(again(visit, &editing, form, say)))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}
