//! A call beyond its page: on paper, in a frame of another site, read by programs of other sites, as a file for another
//! city.

use calls::Call;
use city::{Access, Language};
use stories::{Browser, story};

use crate::deciding::of_call;
use crate::many::change;

story! {
    /// A poster and a card are printed in each language of the city, whichever its reader has.
    async fn a_call_goes_on_paper(world: World) {
        let mut reader = world.browser();
        let call = world.here.call_page();
        let page = reader.get(&call).await;
        let sheet = page.links().into_iter().find(|link| link.ends_with("/sheet"));
        let poster = reader.get(&sheet.expect("a link to the sheet")).await;
        poster.must_say("Share your idea");
        assert_eq!(poster.all("article.sheet.a3 svg.qr").len(), 1);
        let card = reader.get(&format!("{call}/sheet?size=a5&in=nl")).await;
        card.must_say("Deel je idee");
        assert_eq!(card.all("article.sheet.a5[lang=nl]").len(), 1);
        let strange = reader.get(&format!("{call}/sheet?size=a0&in=xx")).await;
        assert_eq!(strange.all("article.sheet.a3[lang=en]").len(), 1);
    }
}

story! {
    /// Another site shows a call in a frame: one page, as anybody may read it, that takes no cookie and gives none.
    async fn another_site_shows_a_call(world: World) {
        change(&world, |call: &mut Call| {
            call.content.title.set(Language::english(), "Benches <b>\"& shade\"</b>");
        });
        let call = world.here.call_page();
        let mut officer = world.browser_of("officer");
        let code = officer.get(&format!("{call}/sheet")).await;
        let code = code.all("#code").concat();
        assert!(code.starts_with("<iframe src=\"") && code.contains("/embed?in=en\""), "{code}");
        assert!(!code.contains("<b>"), "{code}");

        let frame = officer.get(&format!("{call}/embed")).await;
        frame.must_say("Benches");
        let policy = frame.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors *") && policy.contains("form-action 'none'"), "{policy}");
        assert_eq!((frame.header("x-frame-options"), frame.header("set-cookie")), ("", ""));
        assert!(frame.all("form").is_empty() && frame.all("script").is_empty());
        let page = officer.get(&call).await;
        assert_eq!(page.header("x-frame-options"), "DENY");

        change(&world, |call: &mut Call| call.content.who.read = Access::Staff);
        assert!(officer.get(&format!("{call}/sheet")).await.all("#code").is_empty());
        let refused = officer.get(&format!("{call}/embed")).await;
        assert_eq!(refused.status, 404, "whoever looks at a frame is nobody");
        assert!(refused.header("content-security-policy").ends_with("frame-ancestors 'none'"));
    }
}

story! {
    /// Programs in pages of other sites read what anybody may read, and nothing else.
    async fn other_sites_read_public_data(world: World) {
        let mut reader = world.browser();
        let ideas = world.here.call_page();
        for address in [format!("{ideas}.json"), format!("{ideas}.csv"), format!("{ideas}.geojson")] {
            let answer = reader.get(&address).await;
            assert_eq!(answer.status, 200, "{address}");
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
            assert_eq!(answer.header("access-control-allow-credentials"), "");
        }
        let page = reader.get(&world.here.call_page()).await;
        assert_eq!(page.header("access-control-allow-origin"), "");
    }
}

story! {
    /// A call goes to another city as a file, and begins there today.
    async fn a_call_goes_to_another_city(world: World) {
        let mut officer = world.browser_of("officer");
        let file = officer.get(&of_call(&world, "file")).await;
        assert!(file.header("content-disposition").contains("attachment"));
        assert!(!file.body.contains("@"), "nothing of anybody: {}", file.body);

        let new = format!("{}/desk/new", world.here.base());
        let begin = async |officer: &mut Browser, text: &str| {
            let form = officer.get(&new).await.form("/desk/new/file");
            officer.send(form.attach("file", "call.json", "application/json", text.as_bytes())).await
        };
        let draft = begin(&mut officer, &file.body).await;
        assert_eq!(draft.status, 200);
        draft.must_say("Streets for the wagtail");
        let poor = file.body.replace("\"EUR\"", "\"HUF\"");
        let poor = begin(&mut officer, &poor).await;
        assert_eq!(poor.status, 200, "money of another kind is left out");
        for wrong in ["", "{}", "[1]", &file.body.replace("\"version\": 1", "\"version\": 2"), &"x".repeat(2 << 20)] {
            let told = begin(&mut officer, wrong).await;
            assert_eq!(told.status, 422);
            assert_eq!(told.all("#file-error").len(), 1);
        }
        let mut resident = world.browser_of("ann");
        assert_eq!(resident.get(&of_call(&world, "file")).await.status, 403);
    }
}
