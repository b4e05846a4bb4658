//! Puts the desk together from what each system of the city gives.

use std::cmp::Reverse;

use axum::response::IntoResponse;

use super::view::DeskPage;
use super::{DeskPart, Group, PAGE, Waiting, Wish, moderation};
use crate::http::{InQuery, Problem, Visit};
use crate::page::Page;
use crate::views::{Frame, Pages, Tab};

/// How many groups have a tab of their own.
const TABS: usize = 8;

/// What waits.
pub(crate) async fn show(
    visit: Visit,
    InQuery(wish): InQuery<Wish>,
) -> Result<impl IntoResponse, Problem> {
    let (systems, known, wished) = (visit.systems(), visit.nouns(), wish.clone());
    let (parts, posts) = visit
        .read(move |act| {
            let parts = systems.iter().map(|system| system.desk(act, &wished));
            let parts = parts.collect::<acts::Done<Vec<_>>>()?;
            Ok((parts, moderation::load(act, &wished, &known)?))
        })
        .await?;
    let frame = Frame { desk: true, ..visit.frame(visit.words.desk_title()) };
    let mut parts =
        parts.into_iter().map(|part| part(&visit, &frame)).collect::<Result<Vec<_>, _>>()?;
    parts.extend(posts.map(|posts| posts.part(&visit)));
    Ok(Page(page(&visit, &wish, frame, parts)))
}

fn page(visit: &Visit, wish: &Wish, frame: Frame, parts: Vec<DeskPart>) -> DeskPage {
    let (mut groups, mut all, mut actions, mut bands) = (vec![], vec![], vec![], vec![]);
    for part in parts {
        groups.extend(part.groups);
        all.extend(part.waiting);
        actions.push(part.actions);
        bands.extend(part.bands);
    }
    bands.sort_by_key(|band| band.order);
    let w = &visit.words;
    let wanted = groups.iter().filter(|group| wish.wants(&group.key));
    let count = wanted.map(|group| group.count).sum::<i64>();
    let (waiting, next) = first_page(wish, all);
    let oldest = waiting.first().map_or(visit.now, |first| first.since.min(visit.now));
    DeskPage {
        frame,
        tabs: tabs(visit, wish, groups),
        found: w.desk_found(count, w.ago(oldest, visit.now)),
        waiting,
        pages: Pages {
            first: (wish.after() > 0).then(|| here(visit, &wish.group, None)),
            next: next.map(|place| here(visit, &wish.group, Some(place))),
            ..Pages::default()
        },
        actions,
        bands,
    }
}

/// What stands on the page that begins where it was wished, and behind which place the next one begins.
fn first_page(wish: &Wish, all: Vec<Waiting>) -> (Vec<Waiting>, Option<i64>) {
    let (mut queue, rest): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|waiting| waiting.place.is_some());
    queue.sort_by_key(|waiting| waiting.place);
    let more = queue.len() > PAGE;
    queue.truncate(PAGE);
    let next = queue.last().filter(|_| more).and_then(|last| last.place);
    if wish.after() == 0 {
        queue.extend(rest);
        queue.sort_by_key(|waiting| waiting.since);
    }
    (queue, next)
}

/// The desk, narrowed to a group, from a place on.
fn here(visit: &Visit, group: &str, after: Option<i64>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !group.is_empty() {
        query.append_pair("in", group);
    }
    if let Some(after) = after {
        query.append_pair("after", &after.to_string());
    }
    match query.finish() {
        empty if empty.is_empty() => visit.to.desk(),
        query => format!("{}?{query}", visit.to.desk()),
    }
}

fn tabs(visit: &Visit, wish: &Wish, mut groups: Vec<Group>) -> Vec<Tab> {
    groups.sort_by_key(|group| Reverse(group.count));
    let all = Tab {
        label: visit.words.desk_all().to_owned(),
        href: visit.to.desk(),
        count: Some(groups.iter().map(|group| group.count).sum()),
        current: wish.group.is_empty(),
    };
    let of_group = groups.into_iter().take(TABS).map(|group| Tab {
        href: here(visit, &group.key, None),
        count: Some(group.count),
        current: wish.names(&group.key),
        label: group.label,
    });
    std::iter::once(all).chain(of_group).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::views::Link;

    fn waiting(place: Option<i64>, since: i64) -> Waiting {
        Waiting {
            since: Timestamp::from_second(since).unwrap(),
            place,
            task: String::new(),
            what: Link::new("", "#"),
            meta: Vec::new(),
            age: String::new(),
            late: false,
        }
    }

    #[test]
    fn what_has_a_place_is_paged_and_the_rest_stands_first() {
        let most = i64::try_from(PAGE).unwrap();
        let all = || {
            let queue = (1..=most + 1).rev().map(|at| waiting(Some(at), at));
            queue.chain([waiting(None, 5)]).collect::<Vec<_>>()
        };
        let (page, next) = first_page(&Wish::default(), all());
        assert_eq!(page.len(), PAGE + 1);
        assert_eq!(next, Some(most));
        assert!(page.is_sorted_by_key(|waiting| waiting.since), "the oldest first");
        let later = Wish { after: "3".to_owned(), ..Wish::default() };
        let (page, _) = first_page(&later, all());
        assert!(
            page.iter().all(|waiting| waiting.place.is_some()),
            "shown once, on the first page"
        );
    }
}
