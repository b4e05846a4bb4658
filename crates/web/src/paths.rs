//! Every address of the kit's pages, once: the pattern that is mounted and the function that
//! builds a link come from the same line, so that neither code nor templates write addresses.
//! A system has a `paths.rs` of its own, made by the same macro.

use std::fmt::{Display, Write as _};

use city::{Deed, Id, Level, Thing};

/// An address with its parameters in braces, as the router mounts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// For example `/people/{person}`.
    pub pattern: &'static str,
}

/// Builds links within one city, from the prefix under which the city is found.
#[derive(Debug, Clone, Default)]
pub struct Links {
    base: String,
}

impl Links {
    /// Links under a prefix: `""` for a city with its own host, else such as `/leuven`.
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into() }
    }

    /// Signing in, and coming back to a page afterwards.
    pub fn sign_in_for(&self, next: &str) -> String {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        format!("{}?{query}", self.sign_in())
    }

    /// Signing in, and doing something with a thing then.
    pub fn sign_in_to(&self, deed: Deed, thing: Id<Thing>) -> String {
        format!("{}?do={deed}&thing={thing}", self.sign_in())
    }

    /// Proving something, and doing something with a thing then.
    pub fn me_proof_to(&self, level: Level, deed: Deed, thing: Id<Thing>) -> String {
        format!("{}?level={level}&do={deed}&thing={thing}", self.me_proof())
    }

    /// Proving something, and coming back to a page afterwards.
    pub fn me_proof_for(&self, level: Level, next: &str) -> String {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        format!("{}?level={level}&{query}", self.me_proof())
    }

    /// The desk, where what is its reader's own waits.
    pub fn desk_mine(&self) -> String {
        format!("{}?show=mine", self.desk())
    }

    /// The prefix.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A link of these segments.
    pub fn link(&self, segments: &[&dyn Display]) -> String {
        let mut link = self.base.clone();
        for segment in segments {
            push(&mut link, segment);
        }
        if link.is_empty() {
            link.push('/');
        }
        link
    }
}

/// Mounts addresses and builds links from one line each:
/// `NAME name(parameter…) = / "text" / parameter;` gives the constant `NAME` and
/// `links.name(parameter…)`. A system begins with `trait ItsLinks;`, so that its links are known
/// where that trait is.
#[macro_export]
macro_rules! paths {
    (trait $links:ident; $($(#[$doc:meta])* $constant:ident $name:ident($($parameter:ident),*) = $(/ $segment:tt)*;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const $constant: $crate::paths::Path = $crate::paths::Path {
                pattern: concat!("", $("/", $crate::path_pattern!($segment)),*),
            };
        )*

        /// Links to the pages of this crate.
        pub(crate) trait $links {$(
            $(#[$doc])*
            fn $name(&self $(, $parameter: impl ::std::fmt::Display)*) -> String;
        )*}

        impl $links for $crate::paths::Links {$(
            fn $name(&self $(, $parameter: impl ::std::fmt::Display)*) -> String {
                self.link(&[$(&$segment),*])
            }
        )*}
    };
    (impl Links; $($(#[$doc:meta])* $constant:ident $name:ident($($parameter:ident),*) = $(/ $segment:tt)*;)*) => {
        $(
            $(#[$doc])*
            pub const $constant: Path = Path {
                pattern: concat!("", $("/", $crate::path_pattern!($segment)),*),
            };
        )*

        impl Links {$(
            $(#[$doc])*
            pub fn $name(&self $(, $parameter: impl ::std::fmt::Display)*) -> String {
                self.link(&[$(&$segment),*])
            }
        )*}
    };
}

/// One segment of a pattern: a text as it is, a parameter in braces.
#[doc(hidden)]
#[macro_export]
macro_rules! path_pattern {
    ($text:literal) => {
        $text
    };
    ($parameter:ident) => {
        concat!("{", stringify!($parameter), "}")
    };
}

paths! {
    impl Links;

    /// The city's home page.
    HOME home() = ;
    /// Finds everything by words.
    SEARCH search() = / "search";
    /// What is suggested while somebody types there.
    SUGGEST suggest() = / "search" / "suggest";
    /// Asks for a mail address.
    SIGN_IN sign_in() = / "sign-in";
    /// Asks for the code from a mail.
    CODE code(sign_in) = / "sign-in" / sign_in;
    /// Sends another code.
    CODE_AGAIN code_again(sign_in) = / "sign-in" / sign_in / "again";
    /// The link in a mail that signs in.
    ENTER enter(key) = / "enter" / key;
    /// Throws away what the link in a mail would publish.
    REFUSE refuse(key) = / "enter" / key / "refuse";
    /// Ends this session.
    SIGN_OUT sign_out() = / "sign-out";
    /// What concerns the reader: ideas, messages, settings.
    ME me() = / "me";
    /// What the reader chose about themselves.
    ME_SETTINGS me_settings() = / "me" / "settings";
    /// Ends a session.
    ME_SESSION me_session(session) = / "me" / "sessions" / session;
    /// Makes a token.
    ME_TOKENS me_tokens() = / "me" / "tokens";
    /// Ends a token.
    ME_TOKEN me_token(token) = / "me" / "tokens" / token;
    /// Everything kept about the reader.
    ME_DATA me_data() = / "me" / "data.json";
    /// The same, with the reader's pictures.
    ME_ARCHIVE me_archive() = / "me" / "data.zip";
    /// Erases the account.
    ME_ERASE me_erase() = / "me" / "erase";
    /// What the reader chose about letters, and which they got.
    ME_LETTERS me_letters() = / "me" / "letters";
    /// Letters go to the reader's address again.
    ME_LETTERS_AGAIN me_letters_again() = / "me" / "letters" / "again";
    /// What a letter asks, answered without signing in.
    ASK ask(ask, key) = / "answer" / ask / key;
    /// Stops newsletters about one topic from a link in one.
    NEWSLETTER_LEAVE newsletter_leave(newsletter, person, key) = / "newsletters" / newsletter / "leave" / person / key;
    /// What the reader has proved.
    ME_PROOF me_proof() = / "me" / "proof";
    /// Proves by the list of residents.
    ME_PROOF_LIST me_proof_list() = / "me" / "proof" / "list";
    /// Proves by a code on paper.
    ME_PROOF_CODE me_proof_code() = / "me" / "proof" / "code";
    /// Says how old the reader is.
    ME_PROOF_AGE me_proof_age() = / "me" / "proof" / "age";
    /// Proves by a provider, or ties the account to a login there.
    ME_PROOF_PROVIDER me_proof_provider() = / "me" / "proof" / "provider";
    /// Unties it.
    ME_PROOF_UNTIE me_proof_untie() = / "me" / "proof" / "provider" / "untie";
    /// Asks for another address.
    ME_ADDRESS me_address() = / "me" / "address";
    /// Takes that back.
    ME_ADDRESS_STOP me_address_stop() = / "me" / "address" / "stop";
    /// Confirms another address from a link in a letter.
    ADDRESS address(key) = / "address" / key;
    /// Refuses it.
    ADDRESS_REFUSE address_refuse(key) = / "address" / key / "refuse";
    /// The reader's passkeys.
    ME_PASSKEYS me_passkeys() = / "me" / "passkeys";
    /// What their browser is to sign, to add one.
    ME_PASSKEYS_ASK me_passkeys_ask() = / "me" / "passkeys" / "ask";
    /// Names or removes one.
    ME_PASSKEY me_passkey(passkey) = / "me" / "passkeys" / "own" / passkey;
    /// Signs in with one.
    PASSKEY passkey() = / "sign-in" / "passkey";
    /// Signs in by a provider.
    PROVIDER provider() = / "sign-in" / "provider";
    /// Where a browser comes back to from the provider.
    PROVIDER_BACK provider_back() = / "sign-in" / "provider" / "back";
    /// What a browser is to sign, to sign in.
    PASSKEY_ASK passkey_ask() = / "sign-in" / "passkey" / "ask";
    /// Calls off what was begun at the desk for the reader's account.
    ME_RECOVERY_STOP me_recovery_stop() = / "me" / "recovery" / "stop";
    /// Agrees to a recovery from a link in a letter.
    RECOVERY recovery(key) = / "recovery" / key;
    /// Stops it.
    RECOVERY_REFUSE recovery_refuse(key) = / "recovery" / key / "refuse";
    /// Why the reader may not write, and what they say to that.
    OWN_BLOCK own_block() = / "appeals" / "block";
    /// Stops mail from a link in a letter.
    UNSUBSCRIBE unsubscribe(person, key) = / "unsubscribe" / person / key;
    /// Keeps what is being typed in a form.
    TYPED typed() = / "typed";
    /// Supports a thing.
    THING_SUPPORT thing_support(noun, thing) = / "things" / noun / thing / "support";
    /// Takes a support back.
    THING_UNSUPPORT thing_unsupport(noun, thing) = / "things" / noun / thing / "unsupport";
    /// Follows a thing.
    THING_FOLLOW thing_follow(noun, thing) = / "things" / noun / thing / "follow";
    /// Stops following a thing.
    THING_UNFOLLOW thing_unfollow(noun, thing) = / "things" / noun / thing / "unfollow";
    /// Writes a comment on a thing.
    THING_COMMENTS thing_comments(noun, thing) = / "things" / noun / thing / "comments";
    /// Reports a thing to the moderators.
    THING_REPORT thing_report(noun, thing) = / "things" / noun / thing / "report";
    /// Notes how far somebody has read what was said about a thing.
    THING_READ thing_read(noun, thing) = / "things" / noun / thing / "read";
    /// Asks for a thing's words in the reader's language.
    THING_TRANSLATE thing_translate(noun, thing) = / "things" / noun / thing / "translate";
    /// Why a thing was hidden, in full.
    THING_STATEMENT thing_statement(noun, thing) = / "things" / noun / thing / "statement";
    /// A comment, wherever it stands.
    COMMENT comment(comment) = / "comments" / comment;
    /// Changes the side that one's own comment stands on.
    COMMENT_SIDE comment_side(comment) = / "comments" / comment / "side";
    /// What moderators did, in numbers.
    REMOVALS removals() = / "removals";
    /// The same as a table.
    REMOVALS_CSV removals_csv() = / "removals.csv";
    /// The same as JSON.
    REMOVALS_JSON removals_json() = / "removals.json";
    /// Takes one's own comment back.
    COMMENT_WITHDRAW comment_withdraw(comment) = / "comments" / comment / "withdraw";
    /// Answers a hiding.
    APPEAL appeal(noun, thing) = / "appeals" / noun / thing;
    /// What waits for whoever works here.
    DESK desk() = / "desk";
    /// Narrows what waits, and remembers how.
    DESK_NARROW desk_narrow() = / "desk" / "narrow";
    /// What colleagues say of one thing, and whose it is.
    DESK_ITEM desk_item(noun, thing) = / "desk" / "things" / noun / thing;
    /// Gives work to a colleague, takes it, gives it back.
    DESK_ASSIGN desk_assign(noun, thing) = / "desk" / "things" / noun / thing / "assign";
    /// Writes a note for colleagues.
    DESK_NOTES desk_notes(noun, thing) = / "desk" / "things" / noun / thing / "notes";
    /// What waits, as a file.
    DESK_FILE desk_file(format) = / "desk" / "list" / format;
    /// What opens, closes and is promised.
    DESK_CALENDAR desk_calendar() = / "desk" / "calendar";
    /// The same as a file for one's own calendar.
    DESK_CALENDAR_FILE desk_calendar_file() = / "desk" / "calendar.ics";
    /// How long work waited.
    DESK_NUMBERS desk_numbers() = / "desk" / "numbers";
    /// The keys of the desk.
    DESK_KEYS desk_keys() = / "desk" / "keys";
    /// Many things at once.
    DESK_BULK desk_bulk() = / "desk" / "bulk";
    /// Takes back what the reader did last.
    DESK_UNDO desk_undo() = / "desk" / "undo";
    /// Saved replies.
    DESK_REPLIES desk_replies() = / "desk" / "replies";
    /// Changes or removes a saved reply.
    DESK_REPLY desk_reply(reply) = / "desk" / "replies" / reply;
    /// Newsletters, and beginning one.
    NEWSLETTERS newsletters() = / "desk" / "newsletters";
    /// A newsletter.
    NEWSLETTER newsletter(newsletter) = / "desk" / "newsletters" / newsletter;
    /// Sends whoever wrote it a letter of it.
    NEWSLETTER_TEST newsletter_test(newsletter) = / "desk" / "newsletters" / newsletter / "test";
    /// Lets it leave.
    NEWSLETTER_SEND newsletter_send(newsletter) = / "desk" / "newsletters" / newsletter / "send";
    /// Calls it back.
    NEWSLETTER_BACK newsletter_back(newsletter) = / "desk" / "newsletters" / newsletter / "call-back";
    /// Throws it away.
    NEWSLETTER_DISCARD newsletter_discard(newsletter) = / "desk" / "newsletters" / newsletter / "discard";
    /// How the city proves who lives here.
    PROOFS proofs() = / "desk" / "proofs";
    /// For how long, and where its desk is.
    PROOF_RULES proof_rules() = / "desk" / "proofs" / "rules";
    /// What the city does with a provider.
    PROOF_PROVIDER proof_provider() = / "desk" / "proofs" / "provider";
    /// Brings a list of residents.
    PROOF_LIST proof_list() = / "desk" / "proofs" / "list";
    /// Prints letters with codes.
    PROOF_LETTERS proof_letters() = / "desk" / "proofs" / "letters";
    /// Ends the codes of such letters.
    PROOF_LETTERS_END proof_letters_end(batch) = / "desk" / "proofs" / "letters" / batch;
    /// What one person has proved, for an officer who sees them.
    PROOF_OF proof_of(person) = / "desk" / "proofs" / "people" / person;
    /// Takes back what somebody proved.
    PROOF_END proof_end(proof) = / "desk" / "proofs" / "given" / proof;
    /// Another address for somebody who has lost their mailbox.
    PROOF_RECOVERY proof_recovery(person) = / "desk" / "proofs" / "people" / person / "address";
    /// Calls that off.
    RECOVERY_STOP recovery_stop(recovery) = / "desk" / "proofs" / "recoveries" / recovery / "stop";
    /// What waits for a moderator.
    MODERATION moderation() = / "moderation";
    /// Who may not write.
    BLOCKS blocks() = / "moderation" / "blocks";
    /// Blocks somebody, or lifts that.
    BLOCK block(person) = / "moderation" / "blocks" / person;
    /// Hides or restores one thing.
    MODERATE moderate(noun, thing) = / "moderation" / noun / thing;
    /// The city's settings.
    SETTINGS settings() = / "settings";
    /// What letters say of a verdict in the city's own words.
    WORDINGS wordings() = / "settings" / "letters";
    /// What one of them says.
    WORDING wording(kind) = / "settings" / "letters" / kind;
    /// Drawing the outline of a neighbourhood.
    DRAW draw() = / "settings" / "neighbourhoods";
    /// People of the city and their roles.
    PEOPLE people() = / "people";
    /// Roles for a part of the city or until a day.
    MANDATES mandates() = / "people" / "roles";
    /// One of them.
    MANDATE mandate(mandate) = / "people" / "roles" / mandate;
    /// What the link in a letter offers.
    OFFERED offered(key) = / "roles" / key;
    /// Declines it.
    OFFERED_DECLINE offered_decline(key) = / "roles" / key / "decline";
    /// Gives and takes one person's roles.
    PERSON person(person) = / "people" / person;
    /// Files that were brought.
    IMPORTS imports() = / "imports";
    /// Brings one whose rows are the city's.
    IMPORT_NEW import_new(kind) = / "imports" / "new" / kind;
    /// Brings one whose rows go into a thing.
    IMPORT_INTO import_into(kind, thing) = / "imports" / "new" / kind / thing;
    /// One that was brought.
    IMPORT import(import) = / "imports" / import;
    /// Its rows that were refused, as a file.
    IMPORT_REFUSED import_refused(import) = / "imports" / import / "refused.csv";
    /// A picture of the street map.
    MAP_TILE map_tile(z, x, y) = / "map" / z / x / y;
    /// Streets that somebody who types could mean.
    STREETS streets() = / "streets";
    /// Letters that could not leave.
    LETTERS letters() = / "letters";
    /// Sends such a letter again.
    LETTER_RETRY letter_retry(letter) = / "letters" / letter / "retry";
    /// Gives such a letter up.
    LETTER_DROP letter_drop(letter) = / "letters" / letter / "drop";
    /// The log of decisions.
    LOG log() = / "log";
    /// The whole log as a file.
    LOG_FILE log_file(format) = / "log" / format;
    /// Open data and the API.
    DATA data() = / "data";
    /// The outlines of the neighbourhoods.
    NEIGHBOURHOODS neighbourhoods() = / "neighbourhoods.geojson";
    /// The accessibility statement.
    ACCESSIBILITY accessibility() = / "accessibility";
    /// What is kept about people, and why.
    PRIVACY privacy() = / "privacy";
    /// Recounts a vote in the reader's own browser.
    RECOUNT recount() = / "recount";
    /// A stored picture.
    PICTURE picture(picture) = / "pictures" / picture;
    /// A file, for whoever may read it: leads to where it is kept from.
    FILE file(file) = / "files" / file;
    /// The bytes of a file, for the reader that the pass names.
    FILE_BYTES file_bytes(file, pass, name) = / "files" / file / pass / name;
    /// The files of a thing, for whoever may change them.
    THING_FILES thing_files(noun, thing) = / "things" / noun / thing / "files";
    /// A file of a thing, to be changed or taken away.
    THING_FILE thing_file(noun, thing, file) = / "things" / noun / thing / "files" / file;
    /// What is shown where a page without a photo is shared: a drawing of a theme and a name.
    PREVIEW preview(theme, name) = / "previews" / theme / name;
    /// The description of the API.
    API_DOCUMENT api_document() = / "api" / "v1" / "openapi.json";
    /// In the demo: the mails that would have been sent.
    MAILS mails() = / "mails";
}

/// Appends a segment, percent-encoding what may not stand in one (RFC 3986, section 3.3).
fn push(link: &mut String, segment: &dyn Display) {
    link.push('/');
    percent(link, &segment.to_string());
}

/// Appends a text, percent-encoding all but the letters, digits and marks that are plain everywhere in an address.
pub(crate) fn percent(link: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            link.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(link, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_both_pattern_and_link() {
        assert_eq!(ME_TOKEN.pattern, "/me/tokens/{token}");
        let links = Links::new("/leuven");
        assert_eq!(links.me_token(7), "/leuven/me/tokens/7");
        assert_eq!(links.home(), "/leuven");
        assert_eq!(Links::new("").home(), "/");
    }

    #[test]
    fn a_segment_cannot_leave_its_place() {
        let links = Links::new("");
        assert_eq!(links.person("../x?a#b/é"), "/people/..%2Fx%3Fa%23b%2F%C3%A9");
    }
}
