//! To which call an idea goes: the one question before it is written. Where a call is always open, it is the answer until
//! somebody gives another.

use acts::{Act, Done};
use axum::response::{IntoResponse as _, Response};
use calls::Call;
use city::Id;
use store::calls as rows;

use crate::paths::CallLinks as _;
use crate::shape::Shape;
use crate::share::view::ShareWhichPage;
use crate::words::CallWords as _;
use web::Page;
use web::http::{Problem, Visit};
use web::views::Choice;

/// The calls in which this reader may share now, those that end first before the others.
pub(crate) fn open(act: &mut Act) -> Done<Vec<Call>> {
    let mut open = rows::call::list(act.tx)?;
    open.retain(|call| calls::may_read_call(&act.actor, call) && may_begin(act, call));
    open.sort_by_key(|call| {
        call.residents_until().map_or(i64::MAX, |until| until.as_microsecond())
    });
    Ok(open)
}

/// Whether this reader may share in a call now; who is not signed in yet may begin all the same.
fn may_begin(act: &Act, call: &Call) -> bool {
    calls::may_come_to(&calls::may_write(&act.actor, call, act.now))
}

/// The calls as answers to that question.
pub(crate) fn choices(visit: &Visit, open: &[Call], chosen: Id<Call>) -> Vec<Choice> {
    let shape = Shape::new(visit);
    let choice = |call: &Call| Choice {
        value: call.slug.to_string(),
        label: shape.title(call),
        hint: shape.text(&call.content.question).to_owned(),
        chosen: call.id == chosen,
    };
    open.iter().map(choice).collect()
}

/// Leads to where the idea is written; asks first where there are several calls and none of them is always open.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    let open = visit.read(open).await?;
    let always = open.iter().find(|call| call.is_endless());
    Ok(match (open.as_slice(), always) {
        ([], _) => visit.go(visit.to.calls()),
        ([only], _) => visit.go(visit.to.share(&only.slug)),
        (_, Some(always)) => visit.go(format!("{}?any=yes", visit.to.share(&always.slug))),
        (several, None) => Page(ShareWhichPage {
            frame: visit.frame(visit.words.share_an_idea()),
            calls: choices(&visit, several, Id::new(0))
                .into_iter()
                .map(|choice| (visit.to.share(&choice.value), choice))
                .collect(),
        })
        .into_response(),
    })
}
