//! The fields of an idea, for whoever writes a new one or changes one: showing them, taking them over, checking them.

use crate::words::CallWords as _;
use ::forms::{Form, Typed};
use calls::{IdeaForm, IdeaInput};
use city::{Currency, Flaws, Id, Theme};

use crate::shape::Shape;
use crate::share::street::StreetFields;
use crate::share::view::{RestFields, ToldFields};
use web::forms;
use web::forms::Posted;
use web::http::{Problem, Visit};
use web::views::{Choice, Chosen, FieldError};
use web::words::currency_sign;

/// What every step may send: only what it sends is taken over.
pub(crate) fn take_over(form: &mut IdeaForm, asks: &Form, posted: &Posted) {
    let fields: [(&str, &mut String); 9] = [
        ("title", &mut form.title),
        ("text", &mut form.text),
        ("language", &mut form.language),
        ("theme", &mut form.theme),
        ("neighbourhood", &mut form.neighbourhood),
        ("place", &mut form.place),
        ("lon", &mut form.lon),
        ("lat", &mut form.lat),
        ("cost", &mut form.cost),
    ];
    for (name, kept) in fields {
        if posted.has(name) {
            posted.get(name).clone_into(kept);
        }
    }
    if posted.has("photo_text") {
        posted.get("photo_text").clone_into(&mut form.photo_text);
    }
    // Boxes that are not ticked are not sent: the page says that it has the questions.
    if posted.has("asks") {
        form.answers = Typed::of(asks, |field| posted.all(field).collect::<Vec<_>>().into_iter());
    }
}

/// What is wrong with a form, by field; empty when nothing is.
pub(crate) fn flaws(visit: &Visit, asks: &Form, form: &IdeaForm) -> Flaws {
    check(visit, asks, form).err().unwrap_or_default()
}

/// What was typed as an idea, with its cost in the city's currency, of a call that asks this.
pub(crate) fn check(visit: &Visit, asked: &Form, form: &IdeaForm) -> Result<IdeaInput, Flaws> {
    check_in(visit, asked, form, visit.city.settings.currency)
}

/// The same, where the cost is in a currency of its own.
pub(crate) fn check_in(
    visit: &Visit,
    asked: &Form,
    form: &IdeaForm,
    currency: Currency,
) -> Result<IdeaInput, Flaws> {
    let cost = match form.cost.trim() {
        "" => Ok(None),
        typed => forms::money(typed, currency).map(Some),
    };
    form.check(&visit.city.settings, asked, cost, &visit.words)
}

/// The fields of what an idea tells.
pub(crate) fn told_fields(visit: &Visit, form: &IdeaForm) -> ToldFields {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let tags: Vec<&str> =
        visit.city.settings.languages.iter().map(city::Language::as_str).collect();
    let written = if form.language.is_empty() { w.tag() } else { &form.language };
    let language =
        |tag: &&str| Choice::new(*tag, web::words::own_name(tag), Chosen::from(*tag == written));
    let theme = |theme: &Theme| {
        let chosen = Chosen::from(form.theme == theme.key());
        Choice::new(theme.key(), shape.theme(*theme), chosen)
    };
    ToldFields {
        title: form.title.clone(),
        text: form.text.clone(),
        languages: if tags.len() > 1 { tags.iter().map(language).collect() } else { Vec::new() },
        themes: Theme::ALL.iter().map(theme).collect(),
    }
}

/// The fields of what else there is to an idea.
pub(crate) fn rest_fields(visit: &Visit, form: &IdeaForm, currency: Currency) -> RestFields {
    let everywhere = Choice::new(
        "",
        visit.words.filter_everywhere(),
        Chosen::from(form.neighbourhood.is_empty()),
    );
    let own =
        visit.city.settings.neighbourhoods.iter().map(|one| {
            Choice::new(&one.key, &one.name, Chosen::from(form.neighbourhood == one.key))
        });
    let degrees = form.lon.parse().ok().zip(form.lat.parse().ok());
    let chosen = degrees.map(|(lon, lat)| web::map::Place { lon, lat });
    let ground = visit.city.ground.as_ref();
    RestFields {
        neighbourhoods: std::iter::once(everywhere).chain(own).collect(),
        place: form.place.clone(),
        streets: StreetFields::default(),
        lon: form.lon.clone(),
        lat: form.lat.clone(),
        map: ground.map(|ground| ground.picker(chosen, &form.neighbourhood)).unwrap_or_default(),
        currency: currency_sign(currency.as_str()).to_owned(),
        cost: form.cost.clone(),
        photo: form.photo.map(|photo| visit.to.picture(Id::<store::city::file::File>::new(photo))),
        photo_text: form.photo_text.clone(),
    }
}

/// Re-encodes and stores a photo that came with a form; what is wrong with it otherwise.
pub(crate) async fn take_photo(
    visit: &Visit,
    form: &mut IdeaForm,
    posted: &Posted,
) -> Result<Vec<FieldError>, Problem> {
    if posted.has("remove_photo") {
        form.photo = None;
        form.photo_text.clear();
    }
    let Some(upload) = posted.file("photo") else { return Ok(Vec::new()) };
    match web::pictures::store(visit, upload, "photo").await? {
        Ok(photo) => {
            form.photo = Some(photo);
            Ok(Vec::new())
        }
        Err(flaw) => {
            Ok(vec![FieldError { field: "photo".to_owned(), text: flaw.text(&visit.words) }])
        }
    }
}
