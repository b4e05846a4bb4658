//! The doctor looks whether the provider that recognises people answers, and is who it is set to be; the secret is printed nowhere.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use stories::{Told as _, kalaka};

/// A provider that says of itself what is given to it, until the test ends.
fn provider(says: impl Fn(&str) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let own = issuer.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut sent) = (stream.unwrap(), [0; 4096]);
            let read = stream.read(&mut sent).unwrap();
            let asked = String::from_utf8_lossy(&sent[..read]).into_owned();
            let answer = match asked.starts_with("GET /.well-known/openid-configuration ") {
                true => ("200 OK", says(&own)),
                false => ("404 Not Found", String::new()),
            };
            let (status, body) = answer;
            let length = body.len();
            // Whoever asked may have gone.
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n{body}").ok();
        }
    });
    issuer
}

fn document(issuer: &str, own: &str) -> String {
    format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{own}/go","token_endpoint":"{own}/token","jwks_uri":"{own}/keys"}}"#
    )
}

#[test]
fn the_doctor_asks_the_provider() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("data").display().to_string();
    let doctor = |issuer: &str, plain: &str| {
        let words = [
            "doctor",
            "--database",
            &database,
            "--oidc-issuer",
            issuer,
            "--oidc-client",
            "kalaka",
            "--oidc-secret",
            "hush-of-stories",
            "--oidc-plain",
            plain,
        ];
        let told = kalaka(&words).told();
        let all = [told.stdout, told.stderr].concat();
        let all = String::from_utf8(all).unwrap();
        assert!(!all.contains("hush-of-stories"), "{all}");
        all
    };
    let issuer = provider(|own| document(own, own));
    let told = doctor(&issuer, "loopback");
    assert!(told.contains(&format!("people are recognised by {issuer}, which answers")), "{told}");
    let told = doctor(&issuer, "never");
    assert!(told.contains("the setting “oidc_issuer” is “http://…”"), "{told}");
    let other = provider(|own| document("https://other.example", own));
    let told = doctor(&other, "loopback");
    assert!(told.contains("it says that it is another issuer"), "{told}");
    let large = provider(|own| document(own, own) + &" ".repeat(1 << 16));
    assert!(doctor(&large, "loopback").contains("length limit exceeded"));
    let nobody = "http://127.0.0.1:1";
    assert!(doctor(nobody, "loopback").contains("nobody is recognised by http://127.0.0.1:1"));
}
