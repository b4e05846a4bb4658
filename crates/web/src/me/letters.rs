//! What its reader chose about letters, in general and about calls, and which they got.
//!
//! Whether somebody opened a letter is nowhere: letters load nothing and their links say nothing of who follows them.

use acts::city::letter::hide_secrets;
use acts::letters::choice::{self, Chosen, OfCall, Wish, Written};
use acts::letters::returned;
use acts::things::Found;
use axum::response::{IntoResponse, Response};
use city::{Audience, Flaw, Flaws, Id, MailChoice, Pace, Quiet, Theme, Thing, Topic};
use serde::Deserialize;

use super::letters_view::{CallRow, LetterRow, MeLettersPage};
use super::page::{At, tabs};
use crate::forms::Posted;
use crate::http::{InQuery, Problem, Said, Visit, field_errors};
use crate::newsletters::topic_name;
use crate::page::{Page, Unfinished};
use crate::views::{Choice, Chosen as Is, FieldError, Frame, Link};
use crate::words::Words;

/// A call to be shown, whether its reader has to do with it or not.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    call: String,
}

/// The field that stands for what a call inherits.
const GENERAL: &str = "general";

/// What was chosen, and what there is to say of it.
pub(crate) async fn show(
    visit: Visit,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let also = asked.call.parse::<Id<Thing>>().ok();
    let chosen = visit.read(move |act| choice::load(act, also)).await?;
    Ok(Page(page(&visit, &chosen, &Posted::default(), Vec::new())))
}

/// Keeps what is chosen.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    let outcome = match wish(&posted) {
        Ok(wish) => visit.attempt(move |act| choice::save(act, &wish)).await?,
        Err(flaws) => Err(flaws.into()),
    };
    match outcome {
        Ok(()) => Ok(visit.go_saying(visit.to.me_letters(), Said::Saved)),
        Err(city::Refusal::Flawed(flaws)) => {
            let chosen = visit.read(|act| choice::load(act, None)).await?;
            let errors = field_errors(&visit.words, &flaws);
            Ok(Unfinished(page(&visit, &chosen, &posted, errors)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// Letters go to the reader's address again.
pub(crate) async fn again(visit: Visit) -> Result<Response, Problem> {
    visit.write(returned::again).await?;
    Ok(visit.go_saying(visit.to.me_letters(), Said::Saved))
}

/// What a form says.
fn wish(posted: &Posted) -> Result<Wish, Flaws> {
    let mut flaws = Flaws::default();
    let pace = |typed: &str| typed.parse::<Pace>().map_err(|_| Flaw::NotAChoice);
    let own = flaws.keep("own", pace(posted.get("own")));
    let followed = flaws.keep("followed", pace(posted.get("followed")));
    let quiet = match Quiet::parse(posted.get("quiet_from"), posted.get("quiet_until")) {
        Ok(quiet) => Some(quiet),
        Err(wrong) => {
            wrong.iter().for_each(|(field, flaw)| flaws.add(field, flaw.clone()));
            None
        }
    };
    let mut calls = Vec::new();
    for (field, value) in posted.fields() {
        let named = [("own-", Audience::Own), ("followed-", Audience::Follower)];
        let found = named.iter().find_map(|(start, of)| Some((field.strip_prefix(start)?, *of)));
        let Some((call, audience)) = found else { continue };
        let Ok(call) = call.parse::<Id<Thing>>() else { continue };
        if value == GENERAL {
            calls.push((call, audience, None));
        } else if let Some(pace) = flaws.keep(field, pace(value)) {
            calls.push((call, audience, Some(pace)));
        }
    }
    let topic = |one: &str| one.parse::<Topic>().ok();
    let begin: Vec<Topic> = posted.all("topic").filter_map(topic).collect();
    // What the form showed and nobody ticked is not wanted.
    let shown = posted.all("shown").filter_map(topic);
    let end = shown.filter(|topic| !begin.contains(topic)).collect();
    flaws.into_result_with(|| {
        let general = MailChoice { own: own?, followed: followed?, quiet: quiet? };
        Some(Wish { general: Some(general), calls, begin, end })
    })
}

fn pace_word(w: &Words, pace: Pace) -> &'static str {
    match pace {
        Pace::Soon => w.pace_soon(),
        Pace::Daily => w.pace_daily(),
        Pace::Weekly => w.pace_weekly(),
        Pace::Never => w.pace_never(),
    }
}

/// The paces, with what is typed or else kept chosen.
fn paces(w: &Words, typed: &str, kept: Option<Pace>) -> Vec<Choice> {
    let is = |pace: Pace| match typed {
        "" => kept == Some(pace),
        typed => typed == pace.key(),
    };
    let choice = |pace: &Pace| Choice::new(pace.key(), pace_word(w, *pace), Is::from(is(*pace)));
    Pace::ALL.iter().map(choice).collect()
}

/// The same for a call, which may be as in general.
fn paces_of(w: &Words, typed: &str, kept: Option<Pace>, general: Pace) -> Vec<Choice> {
    let inherits = typed == GENERAL || typed.is_empty() && kept.is_none();
    let word = w.letters_as_general(pace_word(w, general));
    let mut all = vec![Choice::new(GENERAL, word, Is::from(inherits))];
    all.extend(paces(w, typed, kept));
    all
}

fn hours(typed: &str, kept: i8) -> Vec<Choice> {
    let is = |hour: i8| match typed {
        "" => hour == kept,
        typed => typed == hour.to_string(),
    };
    let choice = |hour: i8| Choice::new(hour.to_string(), format!("{hour}:00"), Is::from(is(hour)));
    (0..24).map(choice).collect()
}

fn page(visit: &Visit, chosen: &Chosen, posted: &Posted, errors: Vec<FieldError>) -> MeLettersPage {
    let (w, general) = (&visit.words, &chosen.general);
    let calls: Vec<(&OfCall, Link)> =
        chosen.calls.iter().filter_map(|one| Some((one, visit.link_to(&one.call)?))).collect();
    let frame = visit.frame(w.letters_mine());
    MeLettersPage {
        tabs: tabs(visit, At::Letters),
        action: visit.to.me_letters(),
        stopped: chosen.stopped.as_ref().map(|(since, _)| w.letters_stopped(w.date(*since))),
        again: visit.to.me_letters_again(),
        own: paces(w, posted.get("own"), Some(general.own)),
        followed: paces(w, posted.get("followed"), Some(general.followed)),
        quiet_from: hours(posted.get("quiet_from"), general.quiet.from),
        quiet_until: hours(posted.get("quiet_until"), general.quiet.until),
        topics: topics(visit, chosen, &calls, posted),
        calls: calls.iter().map(|(one, link)| call_row(w, one, link, posted, general)).collect(),
        letters: chosen.letters.iter().map(|one| letter_row(visit, one)).collect(),
        frame: Frame { has_errors: !errors.is_empty(), ..frame },
        errors,
    }
}

fn call_row(
    w: &Words,
    one: &OfCall,
    link: &Link,
    posted: &Posted,
    general: &MailChoice,
) -> CallRow {
    let id = one.call.id();
    let (own_name, followed_name) = (format!("own-{id}"), format!("followed-{id}"));
    CallRow {
        anchor: format!("call-{id}"),
        call: link.clone(),
        own: paces_of(w, posted.get(&own_name), one.own, general.own),
        followed: paces_of(w, posted.get(&followed_name), one.followed, general.followed),
        inherits: one.own.is_none() && one.followed.is_none(),
        own_name,
        followed_name,
    }
}

/// What newsletters can be about: the calls shown, then neighbourhoods and themes.
fn topics(
    visit: &Visit,
    chosen: &Chosen,
    calls: &[(&OfCall, Link)],
    posted: &Posted,
) -> Vec<Choice> {
    let of_calls = calls.iter().map(|(one, link)| (Topic::Call(one.call.id()), link.label.clone()));
    let city = &visit.city.settings;
    let near = city.neighbourhoods.iter().map(|one| Topic::Neighbourhood(one.key.clone()));
    let themes = Theme::ALL.iter().map(|theme| Topic::Theme(*theme));
    let others = near.chain(themes).map(|topic| {
        let name = topic_name(&visit.words, &visit.city, &visit.wished(), &topic, None);
        (topic, name)
    });
    let typed = posted.has("shown");
    let is = |topic: &Topic| match typed {
        true => posted.all("topic").any(|one| one == topic.to_string()),
        false => chosen.topics.contains(topic),
    };
    let choice =
        |(topic, name): (Topic, String)| Choice::new(topic.to_string(), name, Is::from(is(&topic)));
    of_calls.chain(others).map(choice).collect()
}

fn letter_row(visit: &Visit, one: &Written) -> LetterRow {
    let (w, letter) = (&visit.words, &one.letter);
    let state = match (&one.returned, letter.sent_at, &letter.failed) {
        (Some(status), ..) => w.letters_came_back(status.as_str()),
        (None, Some(at), _) => w.letters_sent(w.date_time(at)),
        (None, None, Some(_)) => w.letters_not_sent().to_owned(),
        (None, None, None) => w.letters_on_its_way(w.date_time(letter.made_at)),
    };
    LetterRow {
        subject: letter.subject.clone(),
        language: letter.language.to_string(),
        meta: vec![super::letter_kind(w, &letter.kind), state],
        // What lets its reader do something stands in the mail alone.
        text: hide_secrets(&letter.text),
        is_bad: one.returned.is_some() || letter.sent_at.is_none() && letter.failed.is_some(),
    }
}

/// Where the choice about a letter stands that tells of this.
pub(crate) fn why(to: &crate::paths::Links, of_call: Option<&Found>, audience: Audience) -> String {
    let own = to.me_letters();
    match (of_call, audience) {
        (Some(call), _) => format!("{own}#call-{}", call.id()),
        (None, Audience::Own) => format!("{own}#own"),
        (None, Audience::Follower) => format!("{own}#followed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(fields: &[(&str, &str)]) -> Posted {
        let general = [("own", "soon"), ("followed", "daily"), ("quiet_from", "22")];
        let all = general.iter().chain(&[("quiet_until", "7")]).chain(fields);
        all.fold(Posted::default(), |posted, (name, value)| posted.with(name, value))
    }

    #[test]
    fn what_is_chosen_about_a_call_is_kept_beside_what_is_chosen_in_general() {
        let call = Id::<Thing>::new(77);
        let (own, followed) = (format!("own-{call}"), format!("followed-{call}"));
        let wish = wish(&posted(&[(&own, GENERAL), (&followed, "never")])).unwrap();
        let never = (call, Audience::Follower, Some(Pace::Never));
        assert_eq!(wish.calls, [(call, Audience::Own, None), never]);
        assert_eq!(wish.general.unwrap().own, Pace::Soon);
    }

    #[test]
    fn nothing_that_is_no_choice_is_kept() {
        let call = Id::<Thing>::new(77);
        for (field, value) in [
            (format!("own-{call}"), "hourly"),
            ("own".to_owned(), "always"),
            ("quiet_from".to_owned(), "25"),
        ] {
            let flaws = wish(&posted(&[]).with(&field, value)).unwrap_err();
            assert!(flaws.of(&field).is_some(), "{field}: {flaws:?}");
        }
        let odd = wish(&posted(&[("own-nobody", "soon"), ("topic", "theme:nothing")])).unwrap();
        assert!(odd.calls.is_empty() && odd.begin.is_empty());
    }
}
