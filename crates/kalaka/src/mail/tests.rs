//! Letters as they leave.

use super::*;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::thread::JoinHandle;

fn letter() -> Letter {
    Letter {
        from_name: "Leuven \"maakt\" het, samen".to_owned(),
        from: "stad@example.org".parse().unwrap(),
        to: "an@example.org".parse().unwrap(),
        subject: "Je idee is gekozen: árnyék é €".to_owned(),
        text: "Dag An,\n\nJe idee is gekozen.\n".to_owned(),
        html: "Dag An".to_owned(),
        unsubscribe: Some("https://l.example/unsubscribe/abc?x=1".to_owned()),
    }
}

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// A mail server for one letter: answers each command as the script says, and gives back
/// what it was told.
fn server(answers: &'static [(&'static str, &'static str)]) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let talk = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut heard = String::new();
        stream.write_all(b"220 test\r\n").unwrap();
        let mut in_data = false;
        for line in BufReader::new(stream.try_clone().unwrap()).lines() {
            let Ok(line) = line else { break };
            heard.push_str(&line);
            heard.push('\n');
            if in_data && line != "." {
                continue;
            }
            let scripted = answers.iter().find(|(command, _)| line.starts_with(command));
            let answer = match line.split(' ').next().unwrap_or_default() {
                _ if scripted.is_some() => scripted.unwrap().1,
                "DATA" => "354 go on",
                _ => "250 fine",
            };
            in_data = answer.starts_with("354");
            if stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
                break;
            }
            if line == "QUIT" {
                break;
            }
        }
        heard
    });
    (address, talk)
}

fn send_to(answers: &'static [(&'static str, &'static str)]) -> (Result<(), PostError>, String) {
    let (address, talk) = server(answers);
    let post = post(&MailSetting::Smtp(address), None).unwrap();
    let sent = post.send(&letter(), "abc-1", now());
    drop(post);
    (sent, talk.join().unwrap())
}

#[test]
fn a_letter_arrives_with_what_programs_need() {
    let (sent, heard) = send_to(&[]);
    assert_eq!(sent, Ok(()));
    for line in [
        "MAIL FROM:<stad@example.org>",
        "RCPT TO:<an@example.org>",
        "Message-ID: <abc-1@example.org>",
        "Date: Mon, 23 Nov 2026 12:00:00 +0000",
        "To: an@example.org",
        "Auto-Submitted: auto-generated",
        "List-Unsubscribe: <https://l.example/unsubscribe/abc?x=1>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ] {
        assert!(heard.lines().any(|l| l.starts_with(line)), "{line}\n{heard}");
    }
    assert!(heard.contains("text/plain") && heard.contains("text/html"));
    assert!(heard.is_ascii(), "headers and bodies are encoded for every server");
}

#[test]
fn refusals_are_told_apart() {
    let kind = |answers| match send_to(answers).0 {
        Ok(()) => "sent",
        Err(PostError::Later(_)) => "later",
        Err(PostError::Never(_)) => "never",
    };
    assert_eq!(kind(&[("RCPT", "550 no such mailbox")]), "never");
    assert_eq!(kind(&[("RCPT", "450 mailbox busy")]), "later");
    assert_eq!(kind(&[("MAIL", "421 shutting down")]), "later");
    assert_eq!(kind(&[("MAIL", "530 sign in first")]), "later");
    assert_eq!(kind(&[(".", "554 we do not like it")]), "never");
    let nobody = post(&MailSetting::Smtp("smtp://127.0.0.1:1".to_owned()), None).unwrap();
    assert!(matches!(nobody.send(&letter(), "a", now()), Err(PostError::Later(_))));
    assert!(matches!(nobody.check(), Err(PostError::Later(_))));
}

#[test]
fn a_wrong_address_stops_the_start() {
    assert!(post(&MailSetting::Smtp("smtp://".to_owned()), None).is_err());
    assert!(
        post(&MailSetting::Smtp("smtp+starttls://user:pw@mail.example".to_owned()), None).is_ok()
    );
}

#[test]
fn a_folder_keeps_letters_as_files() {
    let folder = std::env::temp_dir().join(format!("kalaka-mail-{}", std::process::id()));
    let post = post(&MailSetting::Folder(folder.clone()), None).unwrap();
    post.check().unwrap();
    post.send(&letter(), "../abc/1", now()).unwrap();
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, ["20261123T120000-abc1.eml"]);
    std::fs::remove_dir_all(&folder).unwrap();
    let lost = post.send(&letter(), "a", now());
    assert!(matches!(lost, Err(PostError::Later(_))), "{lost:?}");
}

#[test]
fn nothing_in_a_letter_makes_another_header() {
    let odd = Letter {
        from_name: "City\r\nBcc: all@example.org".to_owned(),
        subject: "Hello\r\nBcc: all@example.org\r\n\r\nbody".to_owned(),
        unsubscribe: Some("https://x>\r\nBcc: all@example.org".to_owned()),
        ..letter()
    };
    let mail = message(&odd, "a\r\nBcc: b", now(), None).unwrap().formatted();
    let mail = String::from_utf8(mail).unwrap();
    let (headers, _) = mail.split_once("\r\n\r\n").unwrap();
    assert!(!headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
    assert!(headers.contains("Subject:") && headers.contains("Content-Type: multipart"));
}

/// Signed letters are checked by a program that knows nothing of ours, where it is installed.
#[test]
fn a_signed_letter_is_verified_by_another_program() {
    let folder = std::env::temp_dir().join(format!("kalaka-dkim-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("dkim.pem");
    assert!(Signer::read(Some(&path)).unwrap().is_none(), "no key, no signature");
    std::fs::write(&path, "no key").unwrap();
    assert!(Signer::read(Some(&path)).is_err(), "a broken key is said");
    std::fs::remove_file(&path).unwrap();
    let signer = Signer::make(&path).unwrap();
    assert!(Signer::make(&path).is_err(), "a key is never replaced");
    let (name, record) = signer.record("example.org").unwrap();
    assert_eq!(name, "kalaka._domainkey.example.org");
    let mail = message(&letter(), "abc-1", now(), Some(&signer)).unwrap().formatted();
    let text = String::from_utf8(mail.clone()).unwrap();
    assert!(text.contains("DKIM-Signature") && text.contains("list-unsubscribe-post"), "{text}");
    std::fs::write(folder.join("mail"), &mail).unwrap();
    let forged = text.replace("an@example.org", "bo@example.org");
    std::fs::write(folder.join("forged"), forged).unwrap();
    std::fs::write(folder.join("record"), record).unwrap();
    let script = "import sys, dkim\nrecord = open('record', 'rb').read()\n\
        ok = lambda f: dkim.verify(open(f, 'rb').read(), dnsfunc=lambda *a, **k: record)\n\
        sys.exit(0 if ok('mail') and not ok('forged') else 1)";
    let python = std::env::var("KALAKA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = |script: &str| {
        let mut command = std::process::Command::new(&python);
        command.args(["-c", script]).current_dir(&folder).status().is_ok_and(|it| it.success())
    };
    if run("import dkim") {
        assert!(run(script), "dkimpy does not verify the signature");
    } else {
        eprintln!(
            "not verified: dkimpy is not installed (pip install dkimpy; KALAKA_PYTHON names its Python)"
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
