//! What a call is about: its text, what happens when, who decides and how.

use axum::response::IntoResponse;
use calls::Rule;
use city::{Access, Level, Needs, Noun, Role, Slug};
use store::calls as rows;
use web::Page;
use web::html::SafeHtml;
use web::http::{InPath, InQuery, Problem, Visit};
use web::markdown;
use web::people::role_word;
use web::system::Shown;
use web::views::{Fact, Frame};

use crate::call::asked::Asked;
use crate::call::head::{self, Current, head};
use crate::call::ideas::total;
use crate::call::page::readable;
use crate::call::view::CallAboutPage;
use crate::files;
use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::words::CallWords as _;

/// What it is about, what happens when, who decides and how.
pub(crate) async fn show(
    visit: Visit,
    InPath(slug): InPath<Slug>,
    InQuery(asked): InQuery<Asked>,
) -> Result<impl IntoResponse, Problem> {
    let systems = visit.systems();
    let (call, follows, counts, working, documents, beside) = visit
        .read(move |act| {
            let (call, follows) = readable(act, &slug)?;
            let counts = rows::numbers::of_call(act.tx, call.id)?;
            let working = store::city::mandate::named_on(act.tx, call.id.thing(), act.now)?;
            let documents = files::load(act, call.id)?;
            let beside = systems.iter().map(|system| system.beside(act, call.id.thing()));
            let beside = beside.collect::<acts::Done<Vec<_>>>()?;
            Ok((call, follows, counts, working, documents, beside))
        })
        .await?;
    let (w, shape) = (&visit.words, Shape::new(&visit));
    let content = &call.content;
    let promise = match shape.text(&content.promise) {
        "" => w.call_promise(i64::from(content.promise_days)),
        own => own.to_owned(),
    };
    let access = |access: Access| match access {
        Access::Anyone => w.access_anyone(),
        Access::Account => w.access_account(),
        Access::Staff => w.access_staff(),
    };
    let who = content.who;
    let may_change = visit.reader.actor().is_on(Role::Officer, call.ground());
    let on = (Noun::Call, call.id.thing());
    let frame = head::saying(visit.shared_frame(
        w.call_about(shape.title(&call)),
        &visit.to.call_about(&call.slug),
        shape.text(&content.question),
        &shape.call_picture(&call),
    ));
    Ok(Page(CallAboutPage {
        files: files::on_page(&visit, on, &documents, may_change)?,
        beside: shown(&visit, &frame, beside)?,
        frame,
        head: head(&visit, &call, follows, Current::About, total(&counts), &asked.query()),
        html: markdown::html(shape.text(&content.text)),
        windows: shape.windows(&call),
        calendar: format!("{}.ics", visit.to.call(&call.slug)),
        promise,
        office: shape.text(&content.office).to_owned(),
        working: working
            .iter()
            .map(|one| format!("{} ({})", one.name, role_word(w, one.role)))
            .collect::<Vec<_>>()
            .join(", "),
        rule: rule_word(w, content.rule).to_owned(),
        rule_html: markdown::html(shape.text(&content.rule_text)),
        criteria: content
            .criteria
            .iter()
            .map(|criterion| shape.text(&criterion.text).to_owned())
            .collect(),
        who: vec![
            Fact::new(w.who_read(), access(who.read)),
            Fact::new(w.who_write(), access(who.write)),
            Fact::new(w.who_support(), access(who.support)),
            Fact::new(w.who_comment(), access(who.comment)),
        ]
        .into_iter()
        .chain(needs(w, content.needs))
        .collect(),
    }))
}

/// What must be proved, where anything must.
fn needs(w: &web::words::Words, needs: Needs) -> impl Iterator<Item = Fact> {
    let all = [
        (w.needs_write(), needs.write),
        (w.needs_support(), needs.support),
        (w.needs_comment(), needs.comment),
    ];
    let asked = all.into_iter().filter(|(_, level)| *level > Level::Address);
    asked.map(|(label, level)| Fact::new(label, web::proofs::said::level(w, level)))
}

/// What other systems show on this page.
fn shown(
    visit: &Visit,
    frame: &Frame,
    beside: Vec<Shown<SafeHtml>>,
) -> Result<Vec<SafeHtml>, Problem> {
    beside.into_iter().map(|one| one(visit, frame)).collect()
}

/// A rule in a few words.
pub(crate) fn rule_word(w: &web::words::Words, rule: Rule) -> &'static str {
    match rule {
        Rule::SupportOrder => w.rule_support_order(),
        Rule::Office => w.rule_office(),
    }
}
