//! An idea whose address is to be confirmed by a letter. Whoever opens the letter's link may not be who wrote it: the
//! letter and the page behind its link say what would be published and as whom, and refusing throws it away.

use crate::paths::CallLinks as _;
use crate::words::CallWords as _;
use ::forms::Form;
use acts::things::draft;
use acts::{Act, Done, Who};
use axum::response::{IntoResponse, Response};
use calls::Call;
use city::{Id, Mail, NameShown, Person, Refusal, Report, ReportReason};
use serde::Deserialize;
use store::calls as rows;
use store::city::file::File;
use web::Page;
use web::http::{InPath, InQuery, Problem, Said, TokenDigest, Visit};
use web::markdown;
use web::sign_in::{Complaint, Consent, Offer};
use web::views::Link;
use web::words::Words;

use crate::answer::own::asked_with_ideas;
use crate::shape::Shape;
use crate::share::Draft;
use crate::share::check::{answers, publish, unfinished_step};
use crate::share::page::of_draft;
use crate::share::view::ShareOfferPage;

/// The most characters of a title in a letter or a report.
const TITLE: usize = 80;
/// The most characters of a refused text that moderators read.
const QUOTE: usize = 300;

/// A draft with its call, and the name it would be published under.
struct Offered {
    call: Call,
    /// What the call asks besides.
    asks: Form,
    draft: Draft,
    name: NameShown,
}

fn load(act: &mut Act, id: Id<Draft>, mail: &Mail) -> Done<Offered> {
    let draft = store::things::draft::get(act.tx, id)?;
    let call = rows::call::get(act.tx, draft.within)?;
    let name = acts::city::person::name_shown(act, mail, &draft.form.name)?;
    let asks = asked_with_ideas(act, &call)?;
    Ok(Offered { call, asks, draft, name })
}

/// What a draft says now, so that another text is noticed. Each change has a time of its own.
fn state_of(draft: &Draft) -> String {
    draft.changed_at.as_microsecond().to_string()
}

/// What the letter says.
pub(crate) fn announce(
    act: &mut Act,
    w: &Words,
    wished: &[&str],
    mail: &Mail,
    id: Id<Draft>,
) -> Done<Vec<String>> {
    let Offered { call, draft, name, .. } = load(act, id, mail)?;
    let call = call.content.title.pick(wished).map_or("", |(_, title)| title).to_owned();
    let title = unlinked(&markdown::excerpt(&draft.form.title, TITLE));
    Ok(vec![
        w.mail_offer_idea(call, title, unlinked(name.as_str())),
        w.mail_offer_not_yours().to_owned(),
    ])
}

/// A stranger's words for a letter of ours: without what a mail program would make a link of.
fn unlinked(text: &str) -> String {
    let dotted = |word: &str| {
        word.split_once('.').is_some_and(|(host, rest)| {
            host.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphabetic)
        })
    };
    let link = |word: &str| word.contains("://") || word.contains('@') || dotted(word);
    let words = text.split_whitespace().map(|word| if link(word) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The name in a draft, for whoever wrote it or saw it as it is now.
pub(crate) fn name_of(act: &mut Act, id: Id<Draft>, consent: &Consent) -> Done<Option<NameShown>> {
    let Some(draft) = store::things::draft::find(act.tx, id)? else { return Ok(None) };
    Ok(NameShown::parse(&draft.form.name).ok().filter(|_| agrees(consent, &draft)))
}

/// Whether whoever comes in knows what the draft says.
fn agrees(consent: &Consent, draft: &Draft) -> bool {
    match consent {
        Consent::Wrote => true,
        Consent::Saw(state) => *state == state_of(draft),
    }
}

/// The page behind the letter's link.
pub(crate) async fn page(visit: &Visit, offer: Offer) -> Result<Response, Problem> {
    let (id, mail) = (Id::new(offer.draft.get()), offer.mail.clone());
    let Offered { call, asks, draft, name } = visit.read(move |act| load(act, id, &mail)).await?;
    let (w, shape) = (&visit.words, Shape::new(visit));
    let form = &draft.form;
    let photo = form.photo.map(|_| (visit.to.offered_photo(&offer.key), form.photo_text.clone()));
    let page = ShareOfferPage {
        call: Link::new(shape.title(&call), visit.to.call(&call.slug)),
        lead: w.offer_lead(visit.city_name()),
        name: w.offer_shown_as(name.as_str()),
        answers: answers(visit, &asks, form, "", ""),
        language: form.language.clone(),
        text: markdown::html(&form.text),
        photo,
        seen: state_of(&draft),
        publish: offer.publish,
        refuse: offer.refuse,
        frame: visit.frame(w.offer_title()),
    };
    Ok(Page(page).into_response())
}

/// The wished width of a photo.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    w: Option<i64>,
}

/// The photo of a draft, for whoever got the letter that would publish it.
pub(crate) async fn photo(
    visit: Visit,
    InPath(key): InPath<String>,
    InQuery(asked): InQuery<Asked>,
) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0.to_vec();
    let found = visit
        .read(move |act| {
            let link = acts::city::sign_in::peek(act, &hash)?;
            let draft = link.and_then(|link| link.draft).ok_or(Refusal::NotFound)?;
            let photo =
                store::things::draft::get(act.tx, Id::<Draft>::new(draft.draft.get()))?.form.photo;
            let photo: Id<File> = Id::new(photo.ok_or(Refusal::NotFound)?);
            web::pictures::whole(act, photo, asked.w.unwrap_or(1280))
        })
        .await?;
    Ok(web::pictures::answer(found))
}

/// Throws the draft away, and tells the moderators if whoever got the letter wants so.
pub(crate) fn refuse(act: &mut Act, w: &Words, id: Id<Draft>, complaint: Complaint) -> Done<()> {
    let draft = draft::refuse(act, id)?;
    if complaint == Complaint::Sent {
        let title = markdown::excerpt(&draft.form.title, TITLE);
        let text = w.offer_report(title, markdown::excerpt(&draft.form.text, QUOTE));
        let report = Report { reason: ReportReason::Other, text };
        acts::things::report::at(act, draft.within, &report)?;
    }
    Ok(())
}

/// Publishes the draft of somebody who has just confirmed their address. When they have not seen it as it is now, its
/// call has closed meanwhile, or something must be put right, the draft stays theirs and they are told.
pub(crate) async fn claim(
    visit: &Visit,
    person: &Person,
    draft: Id<Draft>,
    consent: Consent,
) -> Result<Response, Problem> {
    // They have just come in: the request that lets them in has no session yet.
    let (who, known) = (Who::Person(person.id), person.clone());
    let claimed = visit
        .attempt_as(who.clone(), move |act| {
            let draft = draft::claim(act, draft)?;
            let agreed = agrees(&consent, &draft);
            if agreed
                && let Ok(name) = NameShown::parse(&draft.form.name)
                && known.standing == city::Standing::New
            {
                let (language, choice) = (&known.language, &known.mail_choice);
                acts::city::person::choose(act, &name, language, choice)?;
            }
            let call = rows::call::get(act.tx, draft.within)?;
            let open = calls::may_come_to(&calls::may_write(&act.actor, &call, act.now));
            let asks = asked_with_ideas(act, &call)?;
            Ok((draft, (call.slug, asks), open, agreed))
        })
        .await?;
    match claimed {
        Ok((draft, (slug, asks), true, true))
            if unfinished_step(visit, &slug, &asks, &draft).is_none() =>
        {
            publish(visit, who, (&asks, draft), None).await
        }
        Ok((draft, (slug, _), true, _)) => {
            let check = of_draft(&visit.to.share_check(&slug), draft.id);
            Ok(visit.go_saying(check, Said::SignedIn))
        }
        Ok((_, _, false, _)) => Ok(visit.go_saying(visit.to.me(), Said::DraftKept)),
        // Published already from another window: their page shows it.
        Err(_) => Ok(visit.go_saying(visit.to.me(), Said::SignedIn)),
    }
}
