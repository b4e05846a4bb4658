//! What a moderator hid is told nowhere: not by its title on other pages, in lists, feeds, letters or news.

use acts::{Act, Stage, Who};
use calls::Idea;
use city::Id;
use jiff::SignedDuration;
use stories::{World, story};

/// Stands in the hidden idea's title and nowhere else.
const CANARY: &str = "quagga";

/// Acts as somebody of the city.
pub(crate) fn act_as(
    world: &World,
    name: &str,
    body: impl Fn(&mut Act) -> acts::Done<()> + Send + 'static,
) {
    let city = std::sync::Arc::clone(&world.here.settings);
    let stage = Stage { city, store: world.store.clone(), gather: SignedDuration::ZERO, at: None };
    let who = Who::Person(world.here.person(name).id);
    let rows = world.store.city(store::CityId(world.here.id.get()));
    rows.write_blocking(move |tx| body(&mut Act::begin(tx, &stage, &who)?)).unwrap();
}

/// An idea of ann's that bob follows and comments, with the canary in its title.
fn add_canary(world: &World) -> Id<Idea> {
    let id = world.here.add_idea(&world.store, 7);
    act_as(world, "ann", move |act| {
        let (_, idea) = acts::calls::idea::readable(act, id)?;
        let mut input = idea.input.clone();
        input.title = format!("A meadow for the {CANARY}");
        acts::calls::idea::edit(act, id, &input, idea.version)
    });
    act_as(world, "bob", move |act| acts::things::follow::start(act, id).map(|_| ()));
    id
}

fn hide(world: &World, id: Id<Idea>) {
    act_as(world, "moderator", move |act| {
        acts::things::hiding::hide(act, id, "It names a neighbour.").map(|_| ())
    });
}

/// Every address at which somebody reads about the call and its ideas.
fn addresses(world: &World) -> Vec<String> {
    let (base, call, idea) = (world.here.base(), world.here.call_page(), world.here.idea_page());
    let slug = &world.here.call;
    let id = world.here.idea;
    let mut all = vec![
        base.clone(),
        format!("{base}/calls"),
        call.clone(),
        format!("{call}/map"),
        format!("{call}/about"),
        format!("{call}/result"),
        format!("{call}?q={CANARY}"),
        idea,
        format!("{base}/me"),
        format!("{base}/data"),
        format!("{base}/api/v1/calls/{slug}"),
        format!("{base}/api/v1/calls/{slug}/ideas"),
        format!("{base}/api/v1/ideas/{id}"),
        format!("{base}/api/v1/ideas/{id}/comments"),
    ];
    let feeds = ["csv", "json", "atom", "geojson", "ics"];
    all.extend(feeds.iter().map(|format| format!("{call}.{format}")));
    all.extend(feeds.iter().map(|format| format!("{base}/calls.{format}")));
    all
}

async fn is_told_nowhere(world: &World) {
    for name in ["", "bob"] {
        let mut reader = if name.is_empty() { world.browser() } else { world.browser_of(name) };
        for address in addresses(world) {
            let page = reader.get(&address).await;
            assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
            let text = page.body.replace(&format!("q={CANARY}"), "");
            let text = text
                .replace(&format!("value=\"{CANARY}\""), "")
                .replace(&format!("“{CANARY}”"), "");
            assert!(!text.contains(CANARY), "{address} tells “{name}”: {}", page.text());
        }
    }
}

story! {
    /// A twin that was merged and then hidden: the idea that took it in, home, news and feeds keep its title to
    /// themselves, and tell it again once it is restored.
    async fn a_hidden_twin_is_told_nowhere(world: World) {
        let (twin, kept) = (add_canary(&world), world.here.idea);
        act_as(&world, "bob", move |act| acts::things::follow::start(act, kept).map(|_| ()));
        act_as(&world, "officer", move |act| acts::calls::screening::merge(act, twin, kept));
        let merged = world.browser().get(&world.here.idea_page()).await;
        merged.must_say(CANARY);
        hide(&world, twin);
        is_told_nowhere(&world).await;
        act_as(&world, "moderator", move |act| acts::things::hiding::restore(act, twin).map(|_| ()));
        world.browser().get(&world.here.idea_page()).await.must_say(CANARY);
        world.browser().get(&world.here.base()).await.must_say(CANARY);
    }
}

story! {
    /// The other way round: what took a twin in is hidden, and the twin's page does not name it.
    async fn a_hidden_idea_is_not_named_by_its_twin(world: World) {
        let (kept, twin) = (add_canary(&world), world.here.idea);
        act_as(&world, "bob", move |act| acts::things::follow::start(act, twin).map(|_| ()));
        act_as(&world, "officer", move |act| acts::calls::screening::merge(act, twin, kept));
        hide(&world, kept);
        is_told_nowhere(&world).await;
    }
}

story! {
    /// An idea that is followed, and then hidden.
    async fn a_hidden_idea_is_told_nowhere(world: World) {
        let idea = add_canary(&world);
        act_as(&world, "bob", move |act| {
            let text = "I would help.".to_owned();
            let input = city::CommentInput { text, language: city::Language::english(), side: None };
            acts::things::comment::write(act, idea, None, &input, "one").map(|_| ())
        });
        hide(&world, idea);
        is_told_nowhere(&world).await;
    }
}
