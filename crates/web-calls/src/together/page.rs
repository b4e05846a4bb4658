//! The page on which the main author says who writes an idea with them, and the others leave.

use acts::calls::coauthor::{self as acting, Authoring, Whom};
use acts::city::letter::Secret;
use axum::response::{IntoResponse, Response};
use calls::{Call, Idea, Lasts, Part};
use city::{Flaw, Flaws, Id, Language, Mail, Refusal, Slug};
use store::city::letter::Letter;
use web::forms::{self, Posted};
use web::http::{InPath, Problem, Said, Token, Visit};
use web::mail::{Message, ToMailbox};
use web::views::{Banner, Choice, Chosen, FieldError, Link, Tone};
use web::words::name;
use web::{Page, Unfinished};

use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::together::view::TogetherPage;
use crate::words::CallWords as _;

type Here = InPath<(Slug, Id<Idea>)>;

pub(super) struct Found {
    call: Call,
    idea: Idea,
    asked: Vec<Authoring>,
    /// Whether the reader is asked to be the main author.
    offered: bool,
}

async fn found(visit: &Visit, slug: Slug, id: Id<Idea>) -> Result<Found, Problem> {
    visit
        .read(move |act| {
            let (call, idea) = acts::calls::idea::readable(act, id)?;
            if call.slug != slug {
                return Err(Refusal::NotFound.into());
            }
            if !idea.is_of(&act.actor) {
                return Err(Refusal::NotYours.into());
            }
            let leads = idea.is_by(&act.actor);
            let asked = if leads { acting::open(act, &idea)? } else { Vec::new() };
            let offered = acting::asked_of_me(act)?.iter().any(|(.., other)| other.id == id);
            Ok(Found { call, idea, asked, offered })
        })
        .await
}

/// What was typed, and a link that was made.
#[derive(Default)]
struct Say<'p> {
    posted: Option<&'p Posted>,
    flaws: Flaws,
    link: Option<String>,
}

fn page(visit: &Visit, found: &Found, say: &Say) -> TogetherPage {
    let (w, actor) = (&visit.words, visit.reader.actor());
    let Found { call, idea, .. } = found;
    let typed = |field: &str| say.posted.map(|posted| posted.get(field)).unwrap_or_default();
    let may = calls::may_share(&actor, call, idea, visit.now);
    let leads = idea.is_by(&actor);
    let mut frame = visit.frame(w.together_title());
    frame.has_errors = !say.flaws.is_empty();
    let until = typed("lasts") == "until";
    let heirs = idea.coauthors.iter().map(|one| {
        let chosen = Chosen::from(typed("to") == one.id.to_string());
        Choice::new(one.id.to_string(), name(w, &one.name), chosen)
    });
    TogetherPage {
        path: vec![
            Link::new(Shape::new(visit).title(call), visit.to.call(&call.slug)),
            Link::new(&idea.input.title, visit.to.idea(&call.slug, idea.id)),
        ],
        action: visit.to.idea_together(&call.slug, idea.id),
        banner: (leads && may.is_err()).then(|| Banner {
            tone: Tone::Info,
            title: w.together_closed().to_owned(),
            text: w.together_closed_text().to_owned(),
            link: None,
        }),
        offered: found.offered,
        author: name(w, &idea.author.name).to_owned(),
        coauthors: idea
            .coauthors
            .iter()
            .map(|one| (name(w, &one.name).to_owned(), one.id.to_string()))
            .collect(),
        leads: may.is_ok(),
        writes: !leads,
        link: say.link.clone(),
        asked: found.asked.iter().map(|one| asked(visit, found, one)).collect(),
        lasts: vec![
            Choice::new("once", w.together_once(), Chosen::from(!until)),
            Choice::new("until", w.together_many(), Chosen::from(until)),
        ],
        until: typed("until").to_owned(),
        mail: typed("mail").to_owned(),
        team: match say.posted.filter(|posted| posted.has("team")) {
            Some(posted) => posted.get("team").to_owned(),
            None => idea.team.clone(),
        },
        heirs: heirs.collect(),
        hand_mail: typed("hand_mail").to_owned(),
        errors: FieldError::list(w, &say.flaws, |field, flaw| own_flaw(visit, field, flaw)),
        frame,
    }
}

fn own_flaw(visit: &Visit, field: &str, flaw: &Flaw) -> Option<String> {
    let w = &visit.words;
    match (field, flaw) {
        (_, Flaw::Full) => Some(w.together_full().to_owned()),
        (_, Flaw::TooMany { .. }) => Some(w.together_asked_enough().to_owned()),
        ("to", _) => Some(w.together_to_whom().to_owned()),
        _ => None,
    }
}

/// Whom an invitation asks, and until when.
fn asked(visit: &Visit, found: &Found, one: &Authoring) -> (String, String, String) {
    let w = &visit.words;
    let known = one.person.and_then(|id| found.idea.coauthors.iter().find(|it| it.id == id));
    let whom = match (&one.mail, known) {
        (Some(mail), _) => mail.as_str().to_owned(),
        (None, Some(person)) => name(w, &person.name).to_owned(),
        (None, None) if one.once => w.together_link_once().to_owned(),
        (None, None) => w.together_link_many().to_owned(),
    };
    let whom = match one.part {
        Part::With => whom,
        Part::Over => w.together_over(whom),
    };
    (whom, w.together_until(w.date(one.expires_at)), one.id.to_string())
}

/// Who writes it.
pub(crate) async fn show(
    visit: Visit,
    InPath((slug, id)): Here,
) -> Result<impl IntoResponse, Problem> {
    let found = found(&visit, slug, id).await?;
    Ok(Page(page(&visit, &found, &Say::default())))
}

/// What a form of the page asks to be done.
enum Wish {
    /// Asks somebody; the key stands in the link.
    Ask(Part, Whom),
    Remove,
    TakeBack,
    Team,
    Leave,
    Accept,
    Refuse,
}

/// Reads what was asked.
fn wish(visit: &Visit, posted: &Posted) -> Result<Wish, Flaws> {
    let mut flaws = Flaws::default();
    let mail = |field: &str, flaws: &mut Flaws| {
        let typed: Result<Mail, _> = posted.get(field).parse();
        flaws.keep(field, typed.map_err(|_| Flaw::NotAMail))
    };
    let wish = match posted.get("do") {
        "link" => {
            let lasts = match posted.get("lasts") {
                "until" => {
                    let day = forms::date(posted.get("until"));
                    let ends = day.and_then(|day| {
                        let end = day.tomorrow().map_err(|_| Flaw::NotADate)?;
                        let end = end.to_zoned(visit.city.zone.clone());
                        end.map(|it| it.timestamp()).map_err(|_| Flaw::NotADate)
                    });
                    let lasts = ends.and_then(|ends| Lasts::until(ends, visit.now));
                    flaws.keep("until", lasts)
                }
                _ => Some(Lasts::Once),
            };
            lasts.map(|lasts| Wish::Ask(Part::With, Whom::Link(lasts)))
        }
        "letter" => mail("mail", &mut flaws).map(|it| Wish::Ask(Part::With, Whom::Letter(it))),
        "hand" => match posted.get("to").parse() {
            Ok(person) => Some(Wish::Ask(Part::Over, Whom::Coauthor(person))),
            Err(_) if posted.get("hand_mail").trim().is_empty() => {
                flaws.add("to", Flaw::Missing);
                None
            }
            Err(_) => {
                mail("hand_mail", &mut flaws).map(|it| Wish::Ask(Part::Over, Whom::Letter(it)))
            }
        },
        "remove" => Some(Wish::Remove),
        "take_back" => Some(Wish::TakeBack),
        "team" => Some(Wish::Team),
        "leave" => Some(Wish::Leave),
        "accept" => Some(Wish::Accept),
        "refuse" => Some(Wish::Refuse),
        _ => {
            flaws.add("do", Flaw::NotAChoice);
            None
        }
    };
    flaws.into_result_with(|| wish)
}

/// Does what one of the page's forms asks.
pub(crate) async fn send(
    visit: Visit,
    InPath((slug, id)): Here,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = found(&visit, slug.clone(), id).await?;
    let wish = match wish(&visit, &posted) {
        Ok(wish) => wish,
        Err(flaws) => return Ok(again(&visit, &found, &posted, flaws)),
    };
    if let Wish::Ask(part, whom) = wish {
        return ask(&visit, found, &posted, (part, whom)).await;
    }
    let (here, there) = (visit.to.idea_together(&slug, id), visit.to.idea(&slug, id));
    let (to, said) = match wish {
        Wish::Leave => (there, Said::LeftIdea),
        Wish::Accept => (there, Said::TookIdea),
        Wish::Refuse => (there, Said::NotJoinedIdea),
        _ => (here, Said::Saved),
    };
    let [person, asked, team] =
        ["person", "asked", "team"].map(|field| posted.get(field).to_owned());
    let done = visit
        .attempt(move |act| match wish {
            Wish::Remove => acting::remove(act, id, person.parse().map_err(|_| Refusal::NotFound)?),
            Wish::TakeBack => {
                acting::take_back(act, id, asked.parse().map_err(|_| Refusal::NotFound)?)
            }
            Wish::Team => acting::sign_as(act, id, &team),
            Wish::Leave => acting::leave(act, id),
            Wish::Accept => acting::accept_mine(act, id),
            Wish::Refuse => acting::refuse_mine(act, id),
            Wish::Ask(..) => Err(Refusal::NotFound.into()),
        })
        .await?;
    match done {
        Ok(()) => Ok(visit.go_saying(to, said)),
        Err(Refusal::Flawed(flaws)) => Ok(again(&visit, &found, &posted, flaws)),
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

fn again(visit: &Visit, found: &Found, posted: &Posted, flaws: Flaws) -> Response {
    let say = Say { posted: Some(posted), flaws, link: None };
    Unfinished(page(visit, found, &say)).into_response()
}

/// Asks somebody: a link is shown once, a letter leaves, a co-author reads it on their page.
async fn ask(
    visit: &Visit,
    found: Found,
    posted: &Posted,
    (part, whom): (Part, Whom),
) -> Result<Response, Problem> {
    let (slug, idea) = (found.call.slug.clone(), found.idea.id);
    let (new, key) = (visit.stage()?.store.new_id(), Token::draw(visit.app.wiring()));
    let address = format!("{}{}", visit.site(), visit.to.join_idea(key.as_str()));
    let letter = match &whom {
        Whom::Letter(mail) => Some(letter(visit, &found, (part, mail), (new, &key, &address))?),
        Whom::Link(_) | Whom::Coauthor(_) => None,
    };
    let (asked, hash, to) = (Id::new(new), key.digest().0.to_vec(), whom.clone());
    let done = visit
        .attempt(move |act| acting::ask(act, idea, (part, &to), (asked, &hash), letter.as_ref()))
        .await?;
    match done {
        Err(Refusal::Flawed(flaws)) => {
            // A letter that gives the idea away has its own field.
            let mut own = Flaws::default();
            for (field, flaw) in flaws.iter() {
                let handing = part == Part::Over && field == "mail";
                own.add(if handing { "hand_mail" } else { field }, flaw.clone());
            }
            Ok(again(visit, &found, posted, own))
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
        Ok(()) if matches!(whom, Whom::Link(_)) => {
            let found = self::found(visit, slug, idea).await?;
            let say = Say { link: Some(address), ..Say::default() };
            Ok(web::asked_anew(Page(page(visit, &found, &say)).into_response()))
        }
        Ok(()) => Ok(visit.go_saying(visit.to.idea_together(&slug, idea), Said::AuthorAsked)),
    }
}

/// The letter that asks somebody.
fn letter(
    visit: &Visit,
    found: &Found,
    (part, mail): (Part, &Mail),
    (id, key, address): (i64, &Token, &str),
) -> Result<Letter, Problem> {
    let (w, now, title) = (&visit.words, visit.now, found.idea.input.title.as_str());
    let from = name(w, &found.idea.author.name);
    let asked = match part {
        Part::With => w.join_asked_with(from, title),
        Part::Over => w.join_asked_over(from, title),
    };
    let message = Message {
        subject: w.join_subject(title),
        paragraphs: vec![w.join_hello().to_owned(), asked],
        action: Some((w.join_look().to_owned(), address.to_owned())),
        code: None,
        after: vec![w.join_valid(w.date(Lasts::Once.ends(now))), w.join_ignore().to_owned()],
        unsubscribe: None,
    };
    let to = ToMailbox {
        id,
        mail,
        words: w,
        language: Language::from_tag_or_english(w.tag()),
        kind: "authoring",
    };
    visit.letter(to, &message, &[(Secret::Key, key.as_str())])
}
