//! Organisations: entered, found again, joined, claimed and spoken for.

use city::{Id, Organisation, Role};
use stories::{Browser, Page, World, story};

use crate::sharing::write;

/// A page of organisations.
pub(crate) fn at(world: &World, path: &str) -> String {
    format!("{}/organisations{path}", world.here.base())
}

/// Enters an organisation of this name, as somebody who is named on its page; its page.
pub(crate) async fn enter(browser: &mut Browser, world: &World, name: &str) -> Page {
    let form = browser.get(&at(world, "/new")).await.form("/new");
    let form = form.fill("name-en", name).fill("sector", "residents").force("named", "yes");
    let page = browser.send(form).await;
    assert!(page.path.starts_with(&at(world, "/")), "{}: {}", page.path, page.text());
    page
}

/// The identifier in the address of a page.
fn id_of(page: &Page) -> Id<Organisation> {
    page.path.rsplit('/').next().unwrap().parse().unwrap()
}

/// The key in the link of the newest letter to an address.
fn key_for(world: &World, mail: &str) -> String {
    let letter = world.letter_to(mail).unwrap();
    let at = letter.find("/invitations/").unwrap() + "/invitations/".len();
    letter[at..].split_whitespace().next().unwrap().to_owned()
}

story! {
    /// Somebody enters an organisation with a name and a sector, speaks for it from then on, and stands on its page as
    /// they agreed to. It is found in the list, by words, by its sector, by programs and in tables.
    async fn an_organisation_is_entered_and_found(world: World) {
        let mut ann = world.browser_of("ann");
        ann.get(&at(&world, "")).await.must_say("No organisation is here yet");
        let page = enter(&mut ann, &world, "The Quokka Kitchen").await;
        page.must_say("It is here now.");
        page.must_say("Who speaks for it");
        page.must_say("ann wagtail");
        page.must_say("You speak for it");
        let form = ann.get(&format!("{}/edit", page.path)).await.form("/edit");
        let form = form
            .fill("about", "We mend *bicycles* on Saturdays.")
            .fill("website", "www.quokka.example/shop")
            .fill("kbo", "BE 0207.521.503");
        let page = ann.send(form).await;
        page.must_say("What is said of it is changed.");
        page.must_say("0207.521.503");
        assert!(page.links().contains(&"https://www.quokka.example/shop".to_owned()));
        assert_eq!(page.all("a[rel~=ugc]"), ["www.quokka.example"], "shown by its host");

        let mut stranger = world.browser();
        for query in ["", "?sector=residents", "?q=quokkas", "?q=bicycle"] {
            stranger.get(&at(&world, query)).await.must_say("The Quokka Kitchen");
        }
        for query in ["?sector=company", "?q=wombat"] {
            stranger.get(&at(&world, query)).await.must_say("No organisation fits");
        }
        let found = stranger.get(&format!("{}/search?q=quokka", world.here.base())).await;
        found.must_say("The Quokka Kitchen");
        let token = world.token_of("bob", "read");
        let list = stranger.api("GET", "/organisations", &token, "").await;
        assert!(list.body.contains("\"kbo\":\"0207521503\""), "{}", list.body);
        let one = stranger.api("GET", &format!("/organisations/{}", id_of(&page)), &token, "").await;
        assert!(one.body.contains("\"claimed\":true"), "{}", one.body);
        let table = stranger.get(&at(&world, ".csv")).await;
        assert!(table.body.contains("The Quokka Kitchen") && table.body.contains("0207.521.503"), "{}", table.body);
        assert_eq!(stranger.get(&at(&world, ".xlsx")).await.status, 200);
        assert!(stranger.get(&at(&world, ".json")).await.body.contains("quokka.example"));
        ann.get(&format!("{}/me", world.here.base())).await.must_say("My organisations");
        let there = format!("/{}/organisations/{}", world.there.settings.slug, id_of(&page));
        assert_eq!(stranger.get(&there).await.status, 404, "another city does not know it");
    }
}

story! {
    /// What could be there already is shown first; a number that another has is refused beside its field; nothing that was
    /// typed is lost.
    async fn nobody_is_entered_twice_unseen(world: World) {
        let mut ann = world.browser_of("ann");
        let page = enter(&mut ann, &world, "The Quokka Kitchen").await;
        let edit = ann.get(&format!("{}/edit", page.path)).await.form("/edit").fill("kbo", "0207.521.503");
        ann.send(edit).await;
        let mut bob = world.browser_of("bob");
        let form = bob.get(&at(&world, "/new")).await.form("/new");
        let page = bob.send(form.fill("name-en", "quokka kitchen").fill("sector", "company").fill("kbo", "207521503")).await;
        assert_eq!(page.status, 422);
        page.must_say("Is it one of these?");
        page.must_say("The Quokka Kitchen");
        let again = page.form("/new");
        assert_eq!(again.value("name-en"), Some("quokka kitchen"));
        let page = bob.send(again).await;
        assert_eq!(page.status, 422);
        page.must_say("has this number already");
        let page = bob.send(page.form("/new").fill("kbo", "0207.521.504").force("new", "yes")).await;
        page.must_say("a letter or digit is not right");
        let page = bob.send(page.form("/new").fill("kbo", "").force("new", "yes")).await;
        page.must_say("It is here now.");
        assert_eq!(bob.get(&at(&world, "")).await.all("main .rows > li > span > a").len(), 2);
        let mut nobody = world.browser();
        assert_eq!(nobody.look(&at(&world, "/new")).await.status, 303, "it takes an account");
        for (name, value) in [("name-en", "A"), ("sector", "guild"), ("website", "javascript:alert(1)"), ("lei", "x"), ("ror", "x")] {
            let form = bob.get(&at(&world, "/new")).await.form("/new");
            let form = form.fill("name-en", "Another one").fill("sector", "company").force(name, value);
            let page = bob.send(form).await;
            assert_eq!(page.status, 422, "{name}");
            assert!(!page.all(".error").is_empty(), "{name}: {}", page.text());
        }
    }
}

story! {
    /// People ask to belong and are taken in, are asked by a letter that works once, come to speak for it and go; whoever is
    /// the last to speak for members stays until somebody else does.
    async fn people_come_and_go(world: World) {
        let mut ann = world.browser_of("ann");
        let page = enter(&mut ann, &world, "The Quokka Kitchen").await;
        let here = page.path.clone();
        let mut bob = world.browser_of("bob");
        let page = bob.get(&here).await;
        let page = bob.send(page.form("/join")).await;
        page.must_say("You asked to belong to it");
        ann.get(&format!("{}/me", world.here.base())).await.must_say("asks to belong to");
        let members = format!("{here}/members");
        assert_eq!(bob.get(&members).await.status, 403, "only who speaks for it sees who belongs to it");
        let page = ann.get(&members).await;
        let person = world.here.person("bob").id;
        let form = page.form(&format!("/members/{person}"));
        let page = ann.send(form.press("do", "take_in")).await;
        page.must_say("They belong to it");
        bob.get(&format!("{}/me", world.here.base())).await.must_say("You belong to “The Quokka Kitchen” now");

        // The last who speaks for it cannot go while there are members.
        let page = ann.get(&here).await;
        let page = ann.send(page.form("/leave")).await;
        assert_eq!(page.status, 422);
        page.must_say("First let somebody else speak for it");
        let page = ann.get(&members).await;
        let me = world.here.person("ann").id;
        let page = ann.send(page.form(&format!("/members/{me}")).press("do", "member")).await;
        assert_eq!(page.status, 422, "nor stop speaking for it");
        let page = ann.get(&members).await;
        ann.send(page.form(&format!("/members/{person}")).press("do", "spokesperson")).await;
        let page = ann.get(&here).await;
        ann.send(page.form("/leave")).await.must_say("You do not belong to it any more.");

        // A letter works once, for whoever holds it.
        let page = bob.get(&members).await;
        let page = bob.send(page.form("/invite").fill("mail", "not an address")).await;
        assert_eq!(page.status, 422);
        let page = bob.send(page.form("/invite").fill("mail", "mod@elsewhere.example").fill("role", "spokesperson")).await;
        page.must_say("mod@elsewhere.example");
        let key = key_for(&world, "mod@elsewhere.example");
        let letter = at(&world, &format!("/invitations/{key}"));
        world.browser().get(&letter).await.must_say("Sign in to answer");
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&letter).await;
        page.must_say("speak for The Quokka Kitchen");
        let page = moderator.send(page.form(&key).press("do", "accept")).await;
        page.must_say("You speak for it");
        assert_eq!(moderator.get(&letter).await.status, 410, "it works once");
        let stored = world.read(|tx| store::city::letter::list(tx, i64::MAX, 5));
        assert!(stored.iter().any(|letter| letter.kind == "invitation"));

        // A letter that was taken back, or is two weeks old, opens nothing.
        for late in [false, true] {
            let page = bob.get(&members).await;
            let page = bob.send(page.form("/invite").fill("mail", "late@elsewhere.example")).await;
            let key = key_for(&world, "late@elsewhere.example");
            if late {
                world.pass(jiff::SignedDuration::from_hours(15 * 24));
            } else {
                let form = page.forms().into_iter().find(|form| form.action.contains("/invitations/")).unwrap();
                bob.send(form).await;
            }
            let mut officer = world.browser_of("officer");
            assert_eq!(officer.get(&at(&world, &format!("/invitations/{key}"))).await.status, 410);
        }
    }
}

story! {
    /// What the city entered waits until somebody claims it; an officer looks at that, nobody at their own; it is told, marked,
    /// taken back, and stands in the log.
    async fn a_claim_is_answered_by_the_city(world: World) {
        let mut officer = world.browser_of("officer");
        let form = officer.get(&at(&world, "/new")).await.form("/new");
        let form = form.fill("name-en", "The Numbat Company").fill("sector", "company").fill("website", "numbat.example");
        let page = officer.send(form.fill("entering", "city")).await;
        page.must_say("Nobody speaks for it here yet");
        let (here, id) = (page.path.clone(), id_of(&page));
        let mut bob = world.browser_of("bob");
        assert!(bob.get(&here).await.forms().iter().all(|form| !form.action.ends_with("/join")), "nobody could answer");
        let claim = format!("{here}/claim");
        let page = bob.get(&claim).await;
        let page = bob.send(page.form("/claim").fill("proof", "I do.")).await;
        assert_eq!(page.status, 422);
        let proof = "I run it; my name stands on numbat.example/team.";
        let page = bob.send(page.form("/claim").fill("proof", proof).force("named", "yes")).await;
        page.must_say("the city is looking at it");
        assert!(!page.says("numbat.example/team"), "only officers read it");
        assert_eq!(bob.get(&claim).await.status, 409, "one at a time");

        let desk = officer.get(&format!("{}/desk", world.here.base())).await;
        desk.must_say("The Numbat Company");
        let answer = format!("{}/desk/organisations/{id}/claim", world.here.base());
        assert_eq!(bob.get(&answer).await.status, 403);
        let page = officer.get(&answer).await;
        page.must_say(proof);
        let refuse = page.forms().into_iter().rfind(|form| form.action.ends_with("/claim")).unwrap();
        let page = officer.send(refuse.clone().press("do", "refuse").fill("reason", "no")).await;
        assert_eq!(page.status, 422);
        officer.send(refuse.press("do", "refuse").fill("reason", "That page does not name you.")).await;
        bob.get(&format!("{}/me", world.here.base())).await.must_say("did not find that you speak for");
        assert!(!officer.get(&format!("{}/desk", world.here.base())).await.says("The Numbat Company"));

        // A second time it is found so; an officer does not answer their own.
        let page = bob.get(&claim).await;
        bob.send(page.form("/claim").fill("proof", proof).force("named", "yes")).await;
        world.appoint("bob", Role::Officer);
        let page = bob.get(&answer).await;
        let own = page.forms().into_iter().find(|form| form.action.ends_with("/claim")).unwrap();
        assert_eq!(bob.send(own.press("do", "verify")).await.status, 403);
        let page = officer.get(&answer).await;
        let form = page.forms().into_iter().find(|form| form.action.ends_with("/claim")).unwrap();
        let page = officer.send(form.clone().press("do", "verify")).await;
        page.must_say("Verified by");
        page.must_say("bob wagtail");
        assert_eq!(officer.send(form.press("do", "verify")).await.status, 409, "pressed twice");
        bob.get(&format!("{}/me", world.here.base())).await.must_say("The city verified “The Numbat Company”");

        let page = officer.get(&format!("{}/desk/organisations/{id}/unverify", world.here.base())).await;
        let page = officer.send(page.form("/unverify").fill("reason", "The company was closed.")).await;
        page.must_say("It is no longer verified");
        page.must_say("The company was closed.");
        let log = world.browser_of("admin").get(&format!("{}/log", world.here.base())).await;
        log.must_say("verified who speaks for an organisation");
        log.must_say("took the mark of an organisation back");
    }
}

story! {
    /// Whoever speaks for an organisation brings an idea for it and says so wherever the idea stands; others cannot, and what
    /// a moderator hides is said nowhere.
    async fn an_idea_is_brought_for_an_organisation(world: World) {
        let mut ann = world.browser_of("ann");
        let page = enter(&mut ann, &world, "The Quokka Kitchen").await;
        let (here, id) = (page.path.clone(), id_of(&page));
        let mut bob = world.browser_of("bob");
        let check = write(&mut bob, &world).await;
        assert_eq!(check.form("/check").value("behalf"), None, "he speaks for none");
        let page = bob.send(check.form("/check").force("behalf", &id.to_string())).await;
        assert_eq!(page.status, 404, "nor does he by asking for it");

        let check = write(&mut ann, &world).await;
        let page = ann.send(check.form("/check").fill("behalf", &id.to_string())).await;
        page.must_say("for The Quokka Kitchen");
        let idea = page.path.clone();
        let mut stranger = world.browser();
        for path in [idea.clone(), format!("{}/ideas", world.here.call_page())] {
            stranger.get(&path).await.must_say("for The Quokka Kitchen");
        }
        stranger.get(&here).await.must_say(crate::sharing::TITLE);
        let json = stranger.get(&format!("{}.json", world.here.call_page())).await;
        assert!(json.body.contains("\"for\":{\"id\""), "{}", json.body);
        let csv = stranger.get(&format!("{}.csv", world.here.call_page())).await;
        assert!(csv.body.contains(",The Quokka Kitchen"), "{}", csv.body);

        let page = ann.get(&format!("{idea}/edit")).await;
        let form = page.form("/edit");
        assert_eq!(form.value("behalf"), Some(id.to_string().as_str()));
        let page = ann.send(form.fill("behalf", "")).await;
        assert!(!page.says("The Quokka Kitchen"), "{}", page.text());
        let page = ann.get(&format!("{idea}/edit")).await;
        ann.send(page.form("/edit").fill("behalf", &id.to_string())).await.must_say("for The Quokka Kitchen");

        let hide = format!("{}/moderation/organisation/{id}", world.here.base());
        let mut moderator = world.browser_of("moderator");
        let page = moderator.get(&hide).await;
        let form = page.forms().into_iter().find(|form| form.value("reason").is_some());
        let form = form.unwrap_or_else(|| panic!("{}", page.text()));
        let form = form.fill("reason", "insult").fill("text", "It insults its neighbours.");
        moderator.send(form.press("do", "hide")).await;
        assert_eq!(stranger.get(&here).await.status, 404);
        assert!(!stranger.get(&idea).await.says("Quokka"));
        assert!(!stranger.get(&at(&world, "")).await.says("Quokka"));
    }
}

story! {
    /// An officer makes one of two: members, followers and ideas go over, the old address leads on, those who spoke for it are
    /// told; within a quarter of an hour it is undone as if it had never been.
    async fn two_become_one_and_two_again(world: World) {
        let mut ann = world.browser_of("ann");
        let kept = enter(&mut ann, &world, "The Quokka Kitchen").await;
        let mut bob = world.browser_of("bob");
        let form = bob.get(&at(&world, "/new")).await.form("/new").force("new", "yes");
        let gone = bob.send(form.fill("name-en", "Quokka Kitchen").fill("sector", "residents").force("named", "yes")).await;
        let check = write(&mut bob, &world).await;
        let idea = bob.send(check.form("/check").fill("behalf", &id_of(&gone).to_string())).await;
        idea.must_say("for Quokka Kitchen");
        let mut officer = world.browser_of("officer");
        let page = officer.get(&gone.path).await;
        officer.send(page.form("/follow")).await;
        let desk = format!("{}/desk/organisations/{}/merge", world.here.base(), id_of(&gone));
        assert_eq!(bob.get(&desk).await.status, 403);
        let page = officer.get(&desk).await;
        page.must_say("The Quokka Kitchen");
        let form = page.forms().into_iter().find(|form| form.choices.iter().any(|(name, _)| name == "into")).unwrap();
        let none = officer.post(form.clone().force("into", "")).await;
        assert_eq!(none.status, 422);
        let own = officer.post(form.clone().force("into", &id_of(&gone).to_string())).await;
        assert_eq!(own.status, 409, "not into itself");
        let page = officer.send(form.force("into", &id_of(&kept).to_string())).await;
        assert_eq!(page.path, kept.path);
        page.must_say("bob wagtail");
        let mut stranger = world.browser();
        assert_eq!(stranger.get(&gone.path).await.path, kept.path, "the old address leads on");
        stranger.get(&idea.path).await.must_say("for The Quokka Kitchen");
        assert_eq!(stranger.get(&at(&world, "")).await.all("main .rows > li > span > a"), ["The Quokka Kitchen"]);
        bob.get(&format!("{}/me", world.here.base())).await.must_say("was merged into “The Quokka Kitchen”");

        let page = officer.get(&format!("{}/desk", world.here.base())).await;
        page.must_say("1 organisation merged");
        officer.send(page.form("/undo")).await;
        assert_eq!(stranger.get(&gone.path).await.path, gone.path);
        assert!(!stranger.get(&kept.path).await.says("bob wagtail"));
        stranger.get(&idea.path).await.must_say("for Quokka Kitchen");
        assert!(!bob.get(&format!("{}/me", world.here.base())).await.says("was merged into"));
    }
}
