//! A mail server that refuses: for a while, for ever, or one letter.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use stories::{Browser, Ground, Page, Told as _, address_of, kalaka, story};
use tokio::time::sleep;

/// Whom it refuses once, and whom always.
const ONCE: &str = "busy@mail.example";
const ALWAYS: &str = "nobody@mail.example";

/// A part of the time that a letter to [`SLOWLY`] takes; a client hangs up after twenty seconds of silence.
const THIRD: Duration = Duration::from_secs(15);

/// A mail server: 450 for the first letter to one, 550 for every letter to another, the rest is taken.
pub(crate) struct PostOffice {
    pub(crate) address: String,
    taken: Arc<Mutex<Vec<String>>>,
    tried: Arc<Mutex<HashMap<String, u32>>>,
}

/// Whose letters take three quarters of a minute, which no step of the conversation shows.
pub(crate) const SLOWLY: &str = "tortoise@mail.example";

impl PostOffice {
    pub(crate) fn open() -> Self {
        Self::slow(Duration::ZERO)
    }

    /// One that thinks for a while before it takes a letter.
    pub(crate) fn slow(thinks: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let office = Self { address, taken: Arc::default(), tried: Arc::default() };
        let (taken, tried) = (Arc::clone(&office.taken), Arc::clone(&office.tried));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (taken, tried) = (Arc::clone(&taken), Arc::clone(&tried));
                thread::spawn(move || talk(&client, thinks, &taken, &tried));
            }
        });
        office
    }

    /// How many letters it took for an address.
    pub(crate) fn taken_for(&self, mail: &str) -> usize {
        let to = format!("To: {mail}\n");
        self.taken.lock().unwrap().iter().filter(|letter| letter.contains(&to)).count()
    }

    fn tried(&self, mail: &str) -> u32 {
        self.tried.lock().unwrap().get(mail).copied().unwrap_or_default()
    }

    /// The letter to an address, waited for.
    pub(crate) async fn letter_to(&self, mail: &str, patience: Duration) -> String {
        let until = tokio::time::Instant::now() + patience;
        loop {
            let letters = self.taken.lock().unwrap().clone();
            if let Some(letter) = letters.into_iter().find(|letter| letter.contains(mail)) {
                return letter;
            }
            assert!(tokio::time::Instant::now() < until, "no letter came to {mail}");
            sleep(Duration::from_millis(50)).await;
        }
    }
}

fn talk(
    client: &TcpStream,
    thinks: Duration,
    taken: &Mutex<Vec<String>>,
    tried: &Mutex<HashMap<String, u32>>,
) {
    let mut out = client;
    let mut slowly = false;
    let mut say = |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    let mut letter: Option<String> = None;
    say("220 ready");
    for line in BufReader::new(client).lines().map_while(Result::ok) {
        if let Some(text) = &mut letter {
            if line == "." {
                thread::sleep(if slowly { THIRD } else { thinks });
                taken.lock().unwrap().push(letter.take().unwrap());
                say("250 taken");
            } else {
                text.push_str(&line);
                text.push('\n');
            }
            continue;
        }
        let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let go_on = match command.as_str() {
            "RCPT" => {
                let to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                slowly = to == SLOWLY;
                if slowly {
                    thread::sleep(THIRD);
                }
                let mut tried = tried.lock().unwrap();
                let count = tried.entry(to.clone()).or_default();
                *count += 1;
                match to.as_str() {
                    ONCE if *count == 1 => say("450 the mailbox is busy"),
                    ALWAYS => say("550 there is nobody of this name"),
                    _ => say("250 fine"),
                }
            }
            "DATA" => {
                if slowly {
                    thread::sleep(THIRD);
                }
                letter = Some(String::new());
                say("354 go on")
            }
            "QUIT" => {
                say("221 goodbye");
                false
            }
            _ => say("250 fine"),
        };
        if !go_on {
            return;
        }
    }
}

/// Asks for a code; the page says to look into the mail, whatever the mail server does.
pub(crate) async fn ask_for_code(browser: &mut Browser, ground: &Ground, mail: &str) -> Page {
    let page = browser.get(&format!("{}/sign-in", ground.here.base())).await;
    let form = page.forms().into_iter().find(|form| form.value("mail").is_some()).unwrap();
    let page = browser.send(form.fill("mail", mail)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.must_say("Look in your mail");
    page
}

/// The six digits of a letter.
pub(crate) fn code_in(letter: &str) -> String {
    let mut digits = letter.lines().map(|line| line.chars().filter(char::is_ascii_digit).collect());
    let alone = |line: &String| line.len() == 6;
    let lines = letter.lines().filter(|line| line.trim().len() <= 8);
    let mut lines = lines.map(|line| line.chars().filter(char::is_ascii_digit).collect::<String>());
    lines.find(alone).or_else(|| digits.find(alone)).unwrap_or_else(|| panic!("no code: {letter}"))
}

/// Types a code, and the name that a newcomer is asked for then.
pub(crate) async fn come_in(browser: &mut Browser, waiting: &Page, code: &str) -> Page {
    let form = waiting.forms().into_iter().find(|form| form.value("code").is_some()).unwrap();
    let asked = browser.send(form.fill("code", code)).await;
    let form = asked.forms().into_iter().find(|form| form.value("name").is_some()).unwrap();
    browser.send(form.fill("name", "Wendy B.")).await
}

story! {
    /// A letter refused for now comes later and its code works; one refused for ever is given up with a note; the
    /// letters of others, and the pages, do not wait for either.
    async fn letters_wait_or_are_given_up(ground: Ground) {
        let office = PostOffice::open();
        let served = ground.serve_with(&["--mail", &office.address]);
        let mut late = served.browser(&ground.here);
        let waiting = ask_for_code(&mut late, &ground, ONCE).await;
        ask_for_code(&mut served.browser(&ground.here), &ground, ALWAYS).await;
        ask_for_code(&mut served.browser(&ground.here), &ground, "easy@mail.example").await;
        office.letter_to("easy@mail.example", Duration::from_secs(5)).await;

        let letter = office.letter_to(ONCE, Duration::from_secs(25)).await;
        let page = come_in(&mut late, &waiting, &code_in(&letter)).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let me = late.look(&format!("{}/me", ground.here.base())).await;
        assert_eq!(me.status, 200, "signed in with the late letter");

        assert_eq!((office.tried(ONCE), office.tried(ALWAYS)), (2, 1));
        let noted = |words: &str| {
            let log = served.log();
            assert!(log.iter().any(|line| line.contains(words)), "“{words}” in {log:#?}");
        };
        noted("450");
        noted("550");
        noted("given up");
        let figures = crate::starting::figures(&served);
        assert!(figures.contains("kalaka_jobs_given_up 1"), "{figures}");
        served.stop();

        let database = address_of(&ground.place.database());
        let said = kalaka(&["doctor", "--database", &database, "--mail", &office.address]).told();
        assert!(!said.status.success());
        let said = String::from_utf8(said.stdout).unwrap();
        assert!(said.contains("there is nobody of this name"), "{said}");

        // Whoever runs the house sends it again, or gives it up for good.
        let mail = |rest: &[&str]| {
            let mut command = kalaka(&["mail"]);
            command.args(rest).args(["--database", &database]);
            command
        };
        let listed = mail(&["list"]).fine();
        assert_eq!(listed.lines().count(), 1, "{listed}");
        for told in ["riverton", ALWAYS, "given up", "there is nobody of this name"] {
            assert!(listed.contains(told), "{told}: {listed}");
        }
        let id = listed.split('\t').next().unwrap();
        mail(&["retry"]).refused();
        assert!(mail(&["retry", id]).fine().starts_with("1 letters"));
        let listed = mail(&["list"]).fine();
        assert!(listed.contains("0 tries") && listed.contains("next try"), "{listed}");
        mail(&["retry", id]).refused();
        assert!(mail(&["drop", id]).fine().starts_with("1 letters"));
        assert_eq!(mail(&["list"]).fine(), "");
        // The letter itself is kept, with the reason.
        let store = ground.store();
        let letters = ground.here.read(&store, |tx| store::city::letter::list(tx, i64::MAX, 50));
        let lost = letters.iter().find(|letter| letter.mail == ALWAYS).unwrap();
        assert!(lost.failed.as_ref().is_some_and(|why| why.contains("given up")), "{lost:?}");
        assert_eq!(lost.sent_at, None);
    }
}
