//! What browsers sign, and whether they signed it: the one place that knows the library. It reads no row and writes none.

use std::net::IpAddr;

use acts::city::passkey::{Asked, New};
use axum::http::Uri;
use city::passkey::ANSWERED_WITHIN;
use store::city::passkey::PasskeyRow;
use webauthn_rp::bin::{Decode as _, Encode as _};
use webauthn_rp::request::auth::{
    AuthenticationVerificationOptions, DiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialCreationOptions, PublicKeyCredentialUserEntity,
    RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId, TimedCeremony as _};
use webauthn_rp::response::register::{DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication, DiscoverableAuthenticationServerState,
    Registration, RegistrationServerState,
};

use crate::http::{Token, Visit};

/// The bytes of a handle.
pub(super) type Handle = [u8; 16];

/// Whom passkeys of a city are for: its configured host, whatever the request says.
#[derive(Debug)]
pub(crate) struct Site {
    rp: RpId,
    origin: String,
}

impl Site {
    /// The site of a visit; nothing where it has no host name, for which browsers keep no passkeys.
    pub(crate) fn of(visit: &Visit) -> Option<Self> {
        Self::at(&visit.site())
    }

    fn at(address: &str) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let (scheme, host) = (uri.scheme_str()?, uri.host()?.to_ascii_lowercase());
        if host.parse::<IpAddr>().is_ok() || host.starts_with('[') {
            return None;
        }
        let usual = if scheme == "https" { 443 } else { 80 };
        let port = uri.port_u16().filter(|port| *port != usual);
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let origin = format!("{scheme}://{host}{port}");
        Some(Self { rp: RpId::Domain(AsciiDomain::try_from(host).ok()?), origin })
    }
}

/// Who adds a passkey.
pub(super) struct Owner<'a> {
    /// What their devices know them by.
    pub(super) handle: Handle,
    /// The address they sign in with.
    pub(super) mail: &'a str,
    /// The name they are shown by.
    pub(super) name: &'a str,
    /// The passkeys they have, which are not made anew.
    pub(super) known: &'a [PasskeyRow],
}

/// What a browser is asked, for the row and for the browser itself, as JSON.
pub(super) type Question = (Asked, String);

/// Asks for a new passkey.
pub(super) fn ask_new(visit: &Visit, site: &Site, owner: &Owner) -> Option<Question> {
    let id = UserHandle16::decode(owner.handle).ok()?;
    // Devices show both; what they cannot show is left out.
    let name = Username::try_from(owner.mail).or_else(|_| Username::try_from("account")).ok()?;
    let user = PublicKeyCredentialUserEntity {
        name,
        id: &id,
        display_name: Nickname::try_from(owner.name).ok(),
    };
    let known = owner.known.iter().filter_map(|row| {
        Some(PublicKeyCredentialDescriptor {
            id: CredentialId::<Vec<u8>>::decode(row.credential.clone()).ok()?,
            transports: AuthTransports::decode(u8::try_from(row.transports).ok()?).ok()?,
        })
    });
    let mut options = PublicKeyCredentialCreationOptions::passkey(&site.rp, user, known.collect());
    // Whoever signs is verified each time all the same; many devices know nothing of this, and would be turned away.
    options.extensions.cred_protect = CredProtect::None;
    let (server, client) = options.start_ceremony().ok()?;
    let asked = Asked {
        challenge: server.sent_challenge().0.to_le_bytes().to_vec(),
        browser: visit.browser().0.to_vec(),
        state: server.encode().ok()?,
    };
    Some((asked, serde_json::to_string(&client).ok()?))
}

/// Asks for whichever passkey of this site a browser has.
pub(super) fn ask(visit: &Visit, site: &Site) -> Option<Question> {
    let options = DiscoverableCredentialRequestOptions::passkey(&site.rp);
    let (server, client) = options.start_ceremony().ok()?;
    let asked = Asked {
        challenge: server.sent_challenge().0.to_le_bytes().to_vec(),
        browser: visit.browser().0.to_vec(),
        state: server.encode().ok()?,
    };
    Some((asked, serde_json::to_string(&client).ok()?))
}

/// A new passkey as a browser answers.
pub(super) struct Made(Registration);

impl Made {
    /// Reads an answer.
    pub(super) fn read(answer: &str) -> Option<Self> {
        Registration::from_json_relaxed(answer.as_bytes()).ok().map(Self)
    }

    /// What it answers.
    pub(super) fn challenge(&self) -> Option<Vec<u8>> {
        Some(self.0.challenge_relaxed().ok()?.0.to_le_bytes().to_vec())
    }

    /// What there is to keep, if it is right.
    pub(super) fn check(&self, site: &Site, state: &[u8]) -> Option<New> {
        let asked = RegistrationServerState::<16>::decode(state).ok()?;
        let origins = [site.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            // Some devices say more than they were asked.
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = asked.verify(&site.rp, &self.0, &options);
        let made = made.inspect_err(|why| tracing::info!(%why, "a passkey was not added")).ok()?;
        Some(New {
            credential: made.id().as_ref().to_vec(),
            handle: made.user_id().as_ref().to_vec(),
            transports: made.transports().encode().ok()?,
            fixed: made.static_state().encode().ok()?,
            state: made.dynamic_state().encode().ok()?.to_vec(),
        })
    }
}

/// What a browser signed with a passkey.
pub(super) struct Signed(DiscoverableAuthentication<16>);

impl Signed {
    /// Reads an answer.
    pub(super) fn read(answer: &str) -> Option<Self> {
        DiscoverableAuthentication::from_json_relaxed(answer.as_bytes()).ok().map(Self)
    }

    /// What it answers.
    pub(super) fn challenge(&self) -> Option<Vec<u8>> {
        Some(self.0.challenge_relaxed().ok()?.0.to_le_bytes().to_vec())
    }

    /// Which passkey signed.
    pub(super) fn credential(&self) -> Vec<u8> {
        self.0.raw_id().as_ref().to_vec()
    }

    /// What its device counts from now on, if it is right: another key, owner, host, origin or question, and a count that has
    /// been before, are not.
    pub(super) fn check(&self, site: &Site, state: &[u8], known: &PasskeyRow) -> Option<Vec<u8>> {
        let asked = DiscoverableAuthenticationServerState::decode(state).ok()?;
        let handle = UserHandle16::decode(Handle::try_from(known.handle.as_slice()).ok()?).ok()?;
        let fixed = StaticState::decode(known.fixed.as_slice()).ok()?;
        let counted = <[u8; 7]>::try_from(known.state.as_slice()).ok()?;
        let counted = DynamicState::decode(counted).ok()?;
        let id = CredentialId::<&[u8]>::decode(known.credential.as_slice()).ok()?;
        let mut key = AuthenticatedCredential::new(id, &handle, fixed, counted).ok()?;
        let origins = [site.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        let verified = asked.verify(&site.rp, &self.0, &mut key, &options);
        verified.inspect_err(|why| tracing::info!(%why, "a passkey let nobody in")).ok()?;
        Some(key.dynamic_state().encode().ok()?.to_vec())
    }
}

/// What devices know somebody by who has no passkey yet: chance.
pub(super) fn draw_handle(visit: &Visit) -> Handle {
    let drawn = Token::draw(visit.app.wiring()).digest().0;
    drawn.first_chunk().copied().unwrap_or_default()
}

/// For how long a browser may wait, as the library tells it, and how long its row is open.
const _: () = assert!(ANSWERED_WITHIN.as_secs() == 300);

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn the_site_is_the_configured_host() {
        let origin = |address: &str| Site::at(address).map(|site| site.origin);
        assert_eq!(origin("https://Leuven.example"), Some("https://leuven.example".to_owned()));
        assert_eq!(origin("https://leuven.example:443/x"), origin("https://leuven.example"));
        assert_eq!(origin("http://localhost:8080"), Some("http://localhost:8080".to_owned()));
        for none in ["http://127.0.0.1:8080", "http://[::1]:8080", "leuven", ""] {
            assert_eq!(origin(none), None, "{none}");
        }
    }
}
