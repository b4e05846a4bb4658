//! Long lists leave in pieces: many slow readers cost little, and nobody else waits for them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use stories::{Ground, Served};

/// How many ideas the list has. With what each says it is longer than all that sockets and server may hold.
const IDEAS: usize = 3_000;
/// What one download may hold, in kilobytes.
const MOST_OF_ONE: u64 = 16 << 10;

/// The most memory the process ever had, in kilobytes.
fn peak(served: &Served) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}

/// Asks for a file and reads no more of the answer than its head.
fn begin(served: &Served, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(served.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.9.9.9\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    stream
}

fn figure(served: &Served, name: &str) -> u64 {
    let mut stream = TcpStream::connect(served.address()).unwrap();
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let line = answer.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in {answer}")).trim().parse().unwrap()
}

async fn told(ground: Ground) {
    ground.long_ideas(IDEAS);
    let served = ground.serve();
    let mut browser = served.browser(&ground.here);
    let home = ground.here.base();
    assert_eq!(browser.get(&home).await.status, 200);
    let before = peak(&served);

    let list = ground.here.call_page();
    let stalled = ["geojson", "json", "csv", "geojson"]
        .map(|format| begin(&served, &format!("{list}.{format}")));
    assert_eq!(browser.get(&home).await.status, 200, "home is answered while four stand still");
    let whole = browser.get(&format!("{list}.geojson")).await;
    assert_eq!(whole.body.matches("\"Feature\"").count(), IDEAS + 1);
    let grown = peak(&served) - before;
    assert!(grown < 5 * MOST_OF_ONE, "five downloads took {grown} kB");

    assert_eq!(figure(&served, "kalaka_downloads"), 4);
    drop(stalled);
    for _ in 0..200 {
        if figure(&served, "kalaka_downloads") == 0 {
            return served.stop();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("downloads go on after their readers left");
}

#[tokio::test]
async fn slow_readers_cost_little_on_sqlite() {
    told(Ground::on_sqlite()).await;
}

#[tokio::test]
async fn slow_readers_cost_little_on_postgres() {
    if let Some(ground) = Ground::on_postgres() {
        told(ground).await;
    }
}
