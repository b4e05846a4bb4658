//! Letters that ask somebody to belong to an organisation: written, taken back, answered.

use acts::city::letter::Secret;
use acts::organisations::invitation::{self as asking, Invitation, role_of};
use axum::response::{IntoResponse, Response};
use city::organisation_member::INVITED_FOR;
use city::{Flaw, Flaws, Id, Language, Mail, MemberRole, Organisation, Refusal};
use store::city::letter::Letter;
use web::forms::Posted;
use web::http::{InPath, Problem, Said, Token, TokenDigest, Visit};
use web::mail::{Message, ToMailbox};
use web::{Page, Unfinished};

use crate::member::own::named;
use crate::member::page::{first, page};
use crate::member::view::InvitationPage;
use crate::paths::OrganisationLinks as _;
use crate::shape;
use crate::words::OrganisationWords as _;

/// Writes the letter and notes it.
pub(crate) async fn send(
    visit: Visit,
    InPath(id): InPath<Id<Organisation>>,
    posted: Posted,
) -> Result<Response, Problem> {
    let found = first(&visit, id).await?;
    let role = role_of(posted.get("role"));
    let typed = posted.get("mail").to_owned();
    let sent = match typed.parse::<Mail>() {
        Err(_) => {
            let mut flaws = Flaws::default();
            flaws.add("mail", Flaw::NotAMail);
            Err(Refusal::Flawed(flaws))
        }
        Ok(mail) => {
            let (invitation, letter) = write(&visit, &found.organisation, &mail, role)?;
            visit.attempt(move |act| asking::invite(act, &invitation, &letter)).await?
        }
    };
    match sent {
        Ok(()) => Ok(visit.go_saying(visit.to.members(id), Said::Invited)),
        Err(Refusal::Flawed(flaws)) => {
            Ok(Unfinished(page(&visit, &found, (&typed, role), &flaws)).into_response())
        }
        Err(refusal) => Err(visit.problem(refusal.into())),
    }
}

/// The invitation with its letter, which has the same identifier.
fn write(
    visit: &Visit,
    organisation: &Organisation,
    mail: &Mail,
    role: MemberRole,
) -> Result<(Invitation, Letter), Problem> {
    let id = visit.stage()?.store.new_id();
    let key = Token::draw(visit.app.wiring());
    let (w, now) = (&visit.words, visit.now);
    let expires = now.checked_add(INVITED_FOR).unwrap_or(now);
    let name = organisation.name(&visit.wished());
    let inviter = visit.reader.person.as_ref().map_or("", |person| person.name.as_str());
    let site = visit.site();
    let message = Message {
        subject: w.invitation_subject(name),
        paragraphs: vec![
            w.invitation_hello().to_owned(),
            asked(visit, name, role),
            w.invitation_from(visit.city_name(), inviter),
        ],
        action: Some((
            w.invitation_look().to_owned(),
            format!("{site}{}", visit.to.invitation(key.as_str())),
        )),
        code: None,
        after: vec![w.invitation_valid(w.date(expires)), w.invitation_ignore().to_owned()],
        unsubscribe: None,
    };
    let to = ToMailbox {
        id,
        mail,
        words: w,
        language: Language::from_tag_or_english(w.tag()),
        kind: "invitation",
    };
    let letter = visit.letter(to, &message, &[(Secret::Key, key.as_str())])?;
    let invitation = Invitation {
        id: Id::new(id),
        organisation: organisation.id,
        mail: mail.as_str().to_owned(),
        role,
        hash: key.digest().0.to_vec(),
        inviter: None,
        made_at: now,
        expires_at: expires,
    };
    Ok((invitation, letter))
}

/// What somebody is asked to be.
fn asked(visit: &Visit, name: &str, role: MemberRole) -> String {
    match role {
        MemberRole::Spokesperson => visit.words.invitation_to_speak(name),
        MemberRole::Member => visit.words.invitation_to_belong(name),
    }
}

/// Takes a letter back.
pub(crate) async fn take_back(
    visit: Visit,
    InPath((id, invitation)): InPath<(Id<Organisation>, Id<Invitation>)>,
) -> Result<Response, Problem> {
    visit.write(move |act| asking::take_back(act, id, invitation)).await?;
    Ok(visit.go_saying(visit.to.members(id), Said::Saved))
}

/// What a letter asks. Opening its link changes nothing.
pub(crate) async fn show(
    visit: Visit,
    InPath(key): InPath<String>,
) -> Result<impl IntoResponse, Problem> {
    let hash = TokenDigest::of(&key).0;
    let (invitation, organisation) = visit
        .read(move |act| match asking::find(act, &hash) {
            Err(acts::Refused::Rule(Refusal::NotFound)) => Ok(None),
            found => found.map(Some),
        })
        .await?
        .ok_or(Problem::Gone)?;
    let w = &visit.words;
    let name = organisation.name(&visit.wished());
    let signed_in = visit.reader.person.as_ref();
    Ok(Page(InvitationPage {
        frame: visit.frame(w.invitation_title()),
        organisation: shape::link(&visit, &organisation),
        text: asked(&visit, name, invitation.role),
        action: visit.to.invitation(&key),
        sign_in: signed_in.is_none().then(|| visit.to.sign_in_for(&visit.here())),
        name: signed_in.map(|person| person.name.as_str().to_owned()).unwrap_or_default(),
    }))
}

/// Answers it: once.
pub(crate) async fn answer(
    visit: Visit,
    InPath(key): InPath<String>,
    posted: Posted,
) -> Result<Response, Problem> {
    let hash = TokenDigest::of(&key).0;
    if posted.get("do") == "refuse" {
        visit.write(move |act| asking::refuse(act, &hash)).await?;
        return Ok(visit.go_saying(visit.to.organisations(), Said::InvitationRefused));
    }
    let named = named(&posted);
    let id = visit.write(move |act| asking::accept(act, &hash, named)).await?;
    Ok(visit.go_saying(visit.to.organisation(id), Said::OrganisationJoined))
}
