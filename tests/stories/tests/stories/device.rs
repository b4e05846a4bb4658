//! A device with a passkey, as a browser would ask it: small enough to lie in every way there is.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The host that stories are told at.
pub(crate) const HOST: &str = "kalaka.example";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MADE: u8 = 0x40;

/// A device with one key.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) key: SigningKey,
    pub(crate) credential: Vec<u8>,
    pub(crate) handle: Value,
    pub(crate) count: u32,
    pub(crate) origin: String,
    pub(crate) host: String,
    pub(crate) flags: u8,
}

impl Device {
    /// Number so and so of its kind.
    pub(crate) fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            credential: vec![number; 32],
            handle: Value::Null,
            count: 0,
            origin: format!("https://{HOST}"),
            host: HOST.to_owned(),
            flags: PRESENT | VERIFIED,
        }
    }

    /// Another device that says it has the key of this one.
    pub(crate) fn with_another_key(&self) -> Self {
        Self { key: SigningKey::from_slice(&[99; 32]).unwrap(), ..self.clone() }
    }

    fn said(&self, kind: &str, question: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        // Browsers write these in this order.
        let text = format!(
            r#"{{"type":{},"challenge":{},"origin":{},"crossOrigin":false}}"#,
            said["type"], said["challenge"], said["origin"]
        );
        text.into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(self.flags | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// Makes its key known.
    pub(crate) fn make(&mut self, question: &Value) -> String {
        self.handle = question["user"]["id"].clone();
        let said = self.said("webauthn.create", question);
        let mut data = self.data(MADE);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        let point = self.key.verifying_key().to_encoded_point(false);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(&data);
        let id = BASE64.encode(&self.credential);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(said),
                "attestationObject": BASE64.encode(object),
                "transports": ["internal"],
            },
        })
        .to_string()
    }

    /// Signs, and counts.
    pub(crate) fn sign(&mut self, question: &Value) -> String {
        self.count += 1;
        self.sign_as("webauthn.get", question)
    }

    /// Signs as it is, saying what for.
    pub(crate) fn sign_as(&self, kind: &str, question: &Value) -> String {
        let said = self.said(kind, question);
        let data = self.data(0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&said));
        let signature: Signature = self.key.sign(&signed);
        let id = BASE64.encode(&self.credential);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": BASE64.encode(said),
                "authenticatorData": BASE64.encode(data),
                "signature": BASE64.encode(signature.to_der().as_bytes()),
                "userHandle": self.handle,
            },
        })
        .to_string()
    }
}
