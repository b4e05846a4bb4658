//! The machine that translates, behind an address that the operator sets: the contract stands in `docs/translation.md`. Only
//! this address is ever asked, no redirect is followed, and what does not come whole, in time and in bounds is no answer.

use std::fmt;
use std::time::Duration;

use anyhow::bail;
use axum::body::Body;
use axum::http::{Request, Uri, header};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Semaphore;
use web::http::{NotTranslated, Translate, Translating, Translator};

use crate::client::{self, Client};

/// How long somebody waits for a translation.
const PATIENCE: Duration = Duration::from_secs(8);
/// The largest answer that is read.
const ANSWER: usize = 1 << 18;
/// How many translations are asked for at once; who comes then waits, within the same time.
const AT_ONCE: usize = 4;

/// Where the machine is, and the key it wants.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Address {
    uri: Uri,
    key: Option<String>,
}

/// The key stands in no log.
impl fmt::Debug for Address {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.uri)
    }
}

impl Address {
    /// Reads a setting: an http: or https: address with a host, and the key where there is one.
    pub(crate) fn new(address: &str, key: Option<String>) -> Option<Self> {
        let uri = client::address(address)?;
        let plain = key.as_deref().is_none_or(|key| header::HeaderValue::from_str(key).is_ok());
        plain.then_some(Self { uri, key })
    }
}

/// A machine behind an address.
pub(crate) struct Machine {
    address: Address,
    client: Client,
    places: Semaphore,
    patience: Duration,
}

impl Machine {
    /// The machine at an address.
    pub(crate) fn at(address: Address) -> anyhow::Result<Self> {
        let (client, places) = (Client::new()?, Semaphore::new(AT_ONCE));
        Ok(Self { address, client, places, patience: PATIENCE })
    }

    async fn ask(&self, asked: &Translate) -> anyhow::Result<Vec<String>> {
        let _place = self.places.acquire().await?;
        let request = self.request(asked)?;
        let bytes = self.client.ask(&self.address.uri, request, ANSWER).await?;
        let answer: Answer = serde_json::from_slice(&bytes)?;
        if answer.texts.len() != asked.texts.len() {
            bail!("it was asked for {} texts and gave {}", asked.texts.len(), answer.texts.len());
        }
        Ok(answer.texts)
    }

    fn request(&self, asked: &Translate) -> anyhow::Result<Request<Body>> {
        let mut request = Request::post("/")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        if let Some(key) = &self.address.key {
            request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        }
        let Translate { from, to, texts } = asked;
        let body = json!({ "from": from, "to": to, "format": "markdown", "texts": texts });
        Ok(request.body(Body::from(body.to_string()))?)
    }
}

/// What comes back.
#[derive(Debug, Deserialize)]
struct Answer {
    texts: Vec<String>,
}

impl Translator for Machine {
    fn translate(&self, asked: Translate) -> Translating<'_> {
        Box::pin(async move {
            let answer = tokio::time::timeout(self.patience, self.ask(&asked)).await;
            match answer {
                Ok(Ok(texts)) => Ok(texts),
                Ok(Err(error)) => Err(NotTranslated(format!("{error:#}"))),
                Err(_) => Err(NotTranslated("it did not answer in time".to_owned())),
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

    /// A server that answers one request with these bytes, after so long; it gives back what it was sent.
    fn server(answer: String, after: Duration) -> (String, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/translate?v=1", listener.local_addr().unwrap());
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut sent, mut bytes) = (String::new(), [0; 4096]);
            while !sent.contains("\"to\"") {
                let read = stream.read(&mut bytes).unwrap();
                sent.push_str(&String::from_utf8_lossy(&bytes[..read]));
                if read == 0 {
                    break;
                }
            }
            std::thread::sleep(after);
            // Whoever asked may have gone.
            stream.write_all(answer.as_bytes()).ok();
            sent
        });
        (address, serving)
    }

    fn answer(status: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    }

    fn asked() -> Translate {
        Translate { from: "nl".into(), to: "en".into(), texts: vec!["Bank".into(), "Hoi".into()] }
    }

    async fn ask(
        answer: String,
        after: u64,
        patience: u64,
    ) -> (Result<Vec<String>, NotTranslated>, String) {
        let (address, serving) = server(answer, Duration::from_millis(after));
        let address = Address::new(&address, Some("sesame".to_owned())).unwrap();
        let machine =
            Machine { patience: Duration::from_millis(patience), ..Machine::at(address).unwrap() };
        let said = machine.translate(asked()).await;
        (said, serving.join().unwrap())
    }

    #[tokio::test]
    async fn a_machine_is_asked_as_the_contract_says() {
        let fine = answer("200 OK", r#"{"texts":["Bench","Hello"]}"#);
        let (said, sent) = ask(fine, 0, 5_000).await;
        assert_eq!(said.unwrap(), ["Bench", "Hello"]);
        let head = sent.to_lowercase();
        assert!(head.starts_with("post /translate?v=1 http/1.1\r\n"), "{sent}");
        assert!(head.contains("authorization: bearer sesame\r\n"), "{sent}");
        assert!(head.contains("content-type: application/json\r\n"), "{sent}");
        let body: serde_json::Value =
            serde_json::from_str(sent.split_once("\r\n\r\n").unwrap().1).unwrap();
        let wanted =
            json!({ "from": "nl", "to": "en", "format": "markdown", "texts": ["Bank", "Hoi"] });
        assert_eq!(body, wanted);
    }

    #[tokio::test]
    async fn what_is_no_answer_in_time_and_in_bounds_is_none() {
        let large = format!(r#"{{"texts":["{}",""]}}"#, "a".repeat(ANSWER));
        for (answer, after, why) in [
            (answer("200 OK", r#"{"texts":["Bench"]}"#), 0, "asked for 2 texts and gave 1"),
            (answer("302 Found", ""), 0, "it answered 302"),
            (answer("500 Internal Server Error", ""), 0, "it answered 500"),
            (answer("200 OK", "<html>"), 0, "expected value"),
            (answer("200 OK", &large), 0, "length limit exceeded"),
            (answer("200 OK", r#"{"texts":["Bench","Hello"]}"#), 900, "did not answer in time"),
        ] {
            let (said, _) = ask(answer, after, 400).await;
            let told = said.unwrap_err().to_string();
            assert!(told.contains(why), "{told} instead of {why}");
        }
    }

    #[test]
    fn only_an_address_that_can_be_asked_is_one() {
        for fine in ["http://localhost:5000/translate", "https://translate.example/v1?a=b"] {
            assert!(Address::new(fine, None).is_some(), "{fine}");
        }
        for wrong in
            ["", "localhost:5000", "ftp://a.example/", "http://me:word@a.example/", "/translate"]
        {
            assert!(Address::new(wrong, None).is_none(), "{wrong}");
        }
        assert!(Address::new("http://a.example/", Some("two\nlines".to_owned())).is_none());
    }
}
