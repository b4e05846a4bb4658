//! A provider that knows who somebody is: proving by it that one lives here, signing in by it, untying it; and whatever comes back
//! late, twice, elsewhere, for somebody else or signed by anybody else changes nothing.

use std::sync::Arc;

use city::Level;
use jiff::SignedDuration;
use oidc::Provider;
use oidc::testing::{ISSUER, Pretend, key, place};
use serde_json::json;
use stories::{Browser, Form, Page, World, story};

use crate::hostile::{TEXTS, is_harmless};

const SITE: &str = "https://kalaka.example";
const ANN: &str = "ann@riverton.example";

fn at(world: &World, path: &str) -> String {
    format!("{}{path}", world.here.base())
}

/// Gives the installation a provider, and has the admin use it for this.
async fn provider(world: &World, uses: &[&str], postcodes: &str) -> Pretend {
    let pretend = Pretend::default();
    pretend.told().about = json!({ "sub": "nobody" });
    world.app.recognise_by(Arc::new(Provider::new(place(), Box::new(pretend.clone()))));
    use_for(world, uses, postcodes).await.must_say("Saved");
    pretend
}

async fn use_for(world: &World, uses: &[&str], postcodes: &str) -> Page {
    let mut admin = world.browser_of("admin");
    let page = admin.get(&at(world, "/desk/proofs")).await;
    let mut form = page.form("/proofs/provider");
    form.fields.retain(|(name, _)| name != "provider_for");
    for it in uses {
        form.fields.push(("provider_for".to_owned(), (*it).to_owned()));
    }
    let form = form.fill("provider_name-en", "My Riverton").fill("postcodes", postcodes);
    admin.send(form).await
}

/// Goes to the provider from a page with this form, is known there by a name, and comes back.
async fn way(
    world: &World,
    browser: &mut Browser,
    form: Form,
    pretend: &Pretend,
    subject: &str,
) -> Page {
    let back = there(world, browser, form, pretend, subject).await;
    browser.get(&back).await
}

/// The same, but stays there: the address to come back with.
async fn there(
    world: &World,
    browser: &mut Browser,
    form: Form,
    pretend: &Pretend,
    subject: &str,
) -> String {
    let go = browser.send(form).await;
    assert_eq!(go.status, 200, "{}", go.text());
    let link = go.links().into_iter().find(|link| link.starts_with(ISSUER)).expect("a link there");
    {
        let mut told = pretend.told();
        told.claims["sub"] = subject.into();
        told.about["sub"] = subject.into();
    }
    let back = pretend.visit(&link, subject, world.now().as_second());
    back.strip_prefix(SITE).expect("it comes back to the site").to_owned()
}

async fn proof_form(world: &World, browser: &mut Browser) -> Form {
    browser.get(&at(world, "/me/proof")).await.form("/me/proof/provider")
}

async fn sign_in_form(world: &World, browser: &mut Browser) -> Form {
    browser.get(&at(world, "/sign-in")).await.form("/sign-in/provider")
}

/// Somebody shows by it that they live here.
async fn prove(world: &World, browser: &mut Browser, pretend: &Pretend, subject: &str) -> Page {
    let form = proof_form(world, browser).await;
    way(world, browser, form, pretend, subject).await
}

async fn is_in(world: &World, browser: &mut Browser) -> bool {
    browser.look(&at(world, "/me/proof")).await.status == 200
}

fn level(world: &World, name: &str) -> Level {
    let (id, now) = (world.here.person(name).id, world.now());
    world.read(move |tx| store::city::proof::level(tx, id, now))
}

/// Has the officer ask for proof of whoever supports.
async fn ask_of_support(world: &World) {
    let editor = format!("{}?step=who", at(world, &format!("/desk/calls/{}", world.here.call)));
    let mut officer = world.browser_of("officer");
    let page = officer.get(&editor).await;
    let form = page.form(&format!("/desk/calls/{}", world.here.call));
    let form = form.fill("needs_support", "residence").force("do", "save");
    officer.send(form).await.must_say("Saved");
}

story! {
    /// A neighbour presses Support, shows by the provider that they live here, and is counted; signs in by it elsewhere; unties it.
    async fn somebody_shows_that_they_live_here_and_signs_in(world: World) {
        let pretend = provider(&world, &["proves", "signs_in", "age"], "3000, 3001").await;
        pretend.told().about = json!({ "birthdate": "1985-07-30", "address": { "postal_code": "3000" } });
        ask_of_support(&world).await;
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.send(idea.form("/support")).await;
        asked.must_say("Show it with My Riverton");
        let go = bob.send(asked.form("/me/proof/provider")).await;
        go.must_say("your birth date, of which we keep only your group of ages");
        go.must_say("your postal code");
        assert!(!go.says("your e-mail address, if"), "nothing else is asked");
        let page = way(&world, &mut bob, asked.form("/me/proof/provider"), &pretend, "bob-at-home").await;
        assert!(page.path.starts_with(&world.here.idea_page()), "{} {}", page.path, page.text());
        page.must_say("Your support is counted");
        page.must_say("1 neighbour supports this");
        assert_eq!(level(&world, "bob"), Level::Residence);
        let own = bob.get(&at(&world, "/me/proof")).await;
        own.must_say("That you live here, with a login elsewhere");
        own.must_say("18 or older, as was shown on");
        own.must_say("Your account is tied to My Riverton since");
        let letter = world.letter_to("bob@riverton.example").unwrap();
        assert!(letter.contains("was tied to a login of My Riverton"), "{letter}");
        let office = world.browser_of("officer").get(&at(&world, "/desk/proofs")).await;
        office.must_say("With a login elsewhere");

        let mut elsewhere = world.browser();
        let page = elsewhere.get(&at(&world, &format!("/sign-in?next={}", at(&world, "/me/settings")))).await;
        let form = page.form("/sign-in/provider");
        let page = way(&world, &mut elsewhere, form, &pretend, "bob-at-home").await;
        assert_eq!(page.path, at(&world, "/me/settings"));
        page.must_say("bob@riverton.example");
        bob.get(&at(&world, "/me/proof")).await.must_say("You signed in with it");

        let data = bob.get(&at(&world, "/me/data.json")).await;
        assert!(data.body.contains("provider_tie"), "it is in the download");
        let own = bob.get(&at(&world, "/me/proof")).await;
        bob.send(own.form("/provider/untie")).await.must_say("Your account is not tied any more");
        assert_eq!(level(&world, "bob"), Level::Residence, "what was shown holds");
        let mut late = world.browser();
        let form = sign_in_form(&world, &mut late).await;
        let page = way(&world, &mut late, form, &pretend, "bob-at-home").await;
        page.must_say("No account here is tied to this login");
        assert!(page.status == 422 && !is_in(&world, &mut late).await);

        let all = world.everything();
        for told in ["bob-at-home", "1985-07-30", "opener", "sesame"] {
            assert!(!all.contains(told), "{told} is kept somewhere");
        }
    }
}

story! {
    /// Stopped there, no answer, an answer that cannot be right: each is said where it was begun, and what was to follow is not forgotten.
    async fn what_goes_wrong_is_said_and_nothing_is_lost(world: World) {
        let pretend = provider(&world, &["proves", "signs_in"], "").await;
        ask_of_support(&world).await;
        let mut bob = world.browser_of("bob");
        let idea = bob.get(&world.here.idea_page()).await;
        let asked = bob.send(idea.form("/support")).await;
        let form = asked.form("/me/proof/provider");
        for (query, said) in [
            ("error=access_denied", "You stopped at My Riverton"),
            ("error=server_error&error_description=%3Cb%3Ehello", "gives no answer at the moment"),
            ("", "gives no answer at the moment"),
            ("code=another", "gives no answer at the moment"),
            ("code=another&iss=https%3A%2F%2Fevil.example", "cannot be right"),
        ] {
            let back = there(&world, &mut bob, form.clone(), &pretend, "bob-at-home").await;
            let state = back.split(['?', '&']).find(|part| part.starts_with("state=")).unwrap();
            let page = bob.get(&format!("{}?{state}&{query}", at(&world, "/sign-in/provider/back"))).await;
            page.must_say(said);
            assert_eq!(page.status, 422, "{query}");
            assert!(!page.body.contains("<b>hello"));
            assert_eq!(page.form("/me/proof/provider").value("do"), Some("support"), "{query}");
            let page = bob.get(&back).await;
            page.must_say("That took too long, was answered before");
            assert_eq!(page.status, 422, "the way is over with that");
        }
        let wrong = |change: fn(&mut oidc::testing::Told)| {
            let pretend = pretend.clone();
            move || change(&mut pretend.told())
        };
        let nothing = json!({});
        for (name, change) in [
            ("nonce", wrong(|told| told.claims = json!({ "nonce": "another" }))),
            ("audience", wrong(|told| told.claims = json!({ "aud": "another" }))),
            ("issuer", wrong(|told| told.claims = json!({ "iss": "https://evil.example" }))),
            ("over", wrong(|told| told.claims = json!({ "exp": 1 }))),
            ("key", wrong(|told| told.signs.2 = key(9))),
            ("kid", wrong(|told| {
                told.signs.2 = key(1);
                told.signs.1 = Some("unknown".to_owned());
            })),
            ("none", wrong(|told| {
                told.signs.1 = Some("first".to_owned());
                // {"alg":"none"} and a body of its own.
                told.token = Some("eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ.".to_owned());
            })),
            ("about", wrong(|told| {
                told.token = None;
                told.claims = json!({});
            })),
        ] {
            change();
            let back = there(&world, &mut bob, form.clone(), &pretend, "bob-at-home").await;
            let page = bob.get(&back).await;
            if name == "about" {
                page.must_say("Your support is counted");
                break;
            }
            page.must_say("What My Riverton answered cannot be right");
            assert_eq!((page.status.as_u16(), level(&world, "bob")), (422, Level::Address), "{name}");
            assert_eq!(page.form("/me/proof/provider").value("do"), Some("support"), "{name}");
        }
        pretend.told().claims = nothing;
        pretend.told().away = true;
        let mut ann = world.browser_of("ann");
        let form = proof_form(&world, &mut ann).await;
        let page = ann.send(form).await;
        assert!(page.status == 200 || page.says("gives no answer"), "what it says of itself is kept for an hour");
        let mut stranger = world.browser();
        let form = sign_in_form(&world, &mut stranger).await;
        let page = way(&world, &mut stranger, form, &pretend, "bob-at-home").await;
        page.must_say("gives no answer at the moment");
        assert_eq!(page.status, 422);
        assert!(page.form("/sign-in").value("mail").is_some(), "signing in by mail is offered beside");
    }
}

story! {
    /// Another browser, another person, another city, too late, or once more: nobody comes in and nothing is tied.
    async fn nothing_comes_back_twice_late_or_elsewhere(world: World) {
        let pretend = provider(&world, &["proves", "signs_in"], "").await;
        let mut bob = world.browser_of("bob");
        prove(&world, &mut bob, &pretend, "bob-at-home").await;
        assert_eq!(level(&world, "bob"), Level::Residence);

        let mut browser = world.browser();
        let form = sign_in_form(&world, &mut browser).await;
        let back = there(&world, &mut browser, form, &pretend, "bob-at-home").await;
        let mut thief = world.browser();
        thief.get(&back).await.must_say("was begun in another browser");
        assert!(!is_in(&world, &mut thief).await, "another browser");
        browser.get(&back).await.must_say("was answered before");
        assert!(!is_in(&world, &mut browser).await, "and it is used up by that");

        let form = sign_in_form(&world, &mut browser).await;
        let back = there(&world, &mut browser, form.clone(), &pretend, "bob-at-home").await;
        let elsewhere = back.replacen(world.here.base().as_str(), &world.there.base(), 1);
        assert_eq!(browser.get(&elsewhere).await.status, 404, "the other city does not use it");
        world.pass(SignedDuration::from_mins(15));
        browser.get(&back).await.must_say("took too long");
        assert!(!is_in(&world, &mut browser).await, "late");
        let hour = world.now().as_second() + 3_600;
        pretend.told().claims = json!({ "exp": hour });
        let back = there(&world, &mut browser, form, &pretend, "bob-at-home").await;
        world.pass(SignedDuration::from_mins(14));
        browser.get(&back).await;
        assert!(is_in(&world, &mut browser).await);
        let mut copy = world.browser();
        copy.keep("kalaka_browser", &browser.cookie("kalaka_browser").unwrap());
        copy.get(&back).await.must_say("was answered before");
        assert!(!is_in(&world, &mut copy).await, "once more");
        pretend.told().claims = json!({});

        // Somebody is lured into coming back with another's answer: their account is tied to nothing.
        let mut ann = world.browser_of("ann");
        let mut evil = world.browser_of("moderator");
        let form = proof_form(&world, &mut evil).await;
        let lure = there(&world, &mut evil, form, &pretend, "evil-at-home").await;
        ann.get(&lure).await.must_say("another browser");
        assert!(!ann.get(&at(&world, "/me/proof")).await.says("Your account is tied"));
        // Nor where both share a browser, one after the other.
        let form = proof_form(&world, &mut evil).await;
        let lure = there(&world, &mut evil, form, &pretend, "evil-at-home").await;
        ann.keep("kalaka_browser", &evil.cookie("kalaka_browser").unwrap());
        ann.get(&lure).await.must_say("another browser");
        assert!(!ann.get(&at(&world, "/me/proof")).await.says("Your account is tied"));
        for query in ["", "?state=", "?state=x&code=y", "?error=access_denied", "?state=%00&code=%F0"] {
            let page = ann.get(&format!("{}{query}", at(&world, "/sign-in/provider/back"))).await;
            assert_eq!(page.status, 422, "{query}");
        }
    }
}

story! {
    /// One person has one login and one login one account; whose it is else, nobody is told. What was shown with it is not shown again
    /// by another account, even where it was untied.
    async fn one_login_is_one_account(world: World) {
        let pretend = provider(&world, &["proves", "signs_in"], "").await;
        let mut bob = world.browser_of("bob");
        prove(&world, &mut bob, &pretend, "bob-at-home").await.must_say("with a login elsewhere");
        let mut ann = world.browser_of("ann");
        let page = prove(&world, &mut ann, &pretend, "bob-at-home").await;
        page.must_say("Another account here was tied to this login");
        assert!(page.status == 422 && !page.body.to_lowercase().contains("bob"));
        assert_eq!(level(&world, "ann"), Level::Address);
        let own = bob.get(&at(&world, "/me/proof")).await;
        bob.send(own.form("/provider/untie")).await;
        let page = prove(&world, &mut ann, &pretend, "bob-at-home").await;
        page.must_say("Another account here was tied to this login");
        prove(&world, &mut ann, &pretend, "ann-at-home").await.must_say("Your account is tied");
        world.pass(SignedDuration::from_hours(24 * 700));
        let mut ann = world.browser_of("ann");
        let page = prove(&world, &mut ann, &pretend, "ann-elsewhere").await;
        page.must_say("Your account is tied to another login");
        prove(&world, &mut ann, &pretend, "ann-at-home").await;
        assert_eq!(level(&world, "ann"), Level::Residence);
        // Bob's own ended meanwhile: he is asked anew, and shows it with the same login.
        world.pass(SignedDuration::from_hours(24 * 30));
        assert_eq!(level(&world, "bob"), Level::Address);
        let mut bob = world.browser_of("bob");
        prove(&world, &mut bob, &pretend, "bob-at-home").await;
        assert_eq!(level(&world, "bob"), Level::Residence);
    }
}

story! {
    /// Somebody new, whose address the provider has verified, gets a letter there like everybody; with it, in the same browser, their
    /// account is tied. An address alone opens no account.
    async fn an_address_alone_opens_no_account(world: World) {
        let pretend = provider(&world, &["signs_in"], "").await;
        let verified = |mail: &str| json!({ "email": mail, "email_verified": true });
        pretend.told().about = verified("new@riverton.example");
        let mut newcomer = world.browser();
        let form = sign_in_form(&world, &mut newcomer).await;
        let page = way(&world, &mut newcomer, form, &pretend, "new-at-home").await;
        assert!(page.path.starts_with(&at(&world, "/sign-in/code")) || page.says("new@riverton.example"), "{}", page.path);
        let letter = world.letter_to("new@riverton.example").unwrap();
        assert!(letter.contains("Your account is then tied to your login of My Riverton"), "{letter}");
        assert!(!is_in(&world, &mut newcomer).await);
        let code = world.code_for("new@riverton.example");
        let form = page.forms().into_iter().find(|form| form.value("code").is_some()).unwrap();
        let page = newcomer.send(form.fill("code", &code)).await;
        let form = page.forms().into_iter().find(|form| form.value("name").is_some()).unwrap();
        newcomer.send(form.fill("code", &code).fill("name", "A newcomer")).await;
        assert!(is_in(&world, &mut newcomer).await);
        newcomer.get(&at(&world, "/me/proof")).await.must_say("Your account is tied to My Riverton");
        let mut again = world.browser();
        let form = sign_in_form(&world, &mut again).await;
        way(&world, &mut again, form, &pretend, "new-at-home").await;
        assert!(is_in(&world, &mut again).await, "the next time without a letter");

        // Ann has an account: whoever claims her address does not get it, and her own link in another browser ties nothing.
        pretend.told().about = verified(ANN);
        let mut evil = world.browser();
        let form = sign_in_form(&world, &mut evil).await;
        way(&world, &mut evil, form, &pretend, "evil-at-home").await;
        assert!(!is_in(&world, &mut evil).await);
        let mut ann = world.browser();
        let page = ann.get(&world.link_for(ANN)).await;
        let form = page.forms().into_iter().find(|form| form.action.contains("/enter/")).unwrap();
        ann.send(form).await;
        assert!(is_in(&world, &mut ann).await);
        assert!(!ann.get(&at(&world, "/me/proof")).await.says("Your account is tied"));
        let mut evil = world.browser();
        let form = sign_in_form(&world, &mut evil).await;
        way(&world, &mut evil, form, &pretend, "evil-at-home").await;
        assert!(!is_in(&world, &mut evil).await);
        for about in [
            json!({}),
            json!({ "email": "other@riverton.example" }),
            json!({ "email": "other@riverton.example", "email_verified": false }),
            json!({ "email": "other@riverton.example", "email_verified": "true" }),
            json!({ "email": "no address", "email_verified": true }),
        ] {
            pretend.told().about = about.clone();
            let mut stranger = world.browser();
            let form = sign_in_form(&world, &mut stranger).await;
            let page = way(&world, &mut stranger, form, &pretend, "stranger-at-home").await;
            page.must_say("No account here is tied to this login of My Riverton");
            assert_eq!(page.status, 422, "{about}");
        }
        assert!(world.letter_to("other@riverton.example").is_none());
    }
}

story! {
    /// Where the city only signs people in by it, an account is tied without proving anything; never to a login that is another
    /// account's. Whoever refuses another address from the old mailbox is rid of a login that was tied meanwhile.
    async fn a_tie_is_one_accounts_and_ends_where_everybody_is_shut_out(world: World) {
        let pretend = provider(&world, &["signs_in"], "").await;
        let mut thief = world.browser_of("ann");
        prove(&world, &mut thief, &pretend, "thief-at-home").await.must_say("Your account is tied");
        assert_eq!(level(&world, "ann"), Level::Address, "nothing was proved by it");
        let mut bob = world.browser_of("bob");
        let page = prove(&world, &mut bob, &pretend, "thief-at-home").await;
        assert_eq!(page.status, 422);
        page.must_say("Another account here was tied to this login");
        assert!(!bob.get(&at(&world, "/me/proof")).await.says("Your account is tied"));

        let page = thief.get(&at(&world, "/me/address")).await;
        thief.send(page.form("/me/address").fill("mail", "thief@mail.example")).await;
        let letter = world.letter_to(ANN).unwrap();
        let key = letter.find("/address/").map(|at| letter.split_at(at).1).unwrap();
        let link = at(&world, key.split_whitespace().next().unwrap());
        let mut ann = world.browser();
        let page = ann.get(&link).await;
        ann.send(page.form(&format!("{link}/refuse"))).await.must_say("everybody is signed out");
        let mut late = world.browser();
        let form = sign_in_form(&world, &mut late).await;
        let page = way(&world, &mut late, form, &pretend, "thief-at-home").await;
        page.must_say("No account here is tied to this login of My Riverton");
        assert!(!is_in(&world, &mut late).await);
    }
}

story! {
    /// Where somebody lives, and how old they are, by what the provider tells.
    async fn who_lives_elsewhere_shows_nothing(world: World) {
        let pretend = provider(&world, &["proves", "age"], "3000; 3001").await;
        let mut bob = world.browser_of("bob");
        for (about, said) in [
            (json!({}), "does not tell us where you live"),
            (json!({ "address": {} }), "does not tell us where you live"),
            (json!({ "address": { "postal_code": "" } }), "does not tell us where you live"),
            (json!({ "address": { "postal_code": "1000" } }), "you do not live here"),
        ] {
            pretend.told().about = about.clone();
            let page = prove(&world, &mut bob, &pretend, "bob-at-home").await;
            page.must_say(said);
            assert_eq!((page.status.as_u16(), level(&world, "bob")), (422, Level::Address), "{about}");
        }
        let own = bob.get(&at(&world, "/me/proof")).await;
        assert!(!own.says("Your account is tied"), "and ties nothing");
        pretend.told().about = json!({ "birthdate": "0000-07-30", "address": { "postal_code": "30 01" } });
        prove(&world, &mut bob, &pretend, "bob-at-home").await;
        assert_eq!(level(&world, "bob"), Level::Residence);
        let own = bob.get(&at(&world, "/me/proof")).await;
        assert!(!own.says("as was shown on"), "half a birth date is none");
        assert!(!own.says("Sign in with"), "the city signs nobody in by it");
        assert!(!world.browser().get(&at(&world, "/sign-in")).await.says("My Riverton"));
        let form = own.form("/provider/untie");
        let forged = Form { action: at(&world, "/sign-in/provider"), ..form };
        assert_eq!(bob.post(forged).await.status, 404);
    }
}

story! {
    /// What the city does with it: admins alone say so, with words for what is wrong, and nothing else that they said is lost.
    async fn the_city_says_what_it_is_for(world: World) {
        let mut admin = world.browser_of("admin");
        let page = admin.get(&at(&world, "/desk/proofs")).await;
        page.must_say("has set no provider (OpenID Connect)");
        let forged = Form { action: at(&world, "/desk/proofs/provider"), ..page.form("/proofs/rules") };
        assert_eq!(admin.post(forged).await.status, 404);
        let mut bob = world.browser_of("bob");
        assert!(!bob.get(&at(&world, "/me/proof")).await.says("My Riverton"));
        let pretend = provider(&world, &["proves"], "").await;
        bob.get(&at(&world, "/me/proof")).await.must_say("Show it with My Riverton");
        let page = admin.get(&at(&world, "/desk/proofs")).await;
        page.must_say(ISSUER);
        page.must_say("https://kalaka.example/riverton/sign-in/provider/back");
        let long = "x".repeat(61);
        for (field, typed) in [
            ("provider_name-en", ""),
            ("provider_name-nl", long.as_str()),
            ("postcodes", "3000, <b>"),
            ("postcodes", "1234567890123"),
        ] {
            let wrong = admin.send(page.form("/proofs/provider").fill(field, typed)).await;
            assert_eq!(wrong.status, 422, "{field} {typed}");
            assert_eq!(wrong.form("/proofs/provider").value(field), Some(typed), "{field} {typed}");
        }
        admin.send(page.form("/proofs/rules").fill("months", "12")).await.must_say("Saved");
        bob.get(&at(&world, "/me/proof")).await.must_say("Show it with My Riverton");
        let stale = admin.send(page.form("/proofs/provider")).await;
        assert_eq!(stale.status, 409, "somebody else saved meanwhile");
        for text in TEXTS {
            let short: String = text.chars().take(60).collect();
            let page = admin.get(&at(&world, "/desk/proofs")).await;
            let saved = admin.send(page.form("/proofs/provider").fill("provider_name-en", &short)).await;
            is_harmless(&saved);
            assert_ne!(saved.status, 500, "{text}");
            is_harmless(&bob.get(&at(&world, "/me/proof")).await);
        }
        use_for(&world, &[], "").await.must_say("Saved");
        let page = bob.get(&at(&world, "/me/proof")).await;
        assert!(!page.says("My Riverton"));
        assert_eq!(bob.get(&at(&world, "/sign-in/provider/back?state=a&code=b")).await.status, 404);
        drop(pretend);
    }
}
