//! The whole way there and back with a provider that answers rightly, and with each wrong answer we thought of.

#![expect(clippy::unwrap_used, reason = "a story stops where something is not as told")]

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey};
use oidc::testing::{CLIENT, ISSUER, Pretend, SECRET, Told, key, merge, place, public};
use oidc::{Begin, Failed, Finish, Known, Provider, Wants};
use serde_json::{Value, json};

const BACK: &str = "https://city.example/riverton/sign-in/provider/back";
const NOW: i64 = 1_800_000_000;
const EVERYTHING: Wants = Wants { mail: true, born: true, postcode: true };
const VERIFIER: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Goes there and back by a provider; a test changes what comes back.
async fn way(
    provider: &Provider,
    pretend: &Pretend,
    elapsed: u64,
    change: impl FnOnce(&mut Finish<'_>),
) -> Result<Known, Failed> {
    let begin = Begin {
        back: BACK,
        state: "state-of-this-way",
        nonce: "the-nonce",
        verifier: VERIFIER,
        wants: EVERYTHING,
        language: "nl",
    };
    let there = provider.begin(&begin, seconds(elapsed)).await?;
    let back = pretend.visit(&there, "somebody", NOW);
    let query = back.split_once('?').unwrap().1;
    let field = |name: &str| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
        found.unwrap().1.into_owned()
    };
    assert_eq!(field("state"), "state-of-this-way");
    let (code, issuer) = (field("code"), field("iss"));
    let mut finish = Finish {
        code: &code,
        issuer: Some(&issuer),
        back: BACK,
        nonce: "the-nonce",
        verifier: VERIFIER,
        wants: EVERYTHING,
        now: NOW,
    };
    change(&mut finish);
    provider.finish(&finish, seconds(elapsed)).await
}

fn provider(pretend: &Pretend) -> Provider {
    Provider::new(place(), Box::new(pretend.clone()))
}

async fn told(change: impl FnOnce(&mut Told)) -> Result<Known, Failed> {
    let pretend = Pretend::default();
    change(&mut pretend.told());
    way(&provider(&pretend), &pretend, 0, |_| {}).await
}

async fn refused(change: impl FnOnce(&mut Told)) -> String {
    told(change).await.err().map(|failed| failed.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn who_comes_back_is_known_by_their_subject_and_what_was_asked() {
    let known = told(|told| {
        told.claims = json!({ "email": "ann@riverton.example", "email_verified": true });
        told.about = json!({ "sub": "somebody", "birthdate": "1985-07-30", "address": { "postal_code": "3000" } });
    });
    let known = known.await.unwrap();
    assert_eq!(known.subject, "somebody");
    assert_eq!(known.mail.as_deref(), Some("ann@riverton.example"));
    assert_eq!(
        (known.born.as_deref(), known.postcode.as_deref()),
        (Some("1985-07-30"), Some("3000"))
    );
}

#[tokio::test]
async fn the_code_is_redeemed_as_the_standard_says() {
    let pretend = Pretend::default();
    pretend.told().about = json!({ "sub": "somebody" });
    let provider = provider(&pretend);
    way(&provider, &pretend, 0, |_| {}).await.unwrap();
    let (form, header) = pretend.told().forms.remove(0);
    assert!(form.contains("grant_type=authorization_code") && form.contains("code_verifier=0123"));
    assert!(!form.contains("sesame"), "the secret stands in the header alone");
    // “kalaka:sesame%3A%26+open”
    assert_eq!(header.as_deref(), Some("Basic a2FsYWthOnNlc2FtZSUzQSUyNitvcGVu"));
    pretend.told().discovery["token_endpoint_auth_methods_supported"] =
        json!(["client_secret_post"]);
    way(&provider, &pretend, 4_000, |_| {}).await.unwrap();
    let (form, header) = pretend.told().forms.remove(0);
    assert!(header.is_none() && form.contains("client_secret=sesame%3A%26+open"), "{form}");
    assert_eq!(SECRET, "sesame:& open");
}

/// Each wrong claim of a token that is signed well.
#[tokio::test]
async fn a_token_that_says_anything_else_is_not_taken() {
    for (claims, why) in [
        (json!({ "iss": "https://other.example" }), "another issuer"),
        (json!({ "iss": format!("{ISSUER}/") }), "another issuer"),
        (json!({ "aud": "other" }), "for somebody else"),
        (json!({ "aud": [] }), "for somebody else"),
        (json!({ "aud": ["other", "third"], "azp": CLIENT }), "for somebody else"),
        (json!({ "aud": [CLIENT, "other"] }), "whom it was given to"),
        (json!({ "aud": [CLIENT, "other"], "azp": "other" }), "given to somebody else"),
        (json!({ "azp": "other" }), "given to somebody else"),
        (json!({ "exp": NOW - 61 }), "over"),
        (json!({ "exp": NOW - 60 }), "over"),
        (json!({ "exp": "tomorrow" }), "does not read"),
        (json!({ "exp": null }), "does not read"),
        (json!({ "iat": NOW + 61 }), "not good yet"),
        (json!({ "nbf": NOW + 61 }), "not good yet"),
        (json!({ "nbf": "never" }), "does not read"),
        (json!({ "nonce": "another" }), "another question"),
        (json!({ "nonce": null }), "another question"),
        (json!({ "sub": "" }), "nobody"),
        (json!({ "sub": "s".repeat(256) }), "nobody"),
        (json!({ "sub": 7 }), "does not read"),
    ] {
        let wrong = refused(|told| told.claims = claims.clone()).await;
        assert!(wrong.contains(why), "{claims}: “{wrong}” instead of “{why}”");
    }
    for claims in [
        json!({ "aud": [CLIENT] }),
        json!({ "aud": [CLIENT, "other"], "azp": CLIENT }),
        json!({ "exp": NOW - 59, "iat": NOW + 60, "nbf": NOW }),
    ] {
        let fine = refused(|told| {
            told.claims = claims.clone();
            told.about = json!({ "sub": "somebody" });
        });
        assert_eq!(fine.await, "", "{claims}");
    }
}

/// Nothing signed by anything but a key that the provider publishes.
#[tokio::test]
async fn a_token_that_nobody_known_signed_is_not_taken() {
    let none = |claims: Value| {
        use base64::Engine as _;
        let part =
            |it: &Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(it.to_string());
        format!("{}.{}.", part(&json!({ "alg": "none" })), part(&claims))
    };
    let mut claims = json!({ "iss": ISSUER, "aud": CLIENT, "sub": "x", "exp": NOW + 9, "iat": NOW, "nonce": "the-nonce" });
    assert!(refused(|told| told.token = Some(none(claims.clone()))).await.contains("no head"));
    merge(&mut claims, &json!({ "sub": "y" }));
    assert!(refused(|told| told.token = Some("a.b".to_owned())).await.contains("no head"));

    let other = refused(|told| told.signs.2 = key(2)).await;
    assert!(other.contains("not signed by its key"), "{other}");
    let unknown = refused(|told| told.signs.1 = Some("second".to_owned())).await;
    assert!(unknown.contains("does not publish"), "{unknown}");

    // The public key as if it were a secret that both know: the text of it, and what stands in it.
    let published = public(&key(1), Algorithm::ES256, "first");
    for secret in
        [published.to_string(), published["x"].as_str().unwrap().to_owned(), SECRET.to_owned()]
    {
        let shared = EncodingKey::from_secret(secret.as_bytes());
        for by in [Algorithm::HS256, Algorithm::HS384, Algorithm::HS512] {
            let wrong = refused(|told| told.signs = (by, Some("first".to_owned()), shared.clone()));
            assert!(wrong.await.contains("a way we do not take"), "{by:?}");
        }
    }
    // Nor one that the provider publishes as such.
    let wrong = refused(|told| {
        told.keys =
            json!({ "keys": [{ "kty": "oct", "kid": "first", "k": "c2VzYW1l", "alg": "HS256" }] });
    });
    assert!(wrong.await.contains("does not publish"));
    let wrong = refused(|told| told.keys["keys"][0]["use"] = "enc".into()).await;
    assert!(wrong.contains("does not publish"), "{wrong}");
}

#[tokio::test]
async fn a_token_without_a_name_for_its_key_is_checked_by_the_only_one() {
    let fine = |told: &mut Told| {
        told.signs.1 = None;
        told.about = json!({ "sub": "somebody" });
    };
    assert_eq!(refused(fine).await, "");
    let two = refused(|told| {
        fine(told);
        let second = public(&key(2), Algorithm::ES256, "second");
        told.keys["keys"].as_array_mut().unwrap().push(second);
    });
    assert!(two.await.contains("does not publish"));
}

/// The key that RFC 8037 prints (appendix A).
#[tokio::test]
async fn keys_of_edwards_curves_and_of_rsa_are_taken() {
    const ED_HEAD: [u8; 16] =
        [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let own = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c,
        0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae,
        0x7f, 0x60,
    ];
    let edwards = EncodingKey::from_ed_der(&[&ED_HEAD[..], &own].concat());
    let public_edwards = json!({
        "kty": "OKP", "crv": "Ed25519", "kid": "ed", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    });
    let fine = told(|told| {
        told.keys = json!({ "keys": [{ "kty": "never heard of" }, public_edwards] });
        told.signs = (Algorithm::EdDSA, Some("ed".to_owned()), edwards);
        told.about = json!({ "sub": "somebody" });
    });
    assert_eq!(fine.await.unwrap().subject, "somebody");

    for (bits, taken) in [(2048, true), (1024, false)] {
        use rsa::pkcs1::EncodeRsaPrivateKey as _;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, bits).unwrap();
        let key = EncodingKey::from_rsa_der(key.to_pkcs1_der().unwrap().as_bytes());
        let answer = told(|told| {
            told.keys = json!({ "keys": [public(&key, Algorithm::RS256, "rsa")] });
            told.signs = (Algorithm::RS256, Some("rsa".to_owned()), key.clone());
            told.about = json!({ "sub": "somebody" });
        });
        assert_eq!(answer.await.is_ok(), taken, "{bits}");
    }
}

/// A provider changes its keys: they are fetched anew once a minute at most, whatever tokens name.
#[tokio::test]
async fn new_keys_are_fetched_once_and_not_for_every_token() {
    let pretend = Pretend::default();
    pretend.told().about = json!({ "sub": "somebody" });
    let provider = provider(&pretend);
    let asked = |pretend: &Pretend| pretend.told().asked.get("/keys").copied().unwrap_or(0);
    way(&provider, &pretend, 0, |_| {}).await.unwrap();
    way(&provider, &pretend, 30, |_| {}).await.unwrap();
    assert_eq!(asked(&pretend), 1);
    pretend.told().keys = json!({ "keys": [public(&key(2), Algorithm::ES256, "second")] });
    pretend.told().signs = (Algorithm::ES256, Some("second".to_owned()), key(2));
    assert!(way(&provider, &pretend, 59, |_| {}).await.is_err(), "just fetched");
    assert_eq!(asked(&pretend), 1);
    way(&provider, &pretend, 60, |_| {}).await.unwrap();
    assert_eq!(asked(&pretend), 2);
    pretend.told().signs.1 = Some("third".to_owned());
    for _ in 0..5 {
        assert!(way(&provider, &pretend, 61, |_| {}).await.is_err());
    }
    assert_eq!(asked(&pretend), 2, "whoever invents names of keys makes us ask nothing");
    pretend.told().signs.1 = Some("second".to_owned());
    way(&provider, &pretend, 60 + 3_600, |_| {}).await.unwrap();
    assert_eq!(
        (asked(&pretend), pretend.told().asked["/.well-known/openid-configuration"]),
        (3, 2)
    );
}

#[tokio::test]
async fn what_comes_back_from_elsewhere_or_twice_is_not_taken() {
    let pretend = Pretend::default();
    pretend.told().about = json!({ "sub": "somebody" });
    let provider = provider(&pretend);
    let told =
        |answer: Result<Known, Failed>| answer.err().map(|it| it.to_string()).unwrap_or_default();
    let mixed =
        way(&provider, &pretend, 0, |finish| finish.issuer = Some("https://evil.example")).await;
    assert!(told(mixed).contains("from another issuer"));
    assert!(!pretend.told().asked.contains_key("/token"), "our code goes nowhere");
    let silent = way(&provider, &pretend, 0, |finish| finish.issuer = None).await;
    assert_eq!(told(silent), "", "not every provider says so");
    pretend.told().discovery["authorization_response_iss_parameter_supported"] = true.into();
    let silent = way(&provider, &pretend, 3_600, |finish| finish.issuer = None).await;
    assert!(told(silent).contains("without saying from whom"));
    let verifier = way(&provider, &pretend, 0, |finish| finish.verifier = "of-somebody-else").await;
    assert!(told(verifier).contains("400"));
    let elsewhere =
        way(&provider, &pretend, 0, |finish| finish.back = "https://evil.example/").await;
    assert!(told(elsewhere).contains("400"));
    let code = way(&provider, &pretend, 0, |finish| finish.code = "made up").await;
    assert!(told(code).contains("400"), "a code that was never given");
}

#[tokio::test]
async fn an_address_is_told_only_where_the_provider_verified_it() {
    for verified in [json!(null), json!(false), json!("true"), json!(1)] {
        let known = told(|told| {
            told.claims = json!({ "email": "ann@riverton.example", "email_verified": verified });
            // What one place says of its address is nothing about the other's.
            told.about = json!({ "sub": "somebody", "email_verified": true });
        });
        assert_eq!(known.await.unwrap().mail, None, "{verified}");
    }
    let of_another =
        refused(|told| told.about = json!({ "sub": "another", "birthdate": "1985-07-30" }));
    assert!(of_another.await.contains("somebody else than its token"));
}

#[tokio::test]
async fn what_is_too_large_away_or_no_answer_is_none() {
    let large =
        refused(|told| told.keys = json!({ "keys": [], "more": "k".repeat(1 << 17) })).await;
    assert!(large.contains("length limit"), "{large}");
    assert!(refused(|told| told.keys = json!({})).await.contains("keys do not read"));
    assert!(refused(|told| told.away = true).await.contains("it is away"));
    assert!(refused(|told| told.about = json!([])).await.contains("does not read"));
    let many = refused(|told| {
        let others = (0..60).map(|number| json!({ "kty": "EC", "kid": number.to_string() }));
        let all = others.chain([public(&key(1), Algorithm::ES256, "first")]);
        told.keys = json!({ "keys": all.collect::<Vec<_>>() });
    });
    assert!(many.await.contains("does not publish"), "no more than some keys are looked at");
}
