//! Forms: they come from a page of ours, and nothing typed in them is lost.

use axum::body::Bytes;
use futures_util::StreamExt as _;

use super::*;

#[tokio::test]
async fn a_form_needs_the_token_of_its_browser() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let cookie = browser.cookies.get("kalaka_form").unwrap().clone();
    assert_eq!(cookie.len(), 32);
    assert_eq!(browser.post("/leuven/form", format!("csrf={token}&text=hi")).await.text, "hi");

    let stale = browser.post("/leuven/form", "csrf=old&text=My+long+%3Cidea%3E").await;
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text.contains("My long &#60;idea&#62;"), "{}", stale.text);
    let again = stale.token();
    assert_eq!(browser.post("/leuven/form", format!("csrf={again}&text=hi")).await.status, 200);

    let mut other = Browser::new();
    other.get("/leuven/form").await;
    assert_eq!(other.post("/leuven/form", format!("csrf={token}")).await.status, 403);
    browser.host = "szeged.example";
    assert_eq!(browser.post("/form", format!("csrf={token}")).await.status, 403, "another city");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_and_cannot_be_sent_on() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post("/leuven/form")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value);
        let answer = browser.send(request, Body::from(format!("csrf={token}&text=a+b"))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(!answer.text.contains("name=\"csrf\""), "no button that would send it after all");
    }
}

#[tokio::test]
async fn a_form_opened_before_signing_in_still_counts() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    browser.cookies.insert("kalaka_session".to_owned(), session("resident"));
    assert_eq!(browser.post("/leuven/form", format!("csrf={token}&text=hi")).await.text, "hi");
    let own = browser.get("/leuven/form").await.token();
    assert_ne!(own, token);
    assert_eq!(browser.post("/leuven/mine", format!("csrf={own}&text=hi")).await.text, "hi");
}

#[tokio::test]
async fn a_session_that_ended_loses_nothing_typed() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let answer = browser.post("/leuven/mine", format!("csrf={token}&text=two+words")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("<p class=\"pre\">two words</p>"));
    assert!(answer.text.contains("Meld je eerst aan"));
    let again = answer.token();
    browser.cookies.insert("kalaka_session".to_owned(), session("resident"));
    let sent = browser.post("/leuven/mine", format!("csrf={again}&text=two+words")).await;
    assert_eq!(sent.text, "two words");
}

#[tokio::test]
async fn mail_programs_unsubscribe_without_a_token() {
    let request = Request::post("/leuven/unsubscribe")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = Browser::new().send(request, Body::from("text=One-Click")).await;
    assert_eq!(answer.text, "One-Click");
}

#[tokio::test]
async fn too_much_is_refused_with_a_page() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let fits = format!("csrf={token}&text={}", "a".repeat(900_000));
    assert_eq!(browser.post("/leuven/form", fits).await.status, 200);
    let answer = browser.post("/leuven/form", "a".repeat((1 << 20) + 1)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("hoogstens 1 MB"), "{}", answer.text);
    let photo = "a".repeat(2 << 20);
    assert_eq!(
        browser.post("/leuven/photo", format!("csrf={token}&text={photo}")).await.status,
        200
    );
    let answer = browser.post("/leuven/photo", "a".repeat((12 << 20) + 1)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let chunks = (0..2000).map(|_| Ok::<_, std::io::Error>(vec![b'a'; 1024]));
    let endless = Body::from_stream(futures_util::stream::iter(chunks));
    assert_eq!(browser.post("/leuven/form", endless).await.status, 413, "no length announced");
}

/// A body that counts how much of it was taken.
fn counted(chunks: usize) -> (Body, Arc<AtomicI64>) {
    let taken = Arc::new(AtomicI64::new(0));
    let count = Arc::clone(&taken);
    let chunks = (0..chunks).map(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Ok::<_, std::io::Error>(vec![b'a'; 64 << 10])
    });
    (Body::from_stream(futures_util::stream::iter(chunks)), taken)
}

#[tokio::test]
async fn whoever_is_refused_is_not_read() {
    let cases = [
        ("/leuven/photo", "sec-fetch-site", "cross-site", 403),
        ("/leuven/form", "origin", "https://evil.example", 403),
        ("/leuven/api/write", "authorization", "Bearer wrong", 401),
        ("/leuven/api/write", "authorization", "Bearer resident-token", 403),
        ("/leuven/nowhere", "x-forwarded-for", "192.0.2.3", 404),
    ];
    for (path, name, value, status) in cases {
        let (body, taken) = counted(200);
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(name, value);
        let answer = Browser::new().send(request, body).await;
        assert_eq!(answer.status.as_u16(), status, "{path} {name}");
        assert_eq!(taken.load(Ordering::Relaxed), 0, "{path} {name}");
    }
}

#[tokio::test]
async fn a_refused_form_keeps_its_words_and_drops_its_files() {
    let mut browser = Browser::new();
    let words = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ntwo words\r\n\
                 --x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n";
    let body = format!("{words}{}\r\n--x--\r\n", "b".repeat(3 << 20));
    let request = Request::post("/leuven/mine")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = browser.send(request, Body::from(body)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("two words"), "{}", answer.text);
    assert_eq!(browser.app.flight().bytes(), 0);
}

/// Ten unfinished uploads of 84 MB held a gigabyte: what is held is bounded, however many send.
#[tokio::test]
async fn unfinished_uploads_hold_little_and_others_go_on() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let start = Bytes::from(format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"p\"; filename=\"a\"\r\n\r\n"
    ));
    let mut senders = Vec::new();
    for number in 0..12 {
        let chunks = std::iter::once(start.clone())
            .chain(std::iter::repeat_n(Bytes::from(vec![0; 1 << 20]), 11))
            .map(Ok::<_, std::io::Error>);
        let endless = futures_util::stream::iter(chunks)
            .chain(futures_util::stream::pending::<Result<Bytes, std::io::Error>>());
        let request = Request::post("/leuven/photo")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header("x-forwarded-for", format!("192.0.{}.1", number / 2))
            .body(Body::from_stream(endless))
            .unwrap();
        let sent = browser.router.clone().oneshot(request);
        senders.push(tokio::spawn(async move { sent.await.unwrap().status() }));
    }
    let mut refused = 0;
    while browser.app.flight().bytes() < 50 << 20 || refused == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        refused = senders.iter().filter(|sender| sender.is_finished()).count();
    }
    assert!(browser.app.flight().bytes() <= 72 << 20);
    let form = browser.post("/leuven/form", format!("csrf={token}&text=hi")).await;
    assert_eq!(form.text, "hi", "forms go on");
    let photo = "a".repeat(20 << 20);
    assert!(matches!(browser.post("/leuven/photo", photo).await.status.as_u16(), 413 | 503));
    for sender in senders {
        if sender.is_finished() {
            assert_eq!(sender.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
        } else {
            sender.abort();
        }
    }
}

#[tokio::test]
async fn too_often_is_told_politely_and_keeps_the_text() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    let body = format!("csrf={token}&text=two+words");
    let mut statuses = HashMap::new();
    let mut last = None;
    for _ in 0..610 {
        let answer = browser.post("/leuven/form", body.clone()).await;
        *statuses.entry(answer.status.as_u16()).or_insert(0) += 1;
        last = Some(answer);
    }
    assert_eq!(statuses, HashMap::from([(200, 600), (429, 10)]));
    let last = last.unwrap();
    assert_eq!(last.header("retry-after"), "1");
    assert!(last.text.contains("Wacht 1 seconde"), "{}", last.text);
    assert!(last.text.contains("name=\"text\" value=\"two words\""));
    let elsewhere = Request::post("/leuven/form")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", "192.0.2.1, 198.51.100.7");
    assert_eq!(browser.send(elsewhere, Body::from(body)).await.status, 200, "others go on");
}

/// A form in parts, with a field and a file of this name and content.
fn in_parts(token: &str, name: &str, content: &str) -> (axum::http::request::Builder, Body) {
    let part = |about: &str, content: &str| {
        format!("--x\r\nContent-Disposition: form-data; {about}\r\n\r\n{content}\r\n")
    };
    let body = [
        part("name=\"csrf\"", token),
        part("name=\"text\"", "two words"),
        part(&format!("name=\"photo\"; filename=\"{name}\""), content),
        "--x--\r\n".to_owned(),
    ];
    let request = Request::post("/leuven/photo")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    (request, Body::from(body.concat()))
}

#[tokio::test]
async fn a_form_without_a_picture_is_no_upload() {
    let mut browser = Browser::new();
    let token = browser.get("/leuven/form").await.token();
    // A file with nothing in it is handed on, so that whoever chose it is told; it counts as no upload either.
    for (name, answer) in [("", "two words 0"), ("a.jpg", "two words 1")] {
        for turn in 0..60 {
            let (request, body) = in_parts(&token, name, "");
            assert_eq!(browser.send(request, body).await.text, answer, "{name} {turn}");
        }
    }
    for _ in 0..40 {
        let (request, body) = in_parts(&token, "a.jpg", "bytes");
        assert_eq!(browser.send(request, body).await.text, "two words 1");
    }
    let (request, body) = in_parts(&token, "a.jpg", "bytes");
    let answer = browser.send(request, body).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.text.contains("two words"), "what was typed is kept: {}", answer.text);
    let (request, body) = in_parts(&token, "", "");
    assert_eq!(browser.send(request, body).await.text, "two words 0", "a form goes on");
    // What is announced as large is refused before it is read.
    let (large, _) = counted(200);
    let (request, _) = in_parts(&token, "a.jpg", "");
    assert_eq!(browser.send(request, large).await.status, StatusCode::TOO_MANY_REQUESTS);
}

/// A clock set back by a month made everybody wait for a month.
#[tokio::test]
async fn a_clock_that_is_set_locks_nobody_out_and_lets_nobody_in() {
    const MONTH: i64 = 30 * 86_400;
    for set in [-MONTH, MONTH] {
        let mut browser = Browser::new();
        let token = browser.get("/leuven/form").await.token();
        let body = format!("csrf={token}&text=hi");
        for turn in 0..600 {
            SET.set(if turn < 300 { 0 } else { set });
            assert_eq!(browser.post("/leuven/form", body.clone()).await.status, 200, "{turn}");
        }
        let answer = browser.post("/leuven/form", body.clone()).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "1"));
        SET.set(0);
        assert_eq!(browser.post("/leuven/form", body.clone()).await.status, 429);
        PASSED.set(PASSED.get() + 1);
        assert_eq!(browser.post("/leuven/form", body).await.status, 200);
    }
}

#[tokio::test]
async fn without_a_database_nothing_typed_is_lost() {
    let mut browser = Browser::signed_in("resident");
    let token = browser.get("/leuven/form").await.token();
    browser.memory.away.store(true, Ordering::Relaxed);
    let answer = browser.post("/leuven/mine", format!("csrf={token}&text=two+words")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text.contains("<p class=\"pre\">two words</p>"));
    assert_eq!(answer.header("retry-after"), "10");
    assert_eq!(browser.get("/readyz").await.status, 503);
    assert_eq!(browser.get("/healthz").await.status, 200);
    browser.memory.away.store(false, Ordering::Relaxed);
    assert_eq!(browser.get("/readyz").await.status, 200);
}

/// Each lack has its own sentence, for people in their language and for programs, and says when to try again.
#[tokio::test]
async fn what_is_lacking_is_said() {
    let lacks = [
        ("room", "disk-full", "300", ["no room left", "geen plaats meer", "Nincs több hely"]),
        ("places", "crowded", "60", ["Too many people", "te veel mensen", "túl sokan"]),
        (
            "database",
            "database-away",
            "10",
            ["cannot be reached", "niet bereikbaar", "nem érhető el"],
        ),
        ("files", "files-away", "10", ["cannot be reached", "niet bereikbaar", "nem érhetők el"]),
        ("time", "busy", "5", ["very busy", "heel druk", "nagyon sokan"]),
    ];
    for (what, key, wait, sentences) in lacks {
        let cities = [example(1, "leuven", &["en", "nl", "hu"], &[])];
        let mut browser = Browser::with(settings(), cities);
        let token = browser.get("/leuven/form").await.token();
        for (language, sentence) in ["en", "nl", "hu"].into_iter().zip(sentences) {
            let request = Request::post("/leuven/lacks")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ACCEPT_LANGUAGE, language);
            let form = Body::from(format!("csrf={token}&what={what}&text=two+words"));
            let page = browser.send(request, form).await;
            assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, wait), "{what}");
            assert!(page.text.contains(sentence), "{language} {what}: {}", page.text);
            assert!(page.text.contains("two words"), "what was typed is kept");
            let request =
                Request::post("/leuven/api/lacks").header(header::ACCEPT_LANGUAGE, language);
            let answer = browser.send(request, Body::from(what)).await;
            assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, wait));
            assert!(answer.text.contains(&format!("urn:kalaka:problem:{key}")), "{}", answer.text);
            assert!(answer.text.contains(sentence), "{language} {what}: {}", answer.text);
        }
    }
}

/// Whoever finds every connection taken is told so in their language too.
#[tokio::test]
async fn a_crowd_is_told_so() {
    let browser = Browser::new();
    let ask = async |path: &str| {
        let request = Request::get(path)
            .header(header::HOST, "localhost")
            .header(header::ACCEPT_LANGUAGE, "nl")
            .body(Body::empty())
            .unwrap();
        let response = browser.app.crowded().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        assert_eq!(parts.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(parts.headers[header::RETRY_AFTER], "60");
        assert_eq!(parts.headers[header::CONNECTION], "close");
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    assert!(ask("/leuven").await.contains("Er zijn nu te veel mensen verbonden"));
    let program = ask("/leuven/api/v1/calls").await;
    assert!(program.contains("urn:kalaka:problem:crowded"), "{program}");
}
