//! Signing in while somebody floods it: nobody is locked out, and no letter box is filled.

use stories::{Browser, Page, World, story};

use crate::sharing::{code_form, enter};

/// Asks for a letter with a code.
async fn ask(browser: &mut Browser, world: &World, mail: &str) -> Page {
    let page = browser.get(&format!("{}/sign-in", world.here.base())).await;
    browser.send(page.form("/sign-in").fill("mail", mail)).await
}

/// Signs in by the code of the newest letter.
async fn sign_in(browser: &mut Browser, world: &World, mail: &str) {
    let waiting = ask(browser, world, mail).await;
    assert_eq!(waiting.status, 200, "{mail}: {}", waiting.text());
    let page = enter(browser, &waiting, &world.code_for(mail)).await;
    assert!(browser.cookie("kalaka_session").is_some(), "{mail}: {}", page.text());
}

fn letters(world: &World, mail: &'static str) -> usize {
    let all = world.read(|tx| store::city::letter::list(tx, i64::MAX, 1_000));
    all.iter().filter(|letter| letter.mail == mail).count()
}

story! {
    /// A stranger asks fifty times for my address. I come in at once: from the browser I used before, even behind the
    /// same connection, and from a new one elsewhere. The letters were few.
    async fn a_stranger_locks_nobody_out(world: World) {
        const MINE: &str = "ann@riverton.example";
        let mut mine = world.browser_from(1);
        sign_in(&mut mine, &world, MINE).await;
        let page = mine.get(&world.here.base()).await;
        mine.send(page.form("/sign-out")).await;

        let before = letters(&world, MINE);
        let mut refused = 0;
        for _ in 0..50 {
            let answer = ask(&mut world.browser_from(1), &world, MINE).await;
            refused += usize::from(answer.status == 429);
        }
        let sent = letters(&world, MINE) - before;
        assert!((1..=4).contains(&sent), "{sent} letters by one stranger");
        assert_eq!(refused, 50 - sent);

        sign_in(&mut mine, &world, MINE).await;
        sign_in(&mut world.browser_from(2), &world, MINE).await;
    }
}

story! {
    /// Strangers from everywhere ask for one address: its owner gets twenty letters in an hour and no more, and each
    /// of them lets its owner in with any browser. Browsers that were used before still get one of their own.
    async fn a_letter_box_is_not_filled(world: World) {
        const MINE: &str = "ann@riverton.example";
        let mut mine = world.browser_from(1);
        sign_in(&mut mine, &world, MINE).await;
        let page = mine.get(&world.here.base()).await;
        mine.send(page.form("/sign-out")).await;
        for network in 100..140 {
            ask(&mut world.browser_from(network), &world, MINE).await;
        }
        assert_eq!(letters(&world, MINE), 20);
        let told = ask(&mut world.browser_from(140), &world, MINE).await;
        assert_eq!(told.status, 429);
        told.must_say("works in this browser too");

        let mut new = world.browser_from(141);
        let link = world.link_for(MINE);
        let page = new.get(&link).await;
        new.send(page.form(&link)).await;
        assert!(new.cookie("kalaka_session").is_some(), "the link of any letter lets its owner in");

        sign_in(&mut mine, &world, MINE).await;
        let page = mine.get(&world.here.base()).await;
        mine.send(page.form("/sign-out")).await;
        for _ in 0..20 {
            ask(&mut mine.clone(), &world, MINE).await;
        }
        assert!(letters(&world, MINE) <= 26, "{} letters", letters(&world, MINE));
        world.pass(jiff::SignedDuration::from_mins(61));
        sign_in(&mut world.browser_from(142), &world, MINE).await;
    }
}

story! {
    /// Sixty people in a hall, behind one connection, each sign in, some after a slip of the finger.
    async fn a_full_hall_signs_in(world: World) {
        for seat in 0..60 {
            let mail = format!("guest{seat}@mail.example");
            let mut guest = world.browser_from(7);
            let waiting = ask(&mut guest, &world, &mail).await;
            assert_eq!(waiting.status, 200, "seat {seat}: {}", waiting.text());
            if seat % 3 == 0 {
                let slip = guest.send(code_form(&waiting).fill("code", "12345")).await;
                assert_eq!(slip.status, 422, "seat {seat}: {}", slip.text());
            }
            enter(&mut guest, &waiting, &world.code_for(&mail)).await;
            assert!(guest.cookie("kalaka_session").is_some(), "seat {seat}");
        }
    }
}
