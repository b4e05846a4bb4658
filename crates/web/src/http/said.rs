//! What a page says about the form that led to it.

use crate::words::Words;

macro_rules! said {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $message:ident;)*) => {
        /// What just happened. Only the key travels, in a short-lived cookie, so that nobody can
        /// put words in our mouth.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Said { $($(#[$doc])* $variant,)* }

        impl Said {
            pub(crate) fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            pub(crate) fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }

            pub(crate) fn text(self, w: &Words) -> &'static str {
                match self { $(Self::$variant => w.$message(),)* }
            }
        }
    };
}

said! {
    /// The reader has signed in.
    SignedIn = "signed-in", said_signed_in;
    /// The reader has signed out.
    SignedOut = "signed-out", said_signed_out;
    /// A setting was changed.
    Saved = "saved", said_saved;
}
