//! What waits for moderators, whatever its noun.

use city::{Noun, Role};

use super::{DeskPart, Group, Waiting, Wish};
use crate::http::Visit;
use crate::things::moderation::heap::{Heap, Heaps};
use crate::things::written::{self, Written};
use crate::words::name;

/// The key of the group.
const KEY: &str = "moderation";
/// How many posts of each heap stand at the desk; the page of moderation has them all.
const SHOWN: usize = 25;

/// What was loaded, to be shown later.
pub(super) struct Posts {
    count: i64,
    posts: Vec<(Heap, jiff::Timestamp, Written)>,
}

/// Loads it, for moderators; `known` are the nouns of the systems that the city has.
pub(super) fn load(act: &mut acts::Act, wish: &Wish, known: &[Noun]) -> acts::Done<Option<Posts>> {
    if !act.actor.is(Role::Moderator) {
        return Ok(None);
    }
    let heaps = Heaps::load(act.tx)?;
    let (mut count, mut posts) = (0, Vec::new());
    for heap in [Heap::Reports, Heap::First, Heap::Appeals] {
        let things = heaps.things(heap);
        count += i64::try_from(things.len()).unwrap_or(i64::MAX);
        if wish.wants(KEY) {
            let first = things.get(..SHOWN).unwrap_or(&things);
            for written in written::load_all(act, first)? {
                if known.contains(&written.found.page().noun()) {
                    let since = heaps.since(heap, written.id()).unwrap_or(act.now);
                    posts.push((heap, since, written));
                }
            }
        }
    }
    Ok(Some(Posts { count, posts }))
}

impl Posts {
    /// As a part of the desk.
    pub(super) fn part(&self, visit: &Visit) -> DeskPart {
        let w = &visit.words;
        let item = |(heap, since, post): &(Heap, jiff::Timestamp, Written)| {
            let link = post.link(visit);
            let author = post.found.written().map(|it| name(w, &it.author.name).to_owned());
            let page = visit.to.moderate(post.found.noun(), post.id());
            Waiting {
                since: *since,
                place: None,
                task: heap.task(w).to_owned(),
                what: crate::views::Link::new(link.label, format!("{page}?show={heap}")),
                meta: author.into_iter().collect(),
                age: w.ago(*since, visit.now),
                late: false,
            }
        };
        let group =
            Group { key: KEY.to_owned(), label: w.mod_title().to_owned(), count: self.count };
        DeskPart {
            waiting: self.posts.iter().map(item).collect(),
            groups: (self.count > 0).then_some(group).into_iter().collect(),
            ..DeskPart::default()
        }
    }
}
