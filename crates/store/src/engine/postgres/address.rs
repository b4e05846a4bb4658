//! What an address of a PostgreSQL database says beside what the driver reads: whether the connection is encrypted,
//! whom to trust, and whether a pooler stands between.

use std::{path::Path, str::FromStr};

use percent_encoding::percent_decode_str;
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};

use super::{tls::Encryption, trust::Trust};
use crate::engine::error::OpenError;

/// An address, understood.
pub(super) struct Address {
    pub(super) config: Config,
    /// How the connection is encrypted, where it is.
    pub(super) encryption: Encryption,
    /// Whether each transaction may meet another connection of the server, which knows nothing of those before.
    pub(super) is_pooled: bool,
}

impl Address {
    /// Takes our own words out of an address and hands the others to the driver. They mean what they mean to
    /// PostgreSQL's own programs:
    ///
    /// - `sslmode` is `disable`, `prefer` (as without it), `require`, `verify-ca` or `verify-full`; the last alone
    ///   knows that whoever answers is who was called.
    /// - `sslrootcert` is a PEM file of whom to trust, or `system`, which `verify-full` means without it; with a file
    ///   `require` is `verify-ca`.
    /// - `pooler` is `session`, or `transaction` where a pooler hands out a connection for each transaction.
    pub(super) fn parse(text: &str) -> Result<Self, OpenError> {
        let (base, query) = text.split_once('?').unwrap_or((text, ""));
        let (mut mode, mut roots, mut pooler) = (None, None, None);
        let mut others = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                "sslmode" => mode = Some(value),
                "sslrootcert" => roots = Some(percent_decode_str(value).decode_utf8_lossy()),
                "pooler" => pooler = Some(value),
                _ => others.push(pair),
            }
        }
        let rest = match others.as_slice() {
            [] => base.to_owned(),
            others => format!("{base}?{}", others.join("&")),
        };
        let mut config = Config::from_str(&rest)
            .map_err(|error| wrong(format!("the address is not understood: {error}")))?;
        name_hosts(&mut config);
        let (ssl, trust) = encryption(mode.unwrap_or("prefer"), roots.as_deref())?;
        // A socket of this machine needs no encryption, and the driver knows none for it.
        let is_local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
        config.ssl_mode(if is_local { SslMode::Disable } else { ssl });
        let is_pooled = match pooler {
            None | Some("session") => false,
            Some("transaction") => true,
            Some(other) => {
                return Err(wrong(format!("“pooler” is “{other}”: write transaction or session")));
            }
        };
        Ok(Self { config, encryption: Encryption::new(trust)?, is_pooled })
    }
}

/// A host that is given as a number alone is what its certificate must name.
fn name_hosts(config: &mut Config) {
    if config.get_hosts().is_empty() {
        for number in config.get_hostaddrs().to_vec() {
            config.host(number.to_string());
        }
    }
}

fn encryption(mode: &str, roots: Option<&str>) -> Result<(SslMode, Trust), OpenError> {
    match (mode, roots) {
        ("disable" | "prefer", Some(_)) => {
            Err(wrong(format!("“sslrootcert” is of no use with “sslmode={mode}”")))
        }
        ("require" | "verify-ca", Some("system")) => Err(wrong(format!(
            "with “sslrootcert=system” anybody’s certificate would do for “sslmode={mode}”: write verify-full"
        ))),
        ("disable", None) => Ok((SslMode::Disable, Trust::Anybody)),
        ("prefer", None) => Ok((SslMode::Prefer, Trust::Anybody)),
        ("require", None) => Ok((SslMode::Require, Trust::Anybody)),
        ("verify-ca", None) => Err(wrong(
            "“sslmode=verify-ca” needs “sslrootcert”, the file of whom to trust".to_owned(),
        )),
        ("require" | "verify-ca", Some(file)) => {
            Ok((SslMode::Require, Trust::known(Path::new(file))?))
        }
        ("verify-full", None | Some("system")) => Ok((SslMode::Require, Trust::named(None)?)),
        ("verify-full", Some(file)) => Ok((SslMode::Require, Trust::named(Some(Path::new(file)))?)),
        (other, _) => Err(wrong(format!(
            "“sslmode” is “{other}”: write disable, prefer, require, verify-ca or verify-full"
        ))),
    }
}

fn wrong(why: String) -> OpenError {
    OpenError::Unreachable(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(query: &str) -> String {
        let text = format!("postgres://kalaka@db.example/kalaka?{query}");
        Address::parse(&text).map(|_| ()).unwrap_err().to_string()
    }

    fn mode(text: &str) -> SslMode {
        Address::parse(text).unwrap().config.get_ssl_mode()
    }

    #[test]
    fn our_own_words_are_taken_out_and_the_others_stay() {
        let text = "postgres://kalaka@db.example/kalaka?pooler=transaction&application_name=desk&sslmode=require";
        let address = Address::parse(text).unwrap();
        assert_eq!(address.config.get_application_name(), Some("desk"));
        assert!(address.is_pooled);
        assert!(!Address::parse("postgres://kalaka@db.example/kalaka").unwrap().is_pooled);
    }

    #[test]
    fn encryption_is_taken_where_it_is_offered_unless_somebody_says_otherwise() {
        let text = "postgres://kalaka@db.example/kalaka";
        assert_eq!(mode(text), SslMode::Prefer);
        assert_eq!(mode(&format!("{text}?sslmode=disable")), SslMode::Disable);
        assert_eq!(mode(&format!("{text}?sslmode=require")), SslMode::Require);
        assert_eq!(
            mode("postgres://kalaka@%2Frun%2Fpostgresql/kalaka?sslmode=require"),
            SslMode::Disable
        );
        let number = Address::parse("postgres:///kalaka?hostaddr=192.0.2.1").unwrap();
        assert_eq!(number.config.get_hosts(), [Host::Tcp("192.0.2.1".to_owned())]);
    }

    #[test]
    fn half_an_encryption_is_refused() {
        assert!(refusal("sslmode=allow").contains("“sslmode” is “allow”: write disable, prefer"));
        assert!(refusal("sslmode=disable&sslrootcert=/ca.pem").contains("of no use"));
        assert!(refusal("sslmode=verify-ca").contains("needs “sslrootcert”"));
        assert!(refusal("sslmode=verify-ca&sslrootcert=system").contains("write verify-full"));
        assert!(
            refusal("sslmode=require&sslrootcert=/no/such+%20file.pem")
                .contains("/no/such+ file.pem")
        );
        assert!(refusal("pooler=statement").contains("“pooler” is “statement”"));
    }
}
