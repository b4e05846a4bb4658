//! Stopping: what has begun is finished, and the log can be read by a program.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;
use stories::story;

story! {
    /// A signal that comes with the line that it serves ends it as well as any later one.
    async fn a_server_can_be_stopped_as_soon_as_it_serves(ground: Ground) {
        for _ in 0..5 {
            ground.serve().stop();
        }
    }
}

story! {
    /// A form that is still arriving when the server is told to stop is taken, answered, and kept; then the server
    /// ends well.
    async fn what_has_begun_is_finished(ground: Ground) {
        let bob = ground.session_of("bob");
        let served = ground.serve();
        let mut browser = served.browser(&ground.here).signed_in(&bob);
        let form = browser.get(&ground.here.idea_page()).await.form("/comments");
        let token = form.value("csrf").unwrap();
        let body = format!("csrf={token}&parent=&text=Said+with+the+last+breath.");
        let (first, rest) = body.split_at(20);
        let mut stream = TcpStream::connect(served.address()).unwrap();
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: kalaka_session={}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
            form.action.split('#').next().unwrap(),
            bob.as_str(),
            body.len()
        );
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        // The server asks for the body once it reads it.
        let mut go_on = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut go_on).unwrap();
        assert!(go_on.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&go_on));
        stream.write_all(first.as_bytes()).unwrap();

        served.ask_to_stop();
        let closed = async {
            while TcpStream::connect(served.address()).is_ok() {
                tokio::task::yield_now().await;
            }
        };
        let closed = tokio::time::timeout(Duration::from_secs(10), closed).await;
        assert!(closed.is_ok(), "nobody new is let in");
        stream.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let (status, log) = served.ended();
        assert_eq!(status.code(), Some(0), "{log:#?}");

        for line in &log {
            let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
            for field in ["timestamp", "level", "target", "fields"] {
                assert!(line.get(field).is_some(), "{field} in {line}");
            }
        }
        let answered = log.iter().filter(|line| line.contains("\"answered\"")).count();
        assert!(answered >= 2, "{log:#?}");

        let served = ground.serve();
        let page = served.browser(&ground.here).get(&ground.here.idea_page()).await;
        page.must_say("Said with the last breath.");
        served.stop();
    }
}
