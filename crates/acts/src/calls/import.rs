//! Ideas that come in a file: from sheets of paper, or from another platform.
//!
//! They stand with the name of whoever agreed to be named, else with where they come from, and nobody gets a letter. The
//! number an idea had where it comes from is kept, so that the same file again brings nothing twice.

use calls::{Call, CallState, Idea, IdeaForm, IdeaInput, Limits};
use city::{
    Author, CitySettings, Currency, Flaw, Flaws, Id, Money, NameShown, Person, Refusal, Role,
    StepKind, Theme, Thing,
};
use forms::{Form, Reads};
use imports::{Column, Record, date, decimal, degrees, fold, plain};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::calls as rows;
use store::imports::import::Import;
use store::imports::origin;
use store::imports::part::{Outcome, Undone};

use self::words::{COLUMNS, THEMES};
use crate::imports::{Becomes, Deed, Looked, Take};
use crate::{Act, Done};

mod words;

/// Ideas.
pub struct Ideas;

/// With more rows than this, what is near the ideas is looked for by the way through the whole city.
const FEW: i64 = 500;
/// How long a number may be that an idea had elsewhere, in characters.
const NUMBER: usize = 60;

/// A call's own questions are not asked of sheets of paper: nothing is read.
struct Nothing;

impl Reads for Nothing {
    fn number(&self, _: &str, _: u8) -> Result<i64, Flaw> {
        Err(Flaw::NotANumber)
    }

    fn money(&self, _: &str, _: Currency) -> Result<Money, Flaw> {
        Err(Flaw::NotANumber)
    }

    fn date(&self, _: &str) -> Result<Date, Flaw> {
        Err(Flaw::NotADate)
    }
}

/// A row as an idea.
struct Read {
    input: IdeaInput,
    name: Option<NameShown>,
    number: String,
    day: Option<Date>,
}

impl Becomes for Ideas {
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn may(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()> {
        let call = call_of(act, within)?;
        act.require_on(Role::Officer, call.ground()).map(drop)
    }

    fn is_open(&self, act: &mut Act, within: Option<Id<Thing>>) -> Done<()> {
        let call = call_of(act, within)?;
        // What was decided is decided: nothing comes to it any more.
        if call.state == CallState::Published && call.results.is_none() {
            Ok(())
        } else {
            Err(Refusal::AlreadyElsewhere.into())
        }
    }

    fn flaws(&self, import: &Import) -> Flaws {
        let mut flaws = Flaws::default();
        flaws.keep("source", NameShown::parse(&import.choices.0.source));
        flaws
    }

    fn take(&self, act: &mut Act, import: &mut Import, row: &Record, deed: Deed) -> Done<Take> {
        let city = std::sync::Arc::clone(&act.stage.city);
        let read = match read(&city, import, row, act.now) {
            Ok(read) => read,
            Err(flaws) => return Ok(Take::Refused(flaws)),
        };
        let call: Id<Call> = import.within.ok_or(Refusal::NotFound)?.of();
        let looked = |known| Looked { read: shown(&city, &read), known };
        if !read.number.is_empty()
            && let Some(there) = origin::with_number(act.tx, call, &read.number)?
        {
            let title = rows::idea::get(act.tx, there)?.input.title;
            return Ok(Take::Here(looked(Some(title)), there.get()));
        }
        if deed == Deed::Look {
            return Ok(Take::Taken(looked(None), 0));
        }
        let author = author(act, import, &read)?;
        let id = publish(act, import, call, author, &read)?;
        Ok(Take::Taken(looked(None), id.get()))
    }

    fn undo(&self, act: &mut Act, outcome: &Outcome) -> Done<Undone> {
        let Some(id) = outcome.id else { return Ok(Undone::Back) };
        let is_gone = match origin::take_away(act.tx, Id::new(id)) {
            Err(store::Error::NotFound) => true,
            taken => taken?,
        };
        Ok(if is_gone { Undone::Back } else { Undone::Stayed })
    }

    fn ended(&self, act: &mut Act, import: &Import) -> Done<()> {
        if import.row_count > FEW { super::near::begin_anew(act) } else { Ok(()) }
    }
}

fn call_of(act: &mut Act, within: Option<Id<Thing>>) -> Done<Call> {
    let call = within.ok_or(Refusal::NotFound)?;
    let call = rows::call::get(act.tx, call.of())?;
    if calls::may_read_call(&act.actor, &call) { Ok(call) } else { Err(Refusal::NotFound.into()) }
}

/// Reads a row. A title that is too long is cut, and stands whole above the text.
fn read(city: &CitySettings, import: &Import, row: &Record, now: Timestamp) -> Result<Read, Flaws> {
    let choices = &import.choices.0;
    let mut flaws = Flaws::default();
    let (title, text) = titled(&plain(row.get("title")), plain(row.get("text")));
    let theme = flaws.keep("theme", theme(city, row.get("theme"))).flatten();
    let neighbourhood = flaws.keep("neighbourhood", neighbourhood(city, row.get("neighbourhood")));
    let cost = match row.get("cost") {
        "" => Ok(None),
        cost => {
            let digits = city.currency.minor_units().ilog10();
            let minor = decimal(cost, digits).ok_or(Flaw::NotANumber);
            minor.map(|minor| Some(Money { minor, currency: city.currency }))
        }
    };
    let day = match row.get("date") {
        "" => Some(None),
        day => flaws.keep("date", day_before(city, day, now).map(Some)),
    };
    let name = match row.get("name") {
        name if choices.named && !name.is_empty() => {
            flaws.keep("name", NameShown::parse(name).map(Some))
        }
        _ => Some(None),
    };
    let number = flaws.text("number", row.get("number"), 0, NUMBER);
    let language = match row.get("language") {
        "" => choices.language.clone(),
        language => language.to_lowercase(),
    };
    let point = |key: &str| match row.get(key) {
        "" => Some(String::new()),
        cell => degrees(cell).map(|degrees| degrees.to_string()),
    };
    let (lon, lat) =
        (point("lon").unwrap_or("-".to_owned()), point("lat").unwrap_or("-".to_owned()));
    let form = IdeaForm {
        title,
        text,
        language,
        theme: theme.map(|theme| theme.key().to_owned()).unwrap_or_default(),
        neighbourhood: neighbourhood.flatten().unwrap_or_default(),
        place: row.get("place").to_owned(),
        lon,
        lat,
        ..IdeaForm::default()
    };
    let input = match form.check(city, &Form::default(), cost, &Nothing) {
        Ok(input) => Some(input),
        Err(others) => {
            others.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
            None
        }
    };
    flaws.into_result_with(|| Some(Read { input: input?, name: name?, number: number?, day: day? }))
}

/// A title that fits, and the text below it.
fn titled(title: &str, text: String) -> (String, String) {
    let (_, most) = Limits::TITLE;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= most {
        return (title, text);
    }
    let start: String = title.chars().take(most - 1).collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(start, _)| start);
    let cut = start.trim_end_matches([',', ';', ':', '-']).trim_end();
    (format!("{cut}…"), format!("{title}\n\n{text}"))
}

fn theme(city: &CitySettings, cell: &str) -> Result<Option<Theme>, Flaw> {
    if cell.is_empty() {
        return Ok(None);
    }
    let wanted = fold(cell);
    let own = city
        .theme_names
        .iter()
        .find(|(_, names)| names.iter().any(|(_, name)| fold(name) == wanted));
    let ours = || {
        let (theme, _) = THEMES.iter().find(|(_, names)| names.contains(&wanted.as_str()))?;
        Some(*theme)
    };
    let found = own.map(|(theme, _)| *theme).or_else(|| cell.parse().ok()).or_else(ours);
    found.map(Some).ok_or(Flaw::NotAChoice)
}

/// The key of a neighbourhood that is called so.
pub(crate) fn neighbourhood(city: &CitySettings, cell: &str) -> Result<Option<String>, Flaw> {
    if cell.is_empty() {
        return Ok(None);
    }
    let wanted = fold(cell);
    let mut all = city.neighbourhoods.iter();
    let found = all.find(|one| fold(&one.name) == wanted || fold(&one.key) == wanted);
    found.map(|one| Some(one.key.clone())).ok_or(Flaw::NotAChoice)
}

/// A day that is over or today.
fn day_before(city: &CitySettings, cell: &str, now: Timestamp) -> Result<Date, Flaw> {
    let day = date(cell).ok_or(Flaw::NotADate)?;
    let today = now.to_zoned(city.time_zone.zone()).date();
    let (least, most) = (1990, i64::from(today.year()));
    if day > today || i64::from(day.year()) < least {
        return Err(Flaw::OutOfRange { least, most });
    }
    Ok(day)
}

/// What is shown of a row before it is taken.
fn shown(city: &CitySettings, read: &Read) -> Vec<(&'static str, String)> {
    let input = &read.input;
    let neighbourhood = input.neighbourhood.as_deref().and_then(|key| city.neighbourhood(key));
    let cost = input.cost.map(|cost| {
        let unit = cost.currency.minor_units();
        format!("{} {}", cost.minor / unit, cost.currency)
    });
    let cells = [
        ("title", input.title.clone()),
        ("text", input.text.clone()),
        ("place", input.place.clone()),
        ("neighbourhood", neighbourhood.map(|one| one.name.clone()).unwrap_or_default()),
        ("theme", input.theme.map(|theme| theme.key().to_owned()).unwrap_or_default()),
        ("cost", cost.unwrap_or_default()),
        ("date", read.day.map(|day| day.to_string()).unwrap_or_default()),
        ("number", read.number.clone()),
        ("name", read.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default()),
    ];
    cells.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// With whom an idea stands: somebody without an account, of their own name, or of where the file comes from.
fn author(act: &mut Act, import: &mut Import, read: &Read) -> Done<Author> {
    let language = read.input.language.clone();
    if let Some(name) = &read.name {
        let id: Id<Person> = act.new_id();
        origin::enter_nobody(act.tx, id, name.as_str(), &language, act.now)?;
        return Ok(Author { id, name: name.as_str().to_owned() });
    }
    let source = import.choices.0.source.clone();
    let id = match import.stand_in {
        Some(id) => id,
        None => {
            let id = act.new_id();
            origin::enter_nobody(act.tx, id, &source, &language, act.now)?;
            import.stand_in = Some(id);
            id
        }
    };
    Ok(Author { id, name: source })
}

fn publish(
    act: &mut Act,
    import: &Import,
    call: Id<Call>,
    author: Author,
    read: &Read,
) -> Done<Id<Idea>> {
    let noon =
        |day: Date| day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map(|at| at.timestamp()).ok();
    let published = read.day.and_then(noon).filter(|at| *at < act.now).unwrap_or(act.now);
    let idea = Idea::new(act.new_id(), call, author, read.input.clone(), published);
    rows::idea::insert(act.tx, &idea)?;
    origin::note(act.tx, &idea, import.id, &read.number)?;
    let step = act.happened(StepKind::Published);
    act.step(idea.id, &step)?;
    if import.row_count <= FEW {
        super::near::look_later(act, idea.id)?;
    }
    Ok(idea.id)
}
