//! How the provider that recognises people is asked: by the one client, within some seconds.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use oidc::{Answering, Ask, NoAnswer, Outside, Place, Provider};

use crate::client::Client;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The way to the provider.
struct Line {
    client: Client,
    patience: Duration,
}

/// The provider at a place.
pub(crate) fn at(place: Place) -> anyhow::Result<Provider> {
    let line = Line { client: Client::new()?, patience: PATIENCE };
    Ok(Provider::new(place, Box::new(line)))
}

impl Line {
    async fn answer(&self, ask: Ask, most: usize) -> anyhow::Result<Vec<u8>> {
        let mut request = match ask.form {
            Some(_) => {
                Request::post("/").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            }
            None => Request::get("/"),
        };
        request = request.header(header::ACCEPT, "application/json");
        if let Some(authorization) = ask.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let request = request.body(Body::from(ask.form.unwrap_or_default()))?;
        Ok(self.client.ask(&ask.address, request, most).await?.to_vec())
    }
}

impl Outside for Line {
    fn ask(&self, ask: Ask, most: usize) -> Answering<'_> {
        Box::pin(async move {
            match tokio::time::timeout(self.patience, self.answer(ask, most)).await {
                Ok(Ok(bytes)) => Ok(bytes),
                Ok(Err(error)) => Err(NoAnswer(format!("{error:#}"))),
                Err(_) => Err(NoAnswer("it did not answer in time".to_owned())),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread::JoinHandle;

    use super::*;

    /// A server that answers one request, after so long; it gives back what it was sent.
    fn server(answer: String, after: Duration) -> (String, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/token?a=b", listener.local_addr().unwrap());
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).unwrap();
            std::thread::sleep(after);
            // Whoever asked may have gone.
            stream.write_all(answer.as_bytes()).ok();
            String::from_utf8_lossy(&bytes[..read]).into_owned()
        });
        (address, serving)
    }

    async fn ask(
        answer: String,
        after: u64,
        form: Option<&str>,
    ) -> (Result<Vec<u8>, NoAnswer>, String) {
        let (address, serving) = server(answer, Duration::from_millis(after));
        let line = Line { client: Client::new().unwrap(), patience: Duration::from_millis(400) };
        let ask = Ask {
            address: address.parse().unwrap(),
            form: form.map(ToOwned::to_owned),
            authorization: Some("Basic c2VzYW1l".to_owned()),
        };
        let said = line.ask(ask, 100).await;
        (said, serving.join().unwrap())
    }

    fn answer(status: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    }

    #[tokio::test]
    async fn a_code_is_sent_as_a_form_and_the_rest_is_fetched() {
        let (said, sent) = ask(answer("200 OK", "{}"), 0, Some("code=a%26b")).await;
        assert_eq!(said.unwrap(), b"{}");
        let head = sent.to_lowercase();
        assert!(head.starts_with("post /token?a=b http/1.1\r\n"), "{sent}");
        assert!(head.contains("content-type: application/x-www-form-urlencoded\r\n"), "{sent}");
        assert!(
            sent.contains("Basic c2VzYW1l\r\n") && sent.ends_with("\r\n\r\ncode=a%26b"),
            "{sent}"
        );
        let (_, sent) = ask(answer("200 OK", "{}"), 0, None).await;
        assert!(sent.starts_with("GET /token?a=b HTTP/1.1\r\n"), "{sent}");
    }

    #[tokio::test]
    async fn what_does_not_come_in_time_and_in_bounds_is_no_answer() {
        for (answer, after, why) in [
            (answer("200 OK", &"k".repeat(101)), 0, "length limit exceeded"),
            (answer("302 Found", ""), 0, "it answered 302"),
            (answer("400 Bad Request", "{\"error\":\"invalid_grant\"}"), 0, "it answered 400"),
            (answer("200 OK", "{}"), 900, "did not answer in time"),
        ] {
            let told = ask(answer, after, None).await.0.unwrap_err().to_string();
            assert!(told.contains(why), "{told} instead of {why}");
        }
    }
}
