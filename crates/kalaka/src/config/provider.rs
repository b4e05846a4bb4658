//! The provider that recognises people (OpenID Connect): its issuer, and what it gave us to be known by.

use std::path::PathBuf;

use anyhow::Context as _;
use oidc::{Place, Plain, Unfit};

use super::wrong;

/// The settings of the provider, as flags or environment variables.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct ProviderFlags {
    /// The provider that recognises people (OpenID Connect), by its issuer, such as `https://login.example`; none recognises
    /// nobody
    #[arg(long, env = "KALAKA_OIDC_ISSUER", global = true, value_name = "ADDRESS")]
    oidc_issuer: Option<String>,
    /// What the provider calls this server
    #[arg(long, env = "KALAKA_OIDC_CLIENT", global = true, value_name = "NAME")]
    oidc_client: Option<String>,
    /// The secret that it gave this server, best from the environment
    #[arg(
        long,
        env = "KALAKA_OIDC_SECRET",
        global = true,
        value_name = "SECRET",
        hide_env_values = true
    )]
    oidc_secret: Option<String>,
    /// The file with that secret, instead
    #[arg(long, env = "KALAKA_OIDC_SECRET_FILE", global = true, value_name = "FILE")]
    oidc_secret_file: Option<PathBuf>,
    /// Whether a provider on this machine may be asked without TLS, for trying: `never` or `loopback` [default: never]
    #[arg(long, env = "KALAKA_OIDC_PLAIN", global = true, value_name = "WHERE")]
    oidc_plain: Option<String>,
}

/// The same, from the TOML file.
#[derive(Debug, Default)]
pub(super) struct ProviderEntries {
    pub(super) issuer: Option<String>,
    pub(super) client: Option<String>,
    pub(super) secret: Option<String>,
    pub(super) secret_file: Option<PathBuf>,
    pub(super) plain: Option<String>,
}

impl ProviderFlags {
    /// The provider, where there is one.
    pub(super) fn read(&self, file: ProviderEntries) -> anyhow::Result<Option<Place>> {
        let Some(issuer) = self.oidc_issuer.clone().or(file.issuer) else { return Ok(None) };
        let plain = self.oidc_plain.clone().or(file.plain);
        let plain = match plain.as_deref() {
            None | Some("never") => Plain::Never,
            Some("loopback") => Plain::Loopback,
            Some(other) => return wrong("oidc_plain", other, "write never or loopback"),
        };
        let client = self.oidc_client.clone().or(file.client).unwrap_or_default();
        let path = self.oidc_secret_file.clone().or(file.secret_file);
        let secret = match (self.oidc_secret.clone().or(file.secret), path) {
            (Some(secret), _) => secret,
            (None, Some(path)) => std::fs::read_to_string(&path).with_context(|| {
                format!(
                    "the file {} cannot be read, which the setting “oidc_secret_file” names",
                    path.display()
                )
            })?,
            (None, None) => String::new(),
        };
        match Place::new(&issuer, &client, secret.trim(), plain) {
            Ok(place) => Ok(Some(place)),
            Err(Unfit::Issuer) => {
                let scheme = issuer.split("://").next().unwrap_or_default();
                let right = "write the https: address of the provider as it calls itself, without a password; http: is taken for \
                             this machine alone, where “oidc_plain” is “loopback”";
                wrong("oidc_issuer", &format!("{scheme}://…"), right)
            }
            Err(Unfit::Client) => {
                wrong("oidc_client", &client, "say what the provider calls this server")
            }
            Err(Unfit::Secret) => {
                wrong("oidc_secret", "…", "give the secret that the provider gave this server")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags() -> ProviderFlags {
        ProviderFlags {
            oidc_issuer: Some("https://login.example".to_owned()),
            oidc_client: Some("kalaka".to_owned()),
            oidc_secret: Some("hidden".to_owned()),
            ..ProviderFlags::default()
        }
    }

    fn told(flags: &ProviderFlags) -> String {
        let read = flags.read(ProviderEntries::default());
        read.map_or_else(|error| error.to_string(), |place| format!("{place:?}"))
    }

    #[test]
    fn a_provider_is_whole_or_none() {
        assert_eq!(told(&ProviderFlags::default()), "None");
        assert_eq!(told(&flags()), "Some(https://login.example as kalaka)");
        let without = ProviderFlags { oidc_client: None, ..flags() };
        assert!(told(&without).contains("“oidc_client”"));
        let without = ProviderFlags { oidc_secret: None, ..flags() };
        assert!(told(&without).contains("“oidc_secret”"));
        let plain = |issuer: &str, plain: Option<&str>| ProviderFlags {
            oidc_issuer: Some(issuer.to_owned()),
            oidc_plain: plain.map(ToOwned::to_owned),
            ..flags()
        };
        let wrong = told(&plain("http://me:hush@127.0.0.1:9", Some("loopback")));
        assert!(wrong.contains("“http://…”") && !wrong.contains("hush"), "{wrong}");
        assert!(told(&plain("http://127.0.0.1:9", None)).contains("“oidc_issuer”"));
        assert!(told(&plain("http://127.0.0.1:9", Some("loopback"))).starts_with("Some"));
        assert!(told(&plain("http://login.example", Some("loopback"))).contains("“oidc_issuer”"));
        assert!(told(&plain("https://a.example", Some("yes"))).contains("“oidc_plain”"));
    }

    #[test]
    fn the_secret_can_lie_in_a_file() {
        let file = std::env::temp_dir().join(format!("kalaka-oidc-{}", std::process::id()));
        std::fs::write(&file, "hidden\n").unwrap();
        let from =
            ProviderFlags { oidc_secret: None, oidc_secret_file: Some(file.clone()), ..flags() };
        let same = Place::new("https://login.example", "kalaka", "hidden", Plain::Never).unwrap();
        assert_eq!(from.read(ProviderEntries::default()).unwrap(), Some(same));
        std::fs::remove_file(&file).unwrap();
        assert!(told(&from).contains("“oidc_secret_file”"));
    }
}
