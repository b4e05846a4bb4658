//! Enums that are kept, sent and typed by a key: declared once by [`stored!`](crate::stored).

/// A closed set of choices, each with a key of its own: in the database, in forms, in addresses and in the API.
pub trait Stored: Copy + Eq + Sized + 'static {
    /// All of them, in the order they are shown.
    const ALL: &'static [Self];

    /// Its key.
    fn key(self) -> &'static str;

    /// The one with this key.
    fn from_key(key: &str) -> Option<Self>;
}

/// Why a key is none of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("none of the choices has this key")]
pub struct UnknownKey;

/// Declares an enum with the key of each variant. It gets `ALL`, `key`, `from_key`, reading and printing by key, its
/// form in JSON and in the API's document; `store` adds its column.
///
/// ```
/// city::stored! {
///     /// How somebody came.
///     pub enum Way {
///         /// On two legs.
///         OnFoot = "on_foot",
///         /// On two wheels.
///         Cycling = "cycling",
///     }
/// }
/// assert_eq!(Way::from_key("on_foot"), Some(Way::OnFoot));
/// assert_eq!(Way::Cycling.to_string(), "cycling");
/// ```
#[macro_export]
macro_rules! stored {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $key:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$variant_meta])* $variant),* }

        impl $name {
            /// All of them, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its key: as stored, in forms, in addresses and in the API.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one with this key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::Stored for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn key(self) -> &'static str {
                Self::key(self)
            }

            fn from_key(key: &str) -> Option<Self> {
                Self::from_key(key)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownKey;

            fn from_str(key: &str) -> ::core::result::Result<Self, $crate::UnknownKey> {
                Self::from_key(key).ok_or($crate::UnknownKey)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.key())
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let key = <::std::borrow::Cow<'de, str> as $crate::serde::Deserialize>::deserialize(deserializer)?;
                Self::from_key(&key).ok_or_else(|| {
                    $crate::serde::de::Error::unknown_variant(&key, &[$($key),*])
                })
            }
        }

        impl $crate::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut $crate::schemars::SchemaGenerator) -> $crate::schemars::Schema {
                $crate::schemars::json_schema!({ "type": "string", "enum": [$($key),*] })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::Theme;

    #[test]
    fn a_key_reads_back_as_its_variant() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_key(theme.key()), Some(*theme));
            assert_eq!(theme.key().parse(), Ok(*theme));
            let json = serde_json::to_string(theme).unwrap();
            assert_eq!(json, format!("\"{theme}\""));
            assert_eq!(serde_json::from_str::<Theme>(&json).unwrap(), *theme);
        }
    }

    #[test]
    fn other_keys_are_refused() {
        assert_eq!(Theme::from_key("Green"), None);
        assert!("".parse::<Theme>().is_err());
        assert!(serde_json::from_str::<Theme>("\"blue\"").is_err());
    }
}
