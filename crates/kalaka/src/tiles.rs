//! Pictures of a street map, behind an address that the operator sets: asked for once, then kept for a while, so that
//! whoever gives them is asked little and learns nothing of who looks.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, Uri, header};
use tokio::sync::Semaphore;
use web::http::{Fetching, NoTile, Tiles};
use web::map::TileNumber;

use crate::client::{self, Client};

/// How long somebody waits for a picture.
const PATIENCE: Duration = Duration::from_secs(8);
/// The largest picture that is taken.
const LARGEST: usize = 1 << 19;
/// How many pictures are asked for at once; who comes then waits, within the same time.
const AT_ONCE: usize = 8;
/// The most bytes of pictures that are kept.
const MOST: usize = 24 << 20;
/// How long a picture is kept: streets change seldom.
const KEPT: Duration = Duration::from_hours(7 * 24);
/// How close street maps usually go.
const CLOSEST: u8 = 19;

/// Where the pictures are, and whose they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// With `{z}`, `{x}` and `{y}` in it.
    template: String,
    credit: String,
}

impl Address {
    /// Reads a setting: an http: or https: address with `{z}`, `{x}` and `{y}` in it, and words for under the map.
    pub(crate) fn new(template: &str, credit: &str) -> Option<Self> {
        let names_all = ["{z}", "{x}", "{y}"].into_iter().all(|name| template.contains(name));
        let address =
            Self { template: template.trim().to_owned(), credit: credit.trim().to_owned() };
        let number = TileNumber { zoom: 0, column: 0, row: 0 };
        (names_all && !address.credit.is_empty() && address.of(number).is_some()).then_some(address)
    }

    fn of(&self, number: TileNumber) -> Option<Uri> {
        let filled = self.template.replace("{z}", &number.zoom.to_string());
        let filled = filled.replace("{x}", &number.column.to_string());
        client::address(&filled.replace("{y}", &number.row.to_string()))
    }
}

/// Pictures that came, the oldest first out.
#[derive(Default)]
struct Shelf {
    pictures: BTreeMap<TileNumber, (Bytes, Duration)>,
    order: VecDeque<TileNumber>,
    bytes: usize,
}

impl Shelf {
    fn get(&self, number: TileNumber, now: Duration) -> Option<Bytes> {
        let (bytes, came) = self.pictures.get(&number)?;
        (now.saturating_sub(*came) < KEPT).then(|| bytes.clone())
    }

    fn put(&mut self, number: TileNumber, bytes: Bytes, now: Duration) {
        self.bytes += bytes.len();
        match self.pictures.insert(number, (bytes, now)) {
            Some((before, _)) => self.bytes = self.bytes.saturating_sub(before.len()),
            None => self.order.push_back(number),
        }
        while self.bytes > MOST
            && let Some(oldest) = self.order.pop_front()
        {
            let gone = self.pictures.remove(&oldest).map_or(0, |(bytes, _)| bytes.len());
            self.bytes = self.bytes.saturating_sub(gone);
        }
    }
}

/// Pictures behind an address.
pub(crate) struct Source {
    address: Address,
    client: Client,
    places: Semaphore,
    shelf: Mutex<Shelf>,
    elapsed: fn() -> Duration,
    /// Who asks, as those who give such pictures want to know: the program and where it runs.
    agent: String,
}

impl Source {
    /// The pictures at an address, asked for in the name of an installation.
    pub(crate) fn at(
        address: Address,
        site: &str,
        elapsed: fn() -> Duration,
    ) -> anyhow::Result<Self> {
        let agent = format!("Kalaka/{} (+{site})", env!("CARGO_PKG_VERSION"));
        let (client, places) = (Client::new()?, Semaphore::new(AT_ONCE));
        Ok(Self { address, client, places, shelf: Mutex::default(), elapsed, agent })
    }

    async fn fetch(&self, number: TileNumber) -> anyhow::Result<Bytes> {
        let kept = |shelf: &Mutex<Shelf>| {
            shelf.lock().unwrap_or_else(PoisonError::into_inner).get(number, (self.elapsed)())
        };
        if let Some(bytes) = kept(&self.shelf) {
            return Ok(bytes);
        }
        let _place = self.places.acquire().await?;
        // It may have come for somebody else meanwhile.
        if let Some(bytes) = kept(&self.shelf) {
            return Ok(bytes);
        }
        let uri = self.address.of(number).ok_or_else(|| anyhow::anyhow!("no address"))?;
        let request = Request::get("/")
            .header(header::ACCEPT, "image/png, image/webp, image/jpeg")
            .header(header::USER_AGENT, &self.agent)
            .body(Body::empty())?;
        let bytes = self.client.ask(&uri, request, LARGEST).await?;
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.put(number, bytes.clone(), (self.elapsed)());
        Ok(bytes)
    }
}

impl Tiles for Source {
    fn tile(&self, number: TileNumber) -> Fetching<'_> {
        Box::pin(async move {
            match tokio::time::timeout(PATIENCE, self.fetch(number)).await {
                Ok(Ok(bytes)) => Ok(bytes),
                Ok(Err(error)) => Err(NoTile(format!("{error:#}"))),
                Err(_) => Err(NoTile("it did not come in time".to_owned())),
            }
        })
    }

    fn credit(&self) -> &str {
        &self.address.credit
    }

    fn closest(&self) -> u8 {
        CLOSEST
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    fn number(column: u32) -> TileNumber {
        TileNumber { zoom: 14, column, row: 5494 }
    }

    #[test]
    fn only_an_address_with_all_numbers_and_a_credit_is_one() {
        assert!(Address::new("https://tiles.example/{z}/{x}/{y}.png", "© somebody").is_some());
        for (template, credit) in [
            ("https://tiles.example/{z}/{x}/{y}.png", " "),
            ("https://tiles.example/{z}/{x}.png", "©"),
            ("https://me:word@tiles.example/{z}/{x}/{y}", "©"),
            ("file:///{z}/{x}/{y}", "©"),
            ("{z}{x}{y}", "©"),
        ] {
            assert!(Address::new(template, credit).is_none(), "{template} {credit}");
        }
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many_and_all_after_a_week() {
        let mut shelf = Shelf::default();
        let large = Bytes::from(vec![0; MOST / 3]);
        for column in 0..5 {
            shelf.put(number(column), large.clone(), Duration::ZERO);
        }
        let there = |shelf: &Shelf, now| {
            (0..5).filter(|&at| shelf.get(number(at), now).is_some()).collect::<Vec<u32>>()
        };
        assert_eq!(there(&shelf, Duration::ZERO), [2, 3, 4]);
        shelf.put(number(4), large, Duration::ZERO);
        assert_eq!(there(&shelf, Duration::ZERO), [2, 3, 4], "the same again takes no more room");
        assert!(there(&shelf, KEPT).is_empty());
    }

    #[tokio::test]
    async fn a_picture_is_asked_for_once() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let template = format!("http://{}/t/{{z}}/{{x}}/{{y}}.png", listener.local_addr().unwrap());
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x89PNG").unwrap();
            String::from_utf8_lossy(&bytes[..read]).into_owned()
        });
        let address = Address::new(&template, "©").unwrap();
        let source = Source::at(address, "https://leuven.example", || Duration::ZERO).unwrap();
        let first = source.tile(number(8405)).await.unwrap();
        let sent = serving.join().unwrap();
        assert!(sent.starts_with("GET /t/14/8405/5494.png HTTP/1.1\r\n"), "{sent}");
        assert!(sent.to_lowercase().contains("(+https://leuven.example)"), "{sent}");
        // Nobody listens any more.
        assert_eq!(source.tile(number(8405)).await.unwrap(), first);
        assert!(source.tile(number(8406)).await.is_err());
    }
}
