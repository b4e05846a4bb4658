//! Every address of a city's site, once: the pattern that is mounted and the function that
//! builds a link come from the same line, so that neither code nor templates write addresses.

use std::fmt::{Display, Write as _};

/// An address with its parameters in braces, as the router mounts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Path {
    /// For example `/calls/{call}`.
    pub(crate) pattern: &'static str,
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
    pub(crate) fn sign_in_for(&self, next: &str) -> String {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        format!("{}?{query}", self.sign_in())
    }

    /// The prefix.
    pub fn base(&self) -> &str {
        &self.base
    }
}

/// `name(parameter…) = / "text" / parameter;` gives `path::NAME` and `links.name(parameter…)`.
macro_rules! paths {
    ($($(#[$doc:meta])* $constant:ident $name:ident($($parameter:ident),*) = $(/ $segment:tt)*;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const $constant: Path =
                Path { pattern: concat!("", $("/", pattern!($segment)),*) };
        )*

        impl Links {$(
            $(#[$doc])*
            pub(crate) fn $name(&self $(, $parameter: impl Display)*) -> String {
                let mut link = self.base.clone();
                $(push(&mut link, &$segment);)*
                if link.is_empty() { link.push('/'); }
                link
            }
        )*}
    };
}

macro_rules! pattern {
    ($text:literal) => {
        $text
    };
    ($parameter:ident) => {
        concat!("{", stringify!($parameter), "}")
    };
}

paths! {
    /// The city's home page.
    HOME home() = ;
    /// All calls.
    CALLS calls() = / "calls";
    /// A call with its ideas.
    CALL call(call) = / "calls" / call;
    /// A call's ideas on the map.
    CALL_MAP call_map(call) = / "calls" / call / "map";
    /// What a call is about, who decides and how.
    CALL_ABOUT call_about(call) = / "calls" / call / "about";
    /// What came of a call.
    CALL_RESULT call_result(call) = / "calls" / call / "result";
    /// Follows a call.
    CALL_FOLLOW call_follow(call) = / "calls" / call / "follow";
    /// Stops following a call.
    CALL_UNFOLLOW call_unfollow(call) = / "calls" / call / "unfollow";
    /// The first step of sharing an idea.
    SHARE share(call) = / "calls" / call / "share";
    /// Its second step: place, cost, photo.
    SHARE_PLACE share_place(call) = / "calls" / call / "share" / "place";
    /// Its last step: everything on one page.
    SHARE_CHECK share_check(call) = / "calls" / call / "share" / "check";
    /// Keeps what is being typed.
    SHARE_SAVE share_save(call) = / "calls" / call / "share" / "save";
    /// Goes on with a draft in this browser.
    SHARE_RESUME share_resume(call, draft) = / "calls" / call / "share" / "resume" / draft;
    /// Throws the draft away.
    SHARE_DISCARD share_discard(call) = / "calls" / call / "share" / "discard";
    /// An idea with its journey.
    IDEA idea(call, idea) = / "calls" / call / "ideas" / idea;
    /// Supports an idea.
    IDEA_SUPPORT idea_support(call, idea) = / "calls" / call / "ideas" / idea / "support";
    /// Takes a support back.
    IDEA_UNSUPPORT idea_unsupport(call, idea) = / "calls" / call / "ideas" / idea / "unsupport";
    /// Follows an idea.
    IDEA_FOLLOW idea_follow(call, idea) = / "calls" / call / "ideas" / idea / "follow";
    /// Stops following an idea.
    IDEA_UNFOLLOW idea_unfollow(call, idea) = / "calls" / call / "ideas" / idea / "unfollow";
    /// Writes a comment.
    IDEA_COMMENT idea_comment(call, idea) = / "calls" / call / "ideas" / idea / "comments";
    /// Takes one's own comment back.
    COMMENT_WITHDRAW comment_withdraw(call, idea, comment) = / "calls" / call / "ideas" / idea / "comments" / comment / "withdraw";
    /// Reports a comment.
    COMMENT_REPORT comment_report(call, idea, comment) = / "calls" / call / "ideas" / idea / "comments" / comment / "report";
    /// Reports an idea.
    IDEA_REPORT idea_report(call, idea) = / "calls" / call / "ideas" / idea / "report";
    /// Changes one's own idea.
    IDEA_EDIT idea_edit(call, idea) = / "calls" / call / "ideas" / idea / "edit";
    /// Takes one's own idea back.
    IDEA_WITHDRAW idea_withdraw(call, idea) = / "calls" / call / "ideas" / idea / "withdraw";
    /// Answers a hiding.
    APPEAL appeal(noun, subject) = / "appeals" / noun / subject;
    /// Asks for a mail address.
    SIGN_IN sign_in() = / "sign-in";
    /// Asks for the code from a mail.
    CODE code(sign_in) = / "sign-in" / sign_in;
    /// Sends another code.
    CODE_AGAIN code_again(sign_in) = / "sign-in" / sign_in / "again";
    /// The link in a mail that signs in.
    ENTER enter(key) = / "enter" / key;
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
    /// Throws a draft away.
    ME_DRAFT me_draft(draft) = / "me" / "drafts" / draft;
    /// Everything kept about the reader.
    ME_DATA me_data() = / "me" / "data.json";
    /// Erases the account.
    ME_ERASE me_erase() = / "me" / "erase";
    /// Stops mail from a link in a letter.
    UNSUBSCRIBE unsubscribe(person, key) = / "unsubscribe" / person / key;
    /// What waits for an officer.
    DESK desk() = / "desk";
    /// Chooses a template for a new call.
    DESK_NEW desk_new() = / "desk" / "new";
    /// An officer's call: its words, windows and rules.
    DESK_CALL desk_call(call) = / "desk" / "calls" / call;
    /// Closes a call early.
    DESK_CLOSE desk_close(call) = / "desk" / "calls" / call / "close";
    /// Opens a call again.
    DESK_REOPEN desk_reopen(call) = / "desk" / "calls" / call / "reopen";
    /// Puts a call away.
    DESK_ARCHIVE desk_archive(call) = / "desk" / "calls" / call / "archive";
    /// Screens a call's ideas.
    DESK_SCREEN desk_screen(call) = / "desk" / "calls" / call / "screen";
    /// Takes a verdict just given back.
    DESK_UNSCREEN desk_unscreen(call, idea) = / "desk" / "calls" / call / "screen" / idea / "undo";
    /// Decides a call.
    DESK_DECIDE desk_decide(call) = / "desk" / "calls" / call / "decide";
    /// What residents will see of a decision being prepared.
    DESK_PREVIEW desk_preview(call) = / "desk" / "calls" / call / "decide" / "preview";
    /// Answers an idea in the city's name.
    DESK_ANSWER desk_answer(idea) = / "desk" / "ideas" / idea / "answer";
    /// Merges an idea into another.
    DESK_MERGE desk_merge(idea) = / "desk" / "ideas" / idea / "merge";
    /// Asks an author for a change.
    DESK_ASK desk_ask(idea) = / "desk" / "ideas" / idea / "ask";
    /// What waits for a moderator.
    MODERATION moderation() = / "moderation";
    /// Hides or restores one thing.
    MODERATE moderate(noun, subject) = / "moderation" / noun / subject;
    /// The city's settings.
    SETTINGS settings() = / "settings";
    /// People of the city and their roles.
    PEOPLE people() = / "people";
    /// Gives and takes one person's roles.
    PERSON person(person) = / "people" / person;
    /// The log of decisions.
    LOG log() = / "log";
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
    /// The description of the API.
    API_DOCUMENT api_document() = / "api" / "v1" / "openapi.json";
    /// In the demo: the mails that would have been sent.
    MAILS mails() = / "mails";
}

/// Appends a segment, percent-encoding what may not stand in one (RFC 3986, section 3.3).
fn push(link: &mut String, segment: &dyn Display) {
    link.push('/');
    for byte in segment.to_string().bytes() {
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
        assert_eq!(IDEA.pattern, "/calls/{call}/ideas/{idea}");
        let links = Links::new("/leuven");
        assert_eq!(links.idea("cool", 7), "/leuven/calls/cool/ideas/7");
        assert_eq!(links.home(), "/leuven");
        assert_eq!(Links::new("").home(), "/");
    }

    #[test]
    fn a_segment_cannot_leave_its_place() {
        let links = Links::new("");
        assert_eq!(links.call("../x?a#b/é"), "/calls/..%2Fx%3Fa%23b%2F%C3%A9");
    }
}
