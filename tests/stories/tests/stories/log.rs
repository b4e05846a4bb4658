//! The log of decisions: what it says, and how one finds something in it.

use jiff::SignedDuration;
use stories::{Page, World, story};

use crate::deciding::{of_call, screen};

/// What the entries of a page of the log say, the newest first, without the names and reasons behind.
fn entries(page: &Page) -> Vec<&'static str> {
    let rows = page.all("tbody th");
    let of = |row: &String| SAID.into_iter().find(|said| row.starts_with(said));
    rows.iter().filter_map(of).collect()
}

const ROLE: &str = "Gave ";
const SCREENED: &str = "Found that an idea meets the conditions";
const BACK: &str = "Took back a verdict about an idea";
const CHOSEN: &str = "Chose an idea";
const SAID: [&str; 4] = [ROLE, SCREENED, BACK, CHOSEN];

/// An officer takes a verdict back, gives it again and chooses the idea; the next day an admin gives somebody a role.
async fn two_days(world: &World) {
    let mut officer = world.browser_of("officer");
    screen(world, &mut officer).await;
    let after = of_call(world, "screen");
    let undo = officer.get(&after).await.form("/undo");
    officer.send(undo).await;
    screen(world, &mut officer).await;
    let idea = world.here.idea;
    let page = officer.get(&of_call(world, "decide")).await;
    let chosen = page
        .form("/decide")
        .fill(&format!("verdict-{idea}"), "selected")
        .fill(&format!("reason-{idea}"), "There is room for it between the limes.")
        .press("do", &format!("publish-{idea}"));
    officer.send(chosen).await.must_say("Decided");
    world.pass(SignedDuration::from_hours(24));
    let mut admin = world.browser_of("admin");
    let page = admin.get(&format!("{}/people", world.here.base())).await;
    let invite = page.forms().into_iter().find(|form| form.value("mail").is_some()).unwrap();
    let invite = invite.fill("mail", "bob@riverton.example").fill("role", "moderator");
    admin.send(invite).await.must_say("Saved.");
}

story! {
    /// The log says what was decided, and is narrowed by kind, by who did it and by days; what is narrowed is what leaves
    /// as a file.
    async fn the_log_is_searched(world: World) {
        two_days(&world).await;
        let zone = world.here.settings.time_zone.zone();
        let day = |ago: i64| {
            let then = world.now().checked_sub(SignedDuration::from_hours(24 * ago)).unwrap();
            then.to_zoned(zone.clone()).date().to_string()
        };
        let (yesterday, today) = (day(1), day(0));
        let deeds = [CHOSEN, SCREENED, BACK, SCREENED];
        let all = [&[ROLE][..], &deeds].concat();
        let (officer, admin) = (world.here.person("officer").id, world.here.person("admin").id);
        let mut reader = world.browser_of("admin");
        let log = format!("{}/log", world.here.base());
        for (query, wanted) in [
            (String::new(), all.as_slice()),
            ("?kind=idea".to_owned(), &deeds),
            ("?kind=person".to_owned(), &[ROLE]),
            (format!("?who={officer}"), &deeds),
            (format!("?who={admin}&kind=person"), &[ROLE]),
            (format!("?who={officer}&kind=person"), &[]),
            (format!("?from={today}"), &[ROLE]),
            (format!("?until={yesterday}"), &deeds),
            (format!("?from={yesterday}&until={today}&kind=idea"), &deeds),
            ("?from=2031-01-01".to_owned(), &[]),
        ] {
            let page = reader.get(&format!("{log}{query}")).await;
            assert_eq!(entries(&page), wanted, "{query}");
            let table = reader.get(&page.link("CSV")).await.body;
            for words in SAID {
                let (shown, left) = (wanted.contains(&words), table.contains(words));
                assert_eq!(shown, left, "{query}, {words}: {table}");
            }
        }
        let page = reader.get(&log).await;
        let theirs = reader.get(&page.link("officer wagtail")).await;
        assert_eq!(entries(&theirs), deeds, "a name leads to what they did");
        theirs.must_say("Show the whole log");
    }
}

story! {
    /// A day that is none is said beside its field, and nothing typed is lost; a file is refused by the same words.
    async fn a_day_that_is_none_is_said(world: World) {
        let mut admin = world.browser_of("admin");
        let log = format!("{}/log", world.here.base());
        let page = admin.get(&format!("{log}?from=soon&until=2026-11-30&kind=idea")).await;
        page.must_say("Write the day as in 14/12/2026");
        assert!(page.body.contains("value=\"soon\"") && page.body.contains("id=\"from-error\""));
        let page = admin.get(&format!("{log}?from=2026-11-30&until=2026-11-29")).await;
        page.must_say("The last day comes before the first");
        assert_eq!(admin.look(&format!("{log}/csv?from=soon")).await.status, 422);
        for odd in ["?from=9999-12-31&until=9999-12-31", "?who=kalaka", "?who=-1", "?from=-9999-01-01", "?before=x&who=%00"] {
            assert_eq!(admin.look(&format!("{log}{odd}")).await.status, 200, "{odd}");
        }
    }
}
