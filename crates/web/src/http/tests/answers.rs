//! Answers: who gets which, in what language, with which headers, and what travels.

use super::*;

#[tokio::test]
async fn policies_decide_who_gets_in() {
    let paths = ["/leuven/open", "/leuven/mine", "/leuven/desk"];
    let mut seen = Vec::new();
    for mut browser in
        [Browser::new(), Browser::signed_in("resident"), Browser::signed_in("officer")]
    {
        for path in paths {
            seen.push(browser.get(path).await.status.as_u16());
        }
    }
    assert_eq!(seen, [200, 303, 303, 200, 200, 403, 200, 200, 200]);

    let anonymous = Browser::new().get("/leuven/mine?a=b").await;
    assert_eq!(anonymous.header("location"), "/leuven/sign-in?next=%2Fleuven%2Fmine%3Fa%3Db");
    let mut elsewhere = Browser::signed_in("officer");
    elsewhere.host = "szeged.example";
    let other_city = elsewhere.get("/mine").await;
    assert_eq!(other_city.status, 303, "a session of Leuven is nothing in Szeged");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let mut browser = Browser::new();
    for path in
        ["/leuven/open", "/leuven/none", "/none", "/", "/healthz", "/assets/x", "/leuven/panic"]
    {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
    }
    let secure = Request::get("/leuven/open").header("x-forwarded-proto", "https");
    let secure = browser.send(secure, Body::empty()).await;
    assert_eq!(secure.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let mut browser = Browser::new();
    let first = browser.get("/leuven/").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""));
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let again = Request::get("/leuven/").header("if-none-match", format!("\"x\", {tag}"));
    let again = browser.send(again, Body::empty()).await;
    assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
    let dutch = Request::get("/leuven/?lang=en").header("if-none-match", tag);
    assert_eq!(browser.send(dutch, Body::empty()).await.status, 200, "another language");
}

#[tokio::test]
async fn the_language_is_the_reader_s_choice() {
    let mut browser = Browser::new();
    let tag = async |browser: &mut Browser, path: &str, accept: &str| {
        let request = Request::get(path).header("accept-language", accept);
        let answer = browser.send(request, Body::empty()).await;
        answer.text.split(' ').next().unwrap().to_owned()
    };
    assert_eq!(tag(&mut browser, "/leuven/open", "").await, "nl", "the city's");
    assert_eq!(tag(&mut browser, "/leuven/open", "en-US,nl;q=0.5").await, "en", "the browser's");
    assert_eq!(tag(&mut browser, "/leuven/open", "hu").await, "nl", "one the city lacks");
    assert_eq!(tag(&mut browser, "/leuven/open?lang=en", "nl").await, "en", "the address's");
    assert_eq!(tag(&mut browser, "/leuven/open", "nl").await, "en", "remembered");
    assert_eq!(tag(&mut browser, "/leuven/open?lang=hu", "nl").await, "en", "not offered");
    let mut person = Browser::signed_in("resident");
    assert_eq!(tag(&mut person, "/leuven/open", "nl").await, "en", "the person's own");
}

#[tokio::test]
async fn cities_are_found_and_strays_are_helped() {
    let mut browser = Browser::new();
    let list = browser.get("/").await;
    assert!(
        list.text.contains("href=\"/leuven\"") && list.text.contains("href=\"//szeged.example/\"")
    );
    assert_eq!(browser.get("/gent/calls").await.status, 404);
    assert_eq!(browser.get("/leuven").await.status, 200);
    let slash = browser.get("/leuven/open/?a=b").await;
    assert_eq!((slash.status.as_u16(), slash.header("location")), (308, "/leuven/open?a=b"));
    let lost = browser.get("/leuven/nowhere").await;
    assert_eq!(lost.status, 404);
    assert!(lost.text.contains("Deze pagina is hier niet") && lost.text.contains("site-head"));
    assert_eq!(browser.get("/leuven/things/12").await.text, "12");
    assert_eq!(browser.get("/leuven/things/twelve").await.status, 404);
    assert_eq!(browser.post("/leuven/open", "").await.status, 405);
    assert_eq!(browser.get("/leuven/gone").await.status, 410);
    browser.host = "szeged.example";
    assert_eq!(browser.get("/leuven/open").await.status, 404, "another city's path");
    let lost = browser.get("/open").await;
    assert!(lost.text.starts_with("hu "), "{}", lost.text);

    let mut alone = Browser::with(settings(), [example(1, "leuven", &["nl"], &[])]);
    assert_eq!(alone.get("/").await.header("location"), "/leuven");
}

/// A link in a letter to an admin, made from what somebody else's request said, would hand over the account.
#[tokio::test]
async fn no_request_decides_where_links_lead() {
    let mut browser = Browser::new();
    let mut site = async |host: &'static str, path: &str| {
        browser.host = host;
        let request = Request::get(path)
            .header("x-forwarded-proto", "http")
            .header("x-forwarded-host", "evil.example")
            .header("forwarded", "host=evil.example;proto=http");
        browser.send(request, Body::empty()).await.text
    };
    for host in ["evil.example", "localhost:1", "leuven.evil.example:8443", "kalaka.example"] {
        assert_eq!(site(host, "/leuven/site").await, "https://kalaka.example:8443", "{host}");
    }
    for host in ["szeged.example", "SZEGED.example:1", "szeged.example:8443"] {
        assert_eq!(site(host, "/site").await, "https://szeged.example:8443", "{host}");
    }
    assert_eq!(site("evil.example", "/szeged/site").await, "https://kalaka.example:8443");
}

#[tokio::test]
async fn a_request_names_one_host_and_leads_nowhere_else() {
    let browser = Browser::new();
    let ask = async |method: Method, path: &str, hosts: &[&str]| {
        let mut request = Request::builder().method(method).uri(path);
        for host in hosts {
            request = request.header(header::HOST, *host);
        }
        let request = request.body(Body::empty()).unwrap();
        browser.router.clone().oneshot(request).await.unwrap().status().as_u16()
    };
    assert_eq!(ask(Method::GET, "/leuven/open", &["localhost"]).await, 200);
    assert_eq!(ask(Method::GET, "/leuven/open", &["[::1]:8080"]).await, 200);
    for hosts in [&[][..], &["localhost", "localhost"], &["a", "b"], &[""], &["a,b"], &["a/b"]] {
        for path in ["/leuven/open", "/healthz", "/"] {
            assert_eq!(ask(Method::GET, path, hosts).await, 400, "{path} {hosts:?}");
        }
    }
    for (method, path) in [(Method::CONNECT, "localhost:443"), (Method::TRACE, "/leuven/open")] {
        assert_eq!(ask(method, path, &["localhost"]).await, 405, "{path}");
    }
}

/// Whoever reaches the server past its proxy may say what they like of where they come from.
#[tokio::test]
async fn only_a_proxy_nearby_is_believed() {
    let browser = Browser::new();
    let ask = async |peer: &str, forwarded: &str| {
        let request = Request::get("/leuven/form")
            .header(header::HOST, "localhost")
            .header("x-forwarded-for", forwarded)
            .header("x-forwarded-proto", "https")
            .extension(axum::extract::ConnectInfo(std::net::SocketAddr::new(
                peer.parse().unwrap(),
                1,
            )))
            .body(Body::empty())
            .unwrap();
        let response = browser.router.clone().oneshot(request).await.unwrap();
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        cookies.map(|cookie| cookie.to_str().unwrap()).any(|cookie| cookie.contains("; Secure"))
    };
    for near in
        ["127.0.0.1", "::1", "10.1.2.3", "172.17.0.1", "192.168.1.1", "100.64.3.4", "fd00::1"]
    {
        assert!(ask(near, "192.0.2.1").await, "{near}");
    }
    for far in ["192.0.2.7", "8.8.8.8", "100.128.0.1", "2001:db8::1", "::ffff:192.0.2.7"] {
        assert!(!ask(far, "192.0.2.1").await, "{far}");
    }
}

/// Without a proxy nobody is: whoever asks may write what they like.
#[tokio::test]
async fn without_a_proxy_nobody_is_believed() {
    let settings = Settings { proxy: Proxy::None, ..settings() };
    let browser = Browser::with(settings, [example(1, "leuven", &["nl", "en"], &[])]);
    for peer in ["127.0.0.1", "10.1.2.3", "192.0.2.7"] {
        let request = Request::get("/leuven/form")
            .header(header::HOST, "localhost")
            .header("x-forwarded-for", "192.0.2.1")
            .header("x-forwarded-proto", "https")
            .extension(axum::extract::ConnectInfo(std::net::SocketAddr::new(
                peer.parse().unwrap(),
                1,
            )))
            .body(Body::empty())
            .unwrap();
        let response = browser.router.clone().oneshot(request).await.unwrap();
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        for cookie in cookies.map(|cookie| cookie.to_str().unwrap()) {
            assert!(!cookie.contains("; Secure"), "{peer}: {cookie}");
        }
        assert!(response.headers().get(header::STRICT_TRANSPORT_SECURITY).is_none(), "{peer}");
    }
}

#[tokio::test]
async fn a_panic_is_our_fault_and_the_next_request_goes_on() {
    let mut browser = Browser::new();
    let answer = browser.get("/leuven/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text.contains(answer.header("x-request-id")), "the number to name");
    assert!(!answer.text.contains("on purpose"));
    assert_eq!(browser.get("/leuven/open").await.status, 200);
}

#[tokio::test]
async fn the_api_answers_programs() {
    let mut browser = Browser::signed_in("resident");
    let call = async |browser: &mut Browser, method: Method, path: &str, token: &str| {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        browser.send(request, Body::from("{}")).await
    };
    let read = "/leuven/api/read";
    let write = "/leuven/api/write";
    assert_eq!(call(&mut browser, Method::GET, read, "resident-token").await.text, "read");
    assert_eq!(call(&mut browser, Method::GET, read, "").await.text, "read", "by session");
    assert_eq!(call(&mut browser, Method::POST, write, "writer-token").await.text, "{}");
    assert_eq!(call(&mut browser, Method::POST, write, "resident-token").await.status, 403);
    assert_eq!(call(&mut browser, Method::GET, read, "wrong").await.status, 401);
    let by_cookie = call(&mut browser, Method::POST, write, "").await;
    assert_eq!(by_cookie.status, StatusCode::UNAUTHORIZED, "a cookie does not write");
    assert_eq!(by_cookie.header("content-type"), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&by_cookie.text).unwrap();
    assert_eq!(problem["type"], "urn:kalaka:problem:sign-in");
    assert_eq!(problem["status"], 401);
}

#[tokio::test]
async fn what_happened_is_said_once() {
    let mut browser = Browser::new();
    assert_eq!(browser.get("/leuven/said").await.header("location"), "/leuven");
    assert!(browser.get("/leuven").await.text.contains("Je bent aangemeld."));
    assert!(!browser.get("/leuven").await.text.contains("Je bent aangemeld."));
}

#[tokio::test]
async fn assets_and_figures() {
    let mut browser = Browser::new();
    let asset = browser.get(crate::assets::KALAKA_CSS.path).await;
    assert_eq!(asset.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    let page = browser.get("/leuven").await.text;
    let (_, theme) = page.split_once("/leuven/theme-").unwrap();
    let theme = format!("/leuven/theme-{}", theme.split('"').next().unwrap());
    assert_eq!(browser.get(&theme).await.text, ":root{--brand-h:252;--brand-c:.13}\n");
    assert_eq!(browser.get("/leuven/theme-000000000000.css").await.status, 404);
    assert_eq!(browser.get("/favicon.svg").await.header("content-type"), "image/svg+xml");
    assert!(browser.get("/.well-known/security.txt").await.text.contains("Expires: 2027-12-31"));

    let figures = browser.get("/metrics").await.text;
    let line = "kalaka_request_seconds_count{method=\"GET\",route=\"/\",status=\"200\"} 1";
    assert!(figures.contains(line), "{figures}");
    assert!(figures.contains("kalaka_jobs_waiting 4"));
    assert!(figures.contains("kalaka_city_answers_total{city=\"leuven\"} "), "{figures}");
    let outside = Request::get("/metrics").header("x-forwarded-for", "127.0.0.1");
    assert_eq!(browser.send(outside, Body::empty()).await.status, 404);
}

#[tokio::test]
async fn only_one_script_may_compile_the_counting_engine() {
    let mut browser = Browser::new();
    for asset in crate::assets::ALL {
        let answer = browser.get(asset.path).await;
        let policy = answer.header("content-security-policy");
        let worker = asset.path.contains("recount-worker");
        assert_eq!(policy.contains("'wasm-unsafe-eval'"), worker, "{}", asset.path);
        assert!(policy.starts_with("default-src 'none'"), "{}", asset.path);
    }
    let engine = browser.get(crate::assets::TALLY_WASM.path).await;
    assert_eq!(engine.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn pages_are_compressed_when_the_browser_can() {
    let mut browser = Browser::new();
    for encoding in ["br", "gzip"] {
        let request = Request::get("/leuven").header("accept-encoding", encoding);
        let answer = browser.send(request, Body::empty()).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("etag").starts_with("W/"));
    }
}

#[tokio::test]
async fn the_table_lists_what_is_mounted() {
    let browser = Browser::new();
    let (_, routes) = table(&browser.app).finish();
    let thing = routes.iter().find(|route| route.pattern.contains("thing}")).unwrap();
    assert_eq!(thing.sample(|name| name.len().to_string()), "/things/5");
    assert_eq!(thing.kind, Kind::Page);
    assert_eq!(routes.iter().filter(|route| route.pattern == "/form").count(), 2);
}

#[test]
fn only_pages_of_this_city_are_returned_to() {
    let browser = Browser::new();
    let directory = browser.app.directory();
    let visit_of = |base: &str| {
        let arrival = visit::Arrival {
            city: Arc::clone(&directory.cities()[0]),
            to: crate::paths::Links::new(base),
            uri: "/".parse().unwrap(),
            chosen: None,
            preferred: None,
            transport: Transport::Http,
            client: [127, 0, 0, 1].into(),
            host: "localhost".to_owned(),
            agent: String::new(),
            takes_gzip: false,
            request_id: String::new(),
            now: browser.app.now(),
        };
        Visit::new(&browser.app, Arc::new(arrival), Reader::default(), &Default::default())
    };
    let under = visit_of("/leuven");
    for fine in ["/leuven", "/leuven/calls?x=%2F"] {
        assert_eq!(under.safe_next(fine), Some(fine));
    }
    for odd in
        ["", "/", "/leuvenx", "//leuven", "https://a/leuven", "/leuven/\\a", "/leuven/\r\nX: y"]
    {
        assert_eq!(under.safe_next(odd), None, "{odd:?}");
    }
    let own_host = visit_of("");
    assert_eq!(own_host.safe_next("/calls"), Some("/calls"));
    for odd in ["", "//evil.example", "/\\evil.example", "evil", "javascript:alert(1)"] {
        assert_eq!(own_host.safe_next(odd), None, "{odd:?}");
    }
    assert!(Problem::NotFound.into_response().status() == 404);
}
