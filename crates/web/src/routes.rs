//! The table that mounts everything: the kit's own pages, then each system's.

use city::Role;

use crate::http::{Action, App, Policy, Table};
use crate::{
    api, ask, blocks, desk, documents, home, imports, letters, log, mails, mandates, me,
    newsletters, passkeys, paths, people, pictures, preview, proofs, providers, recoveries,
};
use crate::{recount, search, settings, sign_in, statements, street_map, things, typed};

const ADMINS: Policy = Policy::Roles(&[Role::Admin]);

/// Every route of a city.
pub(crate) fn table(app: &App) -> Table {
    let mut table = of_things(own(Table::new(app)));
    for system in app.systems() {
        table = system.mount(table.within(Some(system.module())));
    }
    api::mount(table.within(None), app)
}

/// What people do with things of every system, and what moderators see and do.
fn of_things(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    const ROLES: &[Role] = &[Role::Officer, Role::Moderator];
    const CITY: Policy = Policy::Roles(ROLES);
    const DESK: Policy = Policy::Anywhere(ROLES);
    const HERE: Policy = Policy::Here(ROLES);
    const OFFICERS: Policy = Policy::Anywhere(&[Role::Officer]);
    const CITY_OFFICERS: Policy = Policy::Roles(&[Role::Officer]);
    const MODERATORS: Policy = Policy::Anywhere(&[Role::Moderator]);
    const CITY_MODERATORS: Policy = Policy::Roles(&[Role::Moderator]);
    const MODERATORS_HERE: Policy = Policy::Here(&[Role::Moderator]);
    let table = brought(table);
    table
        .form(paths::THING_SUPPORT, SignedIn, Action::Write, things::acting::support)
        .form(paths::THING_UNSUPPORT, SignedIn, Action::Write, things::acting::unsupport)
        .form(paths::THING_FOLLOW, SignedIn, Action::Write, things::acting::follow)
        .form(paths::THING_UNFOLLOW, SignedIn, Action::Write, things::acting::unfollow)
        .form(paths::THING_COMMENTS, Public, Action::Write, things::conversation::send)
        .page(paths::COMMENT, Public, things::conversation::lead)
        .form(paths::COMMENT_SIDE, SignedIn, Action::Write, things::conversation::choose)
        .form(paths::THING_READ, SignedIn, Action::Write, things::conversation::read)
        .form(paths::THING_TRANSLATE, Public, Action::Write, things::conversation::translate::send)
        .page(paths::THING_STATEMENT, SignedIn, things::statement::show)
        .page(paths::REMOVALS, Public, things::removals::page::show)
        .feed(paths::REMOVALS_CSV, Public, things::removals::page::csv)
        .feed(paths::REMOVALS_JSON, Public, things::removals::page::json)
        .form(paths::COMMENT_WITHDRAW, SignedIn, Action::Write, things::conversation::withdraw)
        .page(paths::THING_REPORT, Public, things::report::show)
        .form(paths::THING_REPORT, Public, Action::Report, things::report::send)
        .page(paths::THING_FILES, SignedIn, documents::page::show)
        .files(paths::THING_FILES, SignedIn, documents::page::add)
        .form(paths::THING_FILE, SignedIn, Action::Write, documents::page::change)
        .page(paths::OWN_BLOCK, SignedIn, blocks::own::show)
        .form(paths::OWN_BLOCK, SignedIn, Action::Write, blocks::own::send)
        .page(paths::BLOCKS, CITY_MODERATORS, blocks::list::show)
        .page(paths::BLOCK, CITY_MODERATORS, blocks::page::show)
        .form(paths::BLOCK, CITY_MODERATORS, Action::Write, blocks::page::send)
        .page(paths::APPEAL, SignedIn, things::appeal::show)
        .form(paths::APPEAL, SignedIn, Action::Write, things::appeal::send)
        .page(paths::DESK, DESK, desk::page::show)
        .form(paths::DESK_NARROW, DESK, Action::Write, desk::page::narrow)
        .page(paths::DESK_ITEM, HERE, desk::item::show)
        .form(paths::DESK_ASSIGN, HERE, Action::Write, desk::item::assign)
        .form(paths::DESK_NOTES, HERE, Action::Write, desk::item::note)
        .page(paths::DESK_FILE, DESK, desk::file::show)
        .page(paths::DESK_CALENDAR, DESK, desk::calendar::show)
        .page(paths::DESK_CALENDAR_FILE, DESK, desk::calendar::file)
        .page(paths::DESK_NUMBERS, DESK, desk::numbers::show)
        .page(paths::DESK_KEYS, DESK, desk::keys::show)
        .form(paths::DESK_BULK, DESK, Action::Write, desk::bulk::send)
        .form(paths::DESK_UNDO, DESK, Action::Write, desk::last::undo)
        .page(paths::DESK_REPLIES, DESK, desk::replies::list)
        .form(paths::DESK_REPLIES, CITY, Action::Write, desk::replies::add)
        .form(paths::DESK_REPLY, CITY, Action::Write, desk::replies::change)
        .page(paths::NEWSLETTERS, OFFICERS, newsletters::list::show)
        .form(paths::NEWSLETTERS, OFFICERS, Action::Write, newsletters::list::begin)
        .page(paths::NEWSLETTER, OFFICERS, newsletters::edit::show)
        .form(paths::NEWSLETTER, OFFICERS, Action::Write, newsletters::edit::save)
        .form(paths::NEWSLETTER_TEST, OFFICERS, Action::Write, newsletters::sending::test)
        .form(paths::NEWSLETTER_SEND, OFFICERS, Action::Write, newsletters::sending::send)
        .form(paths::NEWSLETTER_BACK, OFFICERS, Action::Write, newsletters::sending::call_back)
        .form(paths::NEWSLETTER_DISCARD, OFFICERS, Action::Write, newsletters::sending::discard)
        .page(paths::PROOFS, CITY_OFFICERS, proofs::office::show)
        .form(paths::PROOF_RULES, ADMINS, Action::Write, proofs::office::rules)
        .form(paths::PROOF_PROVIDER, ADMINS, Action::Write, providers::save)
        .upload(paths::PROOF_LIST, ADMINS, proofs::office::list)
        .form(paths::PROOF_LETTERS, ADMINS, Action::Write, proofs::letters::print)
        .form(paths::PROOF_LETTERS_END, ADMINS, Action::Write, proofs::letters::end)
        .page(paths::PROOF_OF, CITY_OFFICERS, proofs::person::show)
        .form(paths::PROOF_OF, CITY_OFFICERS, Action::Write, proofs::person::send)
        .form(paths::PROOF_END, CITY_OFFICERS, Action::Write, proofs::person::end)
        .page(paths::PROOF_RECOVERY, CITY_OFFICERS, recoveries::desk::show)
        .form(paths::PROOF_RECOVERY, CITY_OFFICERS, Action::Write, recoveries::desk::send)
        .form(paths::RECOVERY_STOP, CITY_OFFICERS, Action::Write, recoveries::desk::stop)
        .page(paths::MODERATION, MODERATORS, things::moderation::page::list)
        .page(paths::MODERATE, MODERATORS_HERE, things::moderation::page::show)
        .form(paths::MODERATE, MODERATORS_HERE, Action::Write, things::moderation::page::send)
}

/// Files that officers bring.
fn brought(table: Table) -> Table {
    const OFFICERS: &[Role] = &[Role::Officer];
    const CITY: Policy = Policy::Roles(OFFICERS);
    const ANYWHERE: Policy = Policy::Anywhere(OFFICERS);
    const HERE: Policy = Policy::Here(OFFICERS);
    table
        .page(paths::IMPORTS, ANYWHERE, imports::list::show)
        .page(paths::IMPORT_NEW, CITY, imports::begin::show)
        .upload(paths::IMPORT_NEW, CITY, imports::begin::send)
        .page(paths::IMPORT_INTO, HERE, imports::begin::show_into)
        .upload(paths::IMPORT_INTO, HERE, imports::begin::send_into)
        .page(paths::IMPORT, ANYWHERE, imports::page::show)
        .form(paths::IMPORT, ANYWHERE, Action::Write, imports::page::send)
        .page(paths::IMPORT_REFUSED, ANYWHERE, imports::refused::show)
        .feed(paths::STREETS, Policy::Public, imports::streets::suggest)
        .download(paths::MAP_TILE, street_map::tile)
}

/// The pages of the city itself.
fn own(table: Table) -> Table {
    use Policy::{Public, SignedIn};
    table
        .page(paths::HOME, Public, home::page::show)
        .page(paths::SEARCH, Public, search::page::show)
        .feed(paths::SUGGEST, Public, search::suggest::show)
        .form(paths::TYPED, Public, Action::Write, typed::save)
        .page(paths::ME, SignedIn, me::page::show)
        .page(paths::ME_SETTINGS, SignedIn, me::settings::show)
        .form(paths::ME_SETTINGS, SignedIn, Action::Write, me::settings::save)
        .page(paths::ME_LETTERS, SignedIn, me::letters::show)
        .form(paths::ME_LETTERS, SignedIn, Action::Write, me::letters::save)
        .form(paths::ME_LETTERS_AGAIN, SignedIn, Action::Write, me::letters::again)
        .form(paths::ME_SESSION, SignedIn, Action::Write, me::settings::end_session)
        .form(paths::ME_TOKENS, SignedIn, Action::Write, me::settings::make_token)
        .form(paths::ME_TOKEN, SignedIn, Action::Write, me::settings::end_token)
        .page(paths::ME_PROOF, SignedIn, proofs::own::show)
        .form(paths::ME_PROOF_LIST, SignedIn, Action::Code, proofs::own::by_list)
        .form(paths::ME_PROOF_CODE, SignedIn, Action::Code, proofs::own::by_code)
        .form(paths::ME_PROOF_PROVIDER, SignedIn, Action::Code, providers::prove)
        .form(paths::ME_PROOF_UNTIE, SignedIn, Action::Write, providers::untie)
        .form(paths::ME_PROOF_AGE, SignedIn, Action::Write, proofs::own::say_age)
        .page(paths::ME_ADDRESS, SignedIn, me::address::show)
        .form(paths::ME_ADDRESS, SignedIn, Action::Write, me::address::ask)
        .form(paths::ME_ADDRESS_STOP, SignedIn, Action::Write, me::address::stop)
        .page(paths::ADDRESS, Public, me::address_link::show)
        .form(paths::ADDRESS, Public, Action::Write, me::address_link::confirm)
        .form(paths::ADDRESS_REFUSE, Public, Action::Write, me::address_link::refuse)
        .page(paths::ME_PASSKEYS, SignedIn, passkeys::own::show)
        .form(paths::ME_PASSKEYS, SignedIn, Action::Code, passkeys::own::add)
        .form(paths::ME_PASSKEYS_ASK, SignedIn, Action::Code, passkeys::own::ask)
        .form(paths::ME_PASSKEY, SignedIn, Action::Write, passkeys::own::change)
        .form(paths::PASSKEY, Public, Action::Code, passkeys::enter::send)
        .form(paths::PASSKEY_ASK, Public, Action::Code, passkeys::enter::ask)
        .form(paths::PROVIDER, Public, Action::Code, providers::enter)
        .page(paths::PROVIDER_BACK, Public, providers::back)
        .form(paths::ME_RECOVERY_STOP, SignedIn, Action::Write, recoveries::own::stop)
        .page(paths::RECOVERY, Public, recoveries::link::show)
        .form(paths::RECOVERY, Public, Action::Write, recoveries::link::confirm)
        .form(paths::RECOVERY_REFUSE, Public, Action::Write, recoveries::link::refuse)
        .page(paths::ME_DATA, SignedIn, me::data::json)
        .page(paths::ME_ARCHIVE, SignedIn, me::data::archive)
        .page(paths::ME_ERASE, SignedIn, me::erase::ask)
        .form(paths::ME_ERASE, SignedIn, Action::Write, me::erase::send)
        .page(paths::SIGN_IN, Public, sign_in::page::show)
        .form(paths::SIGN_IN, Public, Action::Write, sign_in::page::send)
        .page(paths::CODE, Public, sign_in::page::code)
        .form(paths::CODE, Public, Action::Write, sign_in::page::try_code)
        .form(paths::CODE_AGAIN, Public, Action::Write, sign_in::page::again)
        .page(paths::ENTER, Public, sign_in::link::show)
        .form(paths::ENTER, Public, Action::Write, sign_in::link::send)
        .form(paths::REFUSE, Public, Action::Write, sign_in::link::refuse)
        .form(paths::SIGN_OUT, Public, Action::Write, sign_in::page::out)
        .page(paths::PICTURE, Public, pictures::show)
        .page(paths::FILE, Public, documents::serve::show)
        .download(paths::FILE_BYTES, documents::serve::bytes)
        .page(paths::PREVIEW, Public, preview::page::show)
        .page(paths::RECOUNT, Public, recount::page::show)
        .page(paths::WORDINGS, ADMINS, settings::wordings::show)
        .form(paths::WORDING, ADMINS, Action::Write, settings::wordings::send)
        .page(paths::SETTINGS, ADMINS, settings::page::show)
        .upload(paths::SETTINGS, ADMINS, settings::page::save)
        .page(paths::DRAW, ADMINS, settings::draw::show)
        .form(paths::DRAW, ADMINS, Action::Write, settings::draw::send)
        .page(paths::PEOPLE, ADMINS, people::page::list)
        .form(paths::PEOPLE, ADMINS, Action::Write, people::page::invite)
        .form(paths::PERSON, ADMINS, Action::Write, people::page::change)
        .page(paths::MANDATES, ADMINS, mandates::list::show)
        .form(paths::MANDATES, ADMINS, Action::Write, mandates::offer::send)
        .page(paths::MANDATE, ADMINS, mandates::page::show)
        .form(paths::MANDATE, ADMINS, Action::Write, mandates::page::send)
        .page(paths::OFFERED, Public, mandates::answer::show)
        .form(paths::OFFERED, Public, Action::Write, mandates::answer::accept)
        .form(paths::OFFERED_DECLINE, Public, Action::Write, mandates::answer::decline)
        .page(paths::LETTERS, ADMINS, letters::page::list)
        .form(paths::LETTER_RETRY, ADMINS, Action::Write, letters::page::retry)
        .form(paths::LETTER_DROP, ADMINS, Action::Write, letters::page::drop)
        .page(paths::LOG, ADMINS, log::page::show)
        .page(paths::LOG_FILE, ADMINS, log::file::show)
        .page(paths::MAILS, Public, mails::page::show)
        .page(paths::ACCESSIBILITY, Public, statements::page::accessibility)
        .page(paths::PRIVACY, Public, statements::page::privacy)
        .page(paths::DATA, Public, statements::page::data)
        .feed(paths::NEIGHBOURHOODS, Public, statements::page::neighbourhoods)
        .page(paths::ASK, Public, ask::page::show)
        .form(paths::ASK, Public, Action::Write, ask::page::send)
        .page(paths::NEWSLETTER_LEAVE, Public, newsletters::leave::show)
        .one_click(paths::NEWSLETTER_LEAVE, Public, newsletters::leave::send)
        .page(paths::UNSUBSCRIBE, Public, me::unsubscribe::show)
        .one_click(paths::UNSUBSCRIBE, Public, me::unsubscribe::send)
}
