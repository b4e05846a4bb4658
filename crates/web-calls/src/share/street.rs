//! The place of an idea by the name of its street: typed, found with the press of a button, chosen. A script suggests while
//! somebody types.

use calls::IdeaForm;
use web::forms::Posted;
use web::http::{Problem, Visit};
use web::imports::streets;
use web::views::Choice;

/// What helps to find a street.
#[derive(Debug, Clone, Default)]
pub(crate) struct StreetFields {
    /// Where suggestions come from; nothing where the city has no streets.
    pub(crate) suggest: Option<String>,
    /// What was found, to choose from.
    pub(crate) found: Vec<Choice>,
    /// Whether nothing was.
    pub(crate) none: bool,
}

/// What stands beside the place; with what was found, where somebody asked for that.
pub(super) async fn fields(
    visit: &Visit,
    looked_for: Option<&str>,
) -> Result<StreetFields, Problem> {
    if !streets::any(visit).await? {
        return Ok(StreetFields::default());
    }
    let found = match looked_for {
        Some(typed) => streets::find(visit, typed).await?,
        None => Vec::new(),
    };
    Ok(StreetFields {
        suggest: Some(visit.to.streets()),
        none: looked_for.is_some_and(|typed| !typed.trim().is_empty()) && found.is_empty(),
        found: streets::choices(visit, &found),
    })
}

/// Takes the street that was chosen: its name, its point, and the neighbourhood it lies in where none was said.
pub(super) async fn take(
    visit: &Visit,
    form: &mut IdeaForm,
    posted: &Posted,
) -> Result<(), Problem> {
    let Ok(id) = posted.get("street").parse() else { return Ok(()) };
    let Some(street) = streets::get(visit, id).await? else { return Ok(()) };
    let (lon, lat) = street.point.degrees();
    form.place = streets::named(visit, &street);
    (form.lon, form.lat) = (lon.to_string(), lat.to_string());
    if form.neighbourhood.is_empty() {
        form.neighbourhood = street.neighbourhood.unwrap_or_default();
    }
    Ok(())
}
