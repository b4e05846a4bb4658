//! What narrows and orders a list: the form behind its button, and what is chosen, to be taken away again.

use calls::IdeaState;
use city::Theme;
use store::calls as rows;
use store::calls::idea::Order;
use store::calls::numbers::Count;
use web::http::Visit;
use web::views::{Choice, Chosen, Link};
use web::words::Words;

use crate::call::asked::Asked;
use crate::call::view::{IdeaFilters, Sort};
use crate::shape::Shape;
use crate::words::CallWords as _;

/// How many ideas the filter lets through, in words; `shown` are those of this page, and whether more follow.
pub(crate) fn found(
    visit: &Visit,
    asked: &Asked,
    counts: &[Count],
    (shown, more): (usize, bool),
) -> String {
    let w = &visit.words;
    match rows::numbers::matching(counts, &asked.filter()) {
        Some(ideas) => w.ideas(ideas),
        None if asked.number() == 1 && !more => w.ideas(i64::try_from(shown).unwrap_or(0)),
        None => w.ideas_with_words(asked.q.trim()),
    }
}

/// The filters of a list that stands at `here`.
pub(crate) fn filters(visit: &Visit, here: &str, asked: &Asked, counts: &[Count]) -> IdeaFilters {
    let (w, shape) = (&visit.words, Shape::new(visit));
    IdeaFilters {
        action: format!("{here}#ideas"),
        q: asked.q.clone(),
        themes: themes(&shape, asked, counts),
        neighbourhoods: neighbourhoods(visit, asked),
        states: states(w, asked),
        sort: asked.sort.clone(),
        sorts: sorts(w, here, asked),
        chosen: chosen(visit, here, asked),
        clear: asked.is_narrowed().then(|| {
            let all = Asked { sort: asked.sort.clone(), ..Asked::default() };
            format!("{here}{}#ideas", all.query())
        }),
    }
}

fn themes(shape: &Shape<'_>, asked: &Asked, counts: &[Count]) -> Vec<Choice> {
    let w = &shape.visit.words;
    let mut all =
        vec![Choice::new("", w.filter_all_themes(), Chosen::from(asked.theme.is_empty()))];
    let present = |theme: &&Theme| counts.iter().any(|count| count.theme.as_str() == theme.key());
    all.extend(Theme::ALL.iter().filter(present).map(|theme| {
        let chosen = Chosen::from(asked.theme == theme.key());
        Choice::new(theme.key(), shape.theme(*theme), chosen)
    }));
    all
}

fn neighbourhoods(visit: &Visit, asked: &Asked) -> Vec<Choice> {
    let w = &visit.words;
    let mut all =
        vec![Choice::new("", w.filter_everywhere(), Chosen::from(asked.neighbourhood.is_empty()))];
    all.extend(visit.city.settings.neighbourhoods.iter().map(|neighbourhood| {
        let chosen = Chosen::from(asked.neighbourhood == neighbourhood.key);
        Choice::new(&neighbourhood.key, &neighbourhood.name, chosen)
    }));
    all
}

fn states(w: &Words, asked: &Asked) -> Vec<Choice> {
    let mut all = vec![Choice::new("", w.filter_any_state(), Chosen::from(asked.state.is_empty()))];
    all.extend(listed(w).into_iter().map(|(state, word)| {
        Choice::new(state.key(), word, Chosen::from(asked.state == state.key()))
    }));
    all
}

fn listed(w: &Words) -> [(IdeaState, &'static str); 5] {
    [
        (IdeaState::Published, w.state_published()),
        (IdeaState::Eligible, w.state_eligible()),
        (IdeaState::Ineligible, w.state_ineligible()),
        (IdeaState::Selected, w.state_selected()),
        (IdeaState::NotSelected, w.state_not_selected()),
    ]
}

fn sorts(w: &Words, here: &str, asked: &Asked) -> Vec<Sort> {
    let all = [
        (Order::Newest, w.sort_newest()),
        (Order::Supported, w.sort_supported()),
        (Order::Discussed, w.sort_discussed()),
        (Order::Oldest, w.sort_oldest()),
    ];
    all.into_iter()
        .map(|(order, word)| {
            let same = Asked { sort: order.key().to_owned(), ..asked.clone() };
            let link = Link::new(word, format!("{here}{}#ideas", same.query()));
            Sort { link, current: asked.order() == order }
        })
        .collect()
}

/// What narrows the list, each with the list without it.
fn chosen(visit: &Visit, here: &str, asked: &Asked) -> Vec<Link> {
    let (w, shape) = (&visit.words, Shape::new(visit));
    let mut chosen = Vec::new();
    let mut without = |label: String, rest: Asked| {
        chosen.push(Link::new(label, format!("{here}{}#ideas", rest.query())));
    };
    let words = asked.q.trim();
    if !words.is_empty() {
        let rest = Asked { q: String::new(), ..asked.clone() };
        without(w.filter_with_words(words), rest);
    }
    if let Ok(theme) = asked.theme.parse() {
        without(shape.theme(theme), Asked { theme: String::new(), ..asked.clone() });
    }
    if let Some(name) = shape.neighbourhood(Some(&asked.neighbourhood)) {
        without(name, Asked { neighbourhood: String::new(), ..asked.clone() });
    }
    let state = listed(w).into_iter().find(|(state, _)| state.key() == asked.state);
    if let Some((_, word)) = state {
        without(word.to_owned(), Asked { state: String::new(), ..asked.clone() });
    }
    chosen
}
