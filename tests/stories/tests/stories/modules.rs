//! A city that switches a system off: it is gone everywhere, and comes back as it was.

use axum::body::Body;
use axum::http::Request;
use stories::story;
use web::http::Kind;

use crate::routes::sample;

story! {
    /// Without the module, every page, feed and route of the API of the system answers 404, and
    /// nothing leads there any more; with it, all is as before.
    async fn a_city_switches_calls_off(world: World) {
        let mut admin = world.browser_of("admin");
        let settings = format!("{}/settings", world.here.base());
        let page = admin.get(&settings).await;
        let form = page.form("/settings").force("language", "en").force("default_language", "en");
        admin.send(form.force("module", "")).await.must_say("Saved.");

        let token = world.token_of("admin", "read write desk moderate manage");
        let mut seen = 0;
        for route in world.app.routes().iter().filter(|route| route.module.is_some()) {
            let path = sample(route, &world.here);
            let request = Request::builder().method(route.method.clone()).uri(&path);
            let answer = match route.kind {
                Kind::Api => admin.api(route.method.as_str(), &path, &token, "{}").await,
                _ => admin.ask(request, &path, Body::empty()).await,
            };
            assert_eq!(answer.status, 404, "{} {path}", route.method);
            seen += 1;
        }
        assert!(seen > 50, "{seen} routes belong to a module");

        for path in ["", "/me", "/me/erase", "/data", "/log", "/settings"] {
            let page = admin.get(&format!("{}{path}", world.here.base())).await;
            assert_eq!(page.status, 200, "{path}");
            let leads = page.links().iter().any(|link| link.contains("/calls"));
            assert!(!leads, "{path} leads to calls");
            assert!(!page.says("Share an idea"), "{path} asks for ideas");
        }
        for feed in ["/calls.json", "/calls.ics"] {
            assert_eq!(admin.get(&format!("{}{feed}", world.here.base())).await.status, 404);
        }
        let mut there = world.browser_in(&world.there, "bob");
        let theirs = there.get(&world.there.idea_page()).await;
        assert_eq!(theirs.status, 200, "the neighbouring city keeps its calls");

        let page = admin.get(&settings).await;
        let form = page.form("/settings").force("language", "en").force("default_language", "en");
        admin.send(form.force("module", "calls")).await.must_say("Saved.");
        assert_eq!(admin.get(&world.here.idea_page()).await.status, 200, "all is as before");
        admin.get(&world.here.base()).await.must_say("Share an idea");
    }
}
