//! Somebody comes for the first time: they say by which name others may see them, and nobody says it for them.

use stories::{Browser, Form, Page, World, story};

use crate::sharing::code_form;

/// Asks for a letter, in a language.
async fn ask(browser: &mut Browser, world: &World, language: &str, mail: &str) -> Page {
    browser.speaks(language);
    let page = browser.get(&format!("{}/sign-in", world.here.base())).await;
    browser.send(page.form("/sign-in").fill("mail", mail)).await
}

/// The form behind the link of a letter.
fn entering(page: &Page) -> Form {
    let found = page.forms().into_iter().find(|form| form.action.contains("/enter/"));
    found.unwrap_or_else(|| panic!("no way in on {}: {}", page.path, page.text()))
}

async fn own_page(browser: &mut Browser, world: &World) -> Page {
    browser.get(&format!("{}/me", world.here.base())).await
}

story! {
    /// The code is right, and one question is left. It is asked once, in their language.
    async fn a_newcomer_is_asked_for_a_name(world: World) {
        const NEW: &str = "w.vandenberg@mail.example";
        let mut browser = world.browser();
        let waiting = ask(&mut browser, &world, "nl", NEW).await;
        assert_eq!(code_form(&waiting).value("name"), None, "who has an account is nobody else's business");
        let asked = browser.send(code_form(&waiting).fill("code", &world.code_for(NEW))).await;
        asked.must_say("De naam die anderen zien");
        let form = code_form(&asked);
        assert_eq!(form.value("name"), Some(""), "nobody chooses it for them");
        assert!(!asked.says("Neighbour"), "{}", asked.text());
        assert_eq!(own_page(&mut browser, &world).await.path, format!("{}/sign-in?next=%2Friverton%2Fme", world.here.base()));

        let again = browser.send(form.clone().fill("name", "W")).await;
        assert_eq!(again.status, 422);
        assert!(!again.all(".error").is_empty(), "{}", again.text());
        assert_eq!(code_form(&again).value("name"), Some("W"), "kept");
        browser.send(code_form(&again).fill("name", "Wendy B.")).await;
        own_page(&mut browser, &world).await.must_say("Dag Wendy B.");

        let mut elsewhere = world.browser();
        let waiting = ask(&mut elsewhere, &world, "nl", NEW).await;
        elsewhere.send(code_form(&waiting).fill("code", &world.code_for(NEW))).await;
        own_page(&mut elsewhere, &world).await.must_say("Dag Wendy B.");
    }
}

story! {
    /// The link of the letter asks the same; an address is one person whichever way its domain is written.
    async fn a_newcomer_comes_by_the_link(world: World) {
        const ASCII: &str = "w@xn--bcher-kva.example";
        let mut browser = world.browser();
        ask(&mut browser, &world, "hu", "w@BÜCHER.example").await;
        let link = world.link_for(ASCII);
        let page = browser.get(&link).await;
        page.must_say("A név, amelyet mások látnak");
        let refused = browser.send(entering(&page)).await;
        assert_eq!(refused.status, 422);
        browser.send(entering(&refused).fill("name", "Wendy B.")).await;
        own_page(&mut browser, &world).await.must_say("Wendy B.");

        let mut elsewhere = world.browser();
        ask(&mut elsewhere, &world, "hu", ASCII).await;
        let page = elsewhere.get(&world.link_for(ASCII)).await;
        assert_eq!(entering(&page).value("name"), None, "they are known");
        elsewhere.send(entering(&page)).await;
        own_page(&mut elsewhere, &world).await.must_say("Wendy B.");

        // Whoever looks for her finds her by either: composed, in parts, capitals, or as mail servers write it.
        let mut admin = world.browser_of("admin");
        for typed in ["b%C3%BCcher", "BU%CC%88CHER", "xn--bcher-kva", "XN--BCHER-KVA"] {
            let people = format!("{}/people?q=W%40{typed}.example", world.here.base());
            let found = admin.get(&people).await;
            assert!(found.says("Wendy B."), "{typed}: {}", found.text());
        }
    }
}
