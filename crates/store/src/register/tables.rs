//! Every table with what the register says of its columns. A new table, or a new column, is a line here.

use super::*;

register! {
    person {
        elsewhere [mail, name, mail_choice, seen_at, news_read] "blanked last by city::person::erase, which counts them out";
        stays "an empty row holds together what others built upon";
        gives [by id] id: Identifier, mail: Text, name: Text, language: Text, mail_choice: Json, known: Flag, made_at: Time, seen_at: Time, news_read: Identifier, erased_at: Time;
    }
    role {
        erases [rows by person];
        gives [by person] role: Text, made_at: Time;
        names person;
    }
    appointment {
        erases [rows by person];
        gives [by person] id: Identifier, role: Text, given: Flag, made_at: Time, letter: Identifier;
        names person;
    }
    mandate {
        erases [rows by person];
        erases [rows of address mail];
        gives [by person] id: Identifier, mail: Text, role: Text, reach: Text, call: Identifier, neighbourhoods: Json, until_at: Time, made_at: Time, answer_by_at: Time, letter: Identifier, accepted_at: Time, declined_at: Time, ended_at: Time, end_reason: Text, reminded_at: Time, closed_at: Time;
        names person;
        withheld
            given_by: "who gave it is another person",
            hash: "whoever held the key could accept it";
    }
    address_change {
        erases [rows by person];
        erases [rows of address new_mail];
        gives [by person] id: Identifier, session: Identifier, old_mail: Text, new_mail: Text, old_letter: Identifier, new_letter: Identifier, made_at: Time, expires_at: Time, old_confirmed_at: Time, new_confirmed_at: Time, ended_at: Time;
        names person;
        withheld
            old_hash: "whoever held the key could confirm it",
            new_hash: "whoever held the key could confirm it";
    }
    recovery {
        erases [rows by person];
        erases [rows of address new_mail];
        erases [begun_by by begun_by];
        gives [by person] id: Identifier, by_admin: Flag, old_mail: Text, new_mail: Text, shown: Text, note: Text, old_letter: Identifier, new_letter: Identifier, made_at: Time, waits_until_at: Time, expires_at: Time, old_confirmed_at: Time, new_confirmed_at: Time, done_at: Time, stopped_at: Time, stopper: Text;
        names person, begun_by;
        withheld
            old_hash: "whoever held the key could confirm it",
            new_hash: "whoever held the key could confirm it";
    }
    passkey {
        erases [rows by person];
        gives [by person] id: Identifier, name: Text, made_at: Time, used_at: Time;
        names person;
        withheld
            credential: "a device's own number, of use to nobody but that device",
            handle: "what a device knows its owner by, and nobody else should",
            transports: "how a device is reached",
            fixed: "a key that only checks what the device signs",
            state: "what the device counts";
    }
    passkey_challenge {
        erases [rows by person];
        gives [by person] made_at: Time, expires_at: Time;
        names person;
        withheld
            challenge: "what a browser is to sign, for some minutes",
            browser_hash: "says which browser was asked",
            state: "what is needed to check the answer";
    }
    provider_tie {
        erases [rows by person];
        gives [by person] made_at: Time, used_at: Time;
        names person;
        withheld subject: "says whom a provider knows by another name, to whoever has its key";
    }
    provider_way {
        erases [rows by person];
        gives [by person] purpose: Text, wanted: Text, made_at: Time, expires_at: Time;
        names person;
        withheld
            state: "what a browser brings back, for some minutes",
            browser_hash: "says which browser was sent";
    }
    block {
        erases [rows by person];
        erases [given_by by given_by];
        gives [by person] id: Identifier, rule: Text, reason: Text, made_at: Time, until_at: Time, appeal: Text, appealed_at: Time, answer: Text, answered_at: Time, lifted_at: Time, closed_at: Time;
        names person, given_by;
    }
    proof {
        erases [rows by person];
        erases [given_by by given_by];
        gives [by person] id: Identifier, way: Text, shown: Text, made_at: Time, until_at: Time, ended_at: Time, end_reason: Text;
        names person, given_by;
        withheld held: "says which entry of the city's list is theirs, to whoever has its key";
    }
    proof_try {
        erases [person by person];
        stays "what was tried of one entry is counted for a day, so that nobody tries on with another account";
        gives [by person] made_at: Time;
        names person;
        withheld entry: "says which entry of the city's list was tried, to whoever has its key";
        impersonal id;
    }
    age_band {
        erases [rows by person];
        gives [by person] from_age: Number, proved: Flag, said_at: Time;
        names person;
    }
    resident_list {
        erases [given_by by given_by];
        stays "that there was a list stays, without who brought it";
        gives [by given_by] id: Identifier, entries: Number, made_at: Time;
        names given_by;
    }
    resident_part {
        stays "the city's own list, until it brings another; whose an entry is cannot be read from it";
        withheld entries: "keyed digests, of which nobody can tell whose they are";
        impersonal part;
    }
    proof_batch {
        erases [given_by by given_by];
        stays "that letters were printed stays, without who printed them";
        gives [by given_by] id: Identifier, name: Text, codes: Number, used: Number, made_at: Time, expires_at: Time, ended_at: Time;
        names given_by;
    }
    proof_code {
        stays "belongs to nobody before it is used, and is gone then";
        withheld hash: "whoever held the code could prove with it";
        impersonal batch;
    }
    proof_count { impersonal way, proofs; }
    session {
        erases [rows by person];
        gives [by person] id: Identifier, agent: Text, made_at: Time, seen_at: Time, expires_at: Time;
        names person;
        withheld hash: "whoever held the key would be them";
    }
    sign_in {
        erases [rows of address mail];
        gives [of address mail] id: Identifier, mail: Text, draft: Identifier, draft_noun: Text, deed: Text, thing: Identifier, next: Text, language: Text, made_at: Time, expires_at: Time, used_at: Time;
        withheld
            code_hash: "whoever held the code would be them",
            link_hash: "whoever held the link would be them",
            browser_hash: "whoever held the browser's key could use the code",
            subject: "says whom a provider knows by another name, to whoever has its key";
        impersonal tries;
    }
    token {
        erases [rows by person];
        gives [by person] id: Identifier, name: Text, scopes: Text, made_at: Time, expires_at: Time, used_at: Time;
        names person;
        withheld hash: "whoever held the token would act as them";
    }
    file {
        erases [owner and browser_hash by owner];
        stays "a picture stays as long as the thing that shows it; what nothing shows is swept";
        gives [by owner] id: Identifier, purpose: Text, made_at: Time;
        names owner;
        withheld
            browser_hash: "whoever held the browser's key could use the picture",
            digest: "says nothing that the picture does not";
    }
    file_variant {
        stays "goes with its file";
        withheld bytes: "a picture is fetched by its file's identifier";
        impersonal file, width, height, content_type;
    }
    blob {
        impersonal id, digest, bytes, state, changed_at;
    }
    blob_total {
        impersonal id, bytes;
    }
    document {
        erases [owner by owner];
        elsewhere [rows] "taken away by things::document::take_all, where they belong to what the person wrote";
        stays "what was attached in the city's name stays, without a name";
        gives [by owner] id: Identifier, thing: Identifier, title: Text, about: Text, language: Text, name: Text, kind: Text, bytes: Number, made_at: Time;
        names owner;
        impersonal blob;
    }
    thing {
        stays "without a name, so that conversations and decisions can still be followed";
        gives [by author] id: Identifier, noun: Text, parent: Identifier, language: Text, title: Text, listed: Flag, hidden: Flag, unreviewed: Flag, supports: Number, comments: Number, published_at: Time, changed_at: Time;
        names author;
    }
    author {
        stays "points to an empty row, which names nobody";
        gives [by person] thing: Identifier, made_at: Time;
        names person;
    }
    support {
        elsewhere [rows] "taken back by things::support::take_all, which counts them out";
        gives [by person] thing: Identifier, made_at: Time;
        names person;
    }
    follow {
        erases [rows by person];
        gives [by person] thing: Identifier, made_at: Time;
        names person;
    }
    comment {
        stays "without a name, so that conversations can still be followed";
        gives [through thing by author] id: Identifier, about: Identifier, answers: Identifier, office: Json, text: Text, withdrawn: Flag, side: Text;
    }
    idea {
        stays "without a name, so that others' support and the city's decisions keep what they are about";
        gives [through thing by author] id: Identifier, call: Identifier, state: Text, text: Text, theme: Text, neighbourhood: Text, place: Text, point_lon: Number, point_lat: Number, cost: Number, cost_currency: Text, photo: Identifier, photo_text: Text, version: Number, change_asked: Flag, merged_into: Identifier;
    }
    sheet {
        elsewhere [rows] "taken back by calls::sheet::take_all, which counts them out";
        stays "what everybody may read of what was answered with an idea stays with it, without a name";
        gives [by person] id: Identifier, call: Identifier, idea: Identifier, version: Number, language: Text, answers: Json, counts: Flag, made_at: Time, changed_at: Time;
        names person;
        withheld
            sealed_key: "names a key",
            sealed: "opened one by one on the page of one's answers, which notes it";
    }
    registration {
        elsewhere [rows] "taken back by events::registration::take_all, which counts them out";
        stays "that somebody was there stays in the numbers of what is over, without a name";
        gives [by person] id: Identifier, event: Identifier, state: Text, seats: Number, turn: Number, language: Text, answers: Json, came: Flag, reminded_of: Time, made_at: Time, changed_at: Time;
        names person;
    }
    step {
        stays "who acted points to an empty row; the words are the city's, about a thing";
        gives [by actor] id: Identifier, thing: Identifier, kind: Text, office: Json, reason: Text, criterion: Text, other: Identifier, made_at: Time;
        names actor;
    }
    report {
        erases [reporter by reporter];
        stays "moderators still answer for what was reported; nobody knows any more by whom";
        gives [by reporter] id: Identifier, thing: Identifier, reason: Text, text: Text, made_at: Time, closed_at: Time, outcome: Text;
        names reporter;
        withheld browser_hash: "only while nobody is known to have reported, and until a moderator has looked";
    }
    hiding {
        erases [appeal and appealed_at by author];
        stays "why the city hid something must be answered for; what its author answered goes with them, and waits no more";
        gives [by author] id: Identifier, thing: Identifier, reason: Text, made_at: Time, appeal: Text, appealed_at: Time, answer: Text, answered_at: Time, restored_at: Time, rule: Text, law: Text, detected: Text;
        names author;
        withheld actor: "the moderator is another person", second: "the moderator who confirmed it is another person";
    }
    reading {
        erases [rows by person];
        gives [by person] thing: Identifier, up_to: Identifier, made_at: Time;
        names person;
    }
    proposal {
        elsewhere [rows] "dropped by things::proposal::close_all_of, which takes them off the desk";
        gives [by actor] thing: Identifier, rule: Text, law: Text, reason: Text, told: Text, made_at: Time;
        names actor;
    }
    translation {
        stays "what everybody may read of a thing, in other words, until that changes; swept after a while";
        withheld title: "the thing itself is given", text: "the thing itself is given";
        impersonal thing, language, digest, made_at;
    }
    notice {
        erases [rows by person];
        gives [by person] id: Identifier, kind: Text, audience: Text, thing: Identifier, reason: Text, other: Identifier, made_at: Time, due_at: Time, letter: Identifier;
        names person;
    }
    draft {
        erases [rows by person];
        gives [by person] id: Identifier, noun: Text, within: Identifier, content: Json, photo: Identifier, version: Number, changed_at: Time, expires_at: Time;
        names person;
        withheld
            browser_hash: "whoever held the browser's key could go on with the draft",
            sealed_key: "names a key",
            sealed: "goes into what is sent, and is shown there";
    }
    typed {
        erases [rows by person];
        gives [by person] id: Identifier, form: Text, fields: Json, version: Number, changed_at: Time, expires_at: Time;
        names person;
        withheld
            browser_hash: "whoever held the browser's key could go on typing",
            sealed_key: "names a key",
            sealed: "goes into what is sent, and is shown there";
    }
    // A letter with a code belongs to an address, not to a person, and is not given: it would let its reader in.
    letter {
        erases [rows by person];
        erases [rows of address mail];
        gives [by person] id: Identifier, mail: Text, language: Text, kind: Text, subject: Text, text: Text, made_at: Time, sent_at: Time, failed: Text;
        names person;
        withheld
            html: "the same words as the text",
            unsubscribe: "whoever held the link could choose their mail";
    }
    letter_choice {
        erases [rows by person];
        gives [by person] call: Identifier, audience: Text, pace: Text;
        names person;
    }
    subscription {
        erases [rows by person];
        gives [by person] topic: Text, made_at: Time;
        names person;
    }
    newsletter {
        stays "the city's words to those who asked for them; who wrote it points to an empty row";
        gives [by author] id: Identifier, topic: Text, state: Text, send_at: Time, sent_at: Time, content: Json;
        names author;
        impersonal call, version, readers, returned, reached;
    }
    newsletter_copy {
        erases [rows by person];
        gives [by person] letter: Identifier, newsletter: Identifier, made_at: Time;
        names person;
    }
    trouble {
        erases [rows of address mail];
        gives [of address mail] mail: Text, status: Text, times: Number, first_at: Time, last_at: Time, stopped_at: Time;
    }
    returned {
        erases [rows of address mail];
        gives [of address mail] letter: Identifier, mail: Text, status: Text, made_at: Time;
    }
    ask {
        erases [rows by person];
        gives [by person] id: Identifier, kind: Text, thing: Identifier, made_at: Time, expires_at: Time, answered_at: Time, said: Text;
        names person;
    }
    organisation {
        stays "an organisation is no person; it stays for those who belong to it";
        gives [through thing by author] id: Identifier, sector: Text, name: Json, about: Text, website: Text, kbo: Text, lei: Text, ror: Text, listed: Flag, version: Number, verified_at: Time, merged_into: Identifier;
        impersonal folded;
    }
    membership {
        erases [rows by person];
        gives [by person] organisation: Identifier, role: Text, state: Text, shown: Flag, made_at: Time;
        names person;
    }
    invitation {
        erases [rows by inviter];
        erases [rows of address mail];
        gives [by inviter] id: Identifier, organisation: Identifier, role: Text, made_at: Time, expires_at: Time;
        names inviter;
        withheld
            mail: "the address of whoever is asked, who is another person",
            hash: "whoever held the key could answer";
    }
    claim {
        elsewhere [rows] "taken back by organisations::claim::close_all_of, which takes them off the desk";
        gives [by person] id: Identifier, organisation: Identifier, proof: Text, shown: Flag, made_at: Time;
        names person;
    }
    coauthor {
        erases [rows by person];
        gives [by person] idea: Identifier, made_at: Time;
        names person;
    }
    team {
        stays "the name by which several people sign; it is nobody's alone";
        gives [through thing by author] id: Identifier, name: Text;
    }
    authoring {
        erases [rows by inviter];
        erases [rows by person];
        erases [rows of address mail];
        gives [by inviter] id: Identifier, idea: Identifier, part: Text, once: Flag, made_at: Time, expires_at: Time;
        names inviter, person;
        withheld
            mail: "the address of whoever is asked, who is another person",
            hash: "whoever held the key could answer";
    }
    idea_version {
        stays "without a name, as the idea itself: what others supported and amended was what it said then";
        gives [by author] idea: Identifier, number: Number, language: Text, title: Text, text: Text, place: Text, neighbourhood: Text, cost: Number, cost_currency: Text, made_at: Time;
        names author;
        withheld proposer: "another person, or who has their own amendment given";
    }
    amendment {
        stays "without a name, so that it can still be followed how an idea came to say what it says";
        gives [through thing by author] id: Identifier, idea: Identifier, state: Text, text: Text, reason: Text, answer: Text, answered_at: Time;
    }
    evaluator {
        erases [rows by person];
        gives [by person] call: Identifier, themes: Json, neighbourhoods: Json, made_at: Time;
        names person;
    }
    evaluation {
        elsewhere [rows] "what was not handed in is taken back by calls::evaluation::take_all, which counts it out";
        stays "marks on which a decision rests stay, without a name";
        gives [by person] idea: Identifier, call: Identifier, state: Text, marks: Json, word: Text, first_marks: Json, conflict: Text, conflict_note: Text, version: Number, given_at: Time, handed_in_at: Time, role: Text;
        names person;
    }
    estimate {
        erases [actor by actor];
        stays "what the city said about costs stays; nobody knows any more who wrote it";
        gives [by actor] idea: Identifier, low: Number, low_currency: Text, high: Number, high_currency: Text, source: Text, answer: Text, made_at: Time;
        names actor;
    }
    evaluation_plan { impersonal call, version, content, closed_at; }
    evaluated { impersonal idea, call, given, done, mean, median, low, high, spread, apart; }
    told {
        erases [entered_by by entered_by];
        stays "how the city heard of an idea; nobody knows any more who entered it";
        gives [through thing by author] id: Identifier, how: Text, consent: Text, event: Identifier, made_at: Time, claimed_at: Time;
        names entered_by;
        withheld
            hash: "whoever held the code could claim the idea",
            contact_key: "names a key",
            contact: "forgotten once somebody with an account claims the idea";
    }
    opening {
        erases [rows by person];
        erases [opened_by by opened_by];
        stays "that something was opened stays with whose it is; nobody knows any more by whom";
        gives [by person] id: Identifier, call: Identifier, owner: Identifier, part: Text, reason: Text, made_at: Time;
        names person, opened_by;
    }
    seal_key { impersonal number, operator, wrapped, made_at; }
    told_count { impersonal call, how, ideas; }
    organisation_merge {
        stays "known for the quarter of an hour in which a merge can be undone";
        impersonal organisation, other, made_at;
    }
    merged_person {
        stays "known for a quarter of an hour, in which it points to an empty row when they leave";
        gives [by person] organisation: Identifier, kind: Text;
        names person;
    }
    merged_idea {
        stays "known for the quarter of an hour in which a merge can be undone";
        impersonal organisation, idea;
    }
    joining {
        stays "known for the quarter of an hour in which a merge can be undone";
        impersonal thing, other, was, made_at;
    }
    carried_person {
        stays "known for a quarter of an hour, in which it points to an empty row when they leave";
        gives [by person] thing: Identifier, kind: Text;
        names person;
    }
    carried_thing {
        stays "known for the quarter of an hour in which a merge can be undone";
        impersonal thing, other;
    }
    choice {
        stays "the city's words about an idea, while it prepares a decision";
        withheld actor: "who prepared it points to an empty row when they have left; until then it is the city's business";
        impersonal idea, call, verdict, reason, deviation, left_by, changed_at;
    }
    decision {
        stays "a decision can be recounted for ever; who decided points to an empty row";
        withheld actor: "the office decides, and its name is public";
        impersonal idea, call, verdict, place, reason, deviation, enough, office, made_at, told_at, public_at;
    }
    former_decision {
        stays "a decision can be recounted for ever, also what it was first; who decided points to an empty row";
        withheld
            actor: "the office decides, and its name is public",
            corrector: "the office corrects, and its name is public";
        impersonal idea, number, call, verdict, reason, deviation, office, public_at, why, corrected_at;
    }
    audit {
        stays "each entry is chained to the one before; a number that names nobody is all that is left";
        withheld
            actor: "the log is read by those who answer for the city",
            subject: "the log is read by those who answer for the city";
        impersonal number, made_at, action, kind, thing, details, hash;
    }
    task {
        erases [colleague and given_at by colleague];
        stays "the work waits for somebody else";
        gives [by colleague] thing: Identifier, work: Text, given_at: Time;
        names colleague;
        impersonal about, within, waits, theme, neighbourhood, since_at, until_at;
    }
    task_word {
        stays "the words of a thing, as long as it waits";
        withheld term: "the thing itself is given";
        impersonal thing;
    }
    note {
        erases [author by author];
        stays "the office's record of its own work; nobody knows any more who wrote it";
        gives [by author] id: Identifier, thing: Identifier, text: Text, made_at: Time;
        names author;
    }
    deed {
        erases [rows by person];
        gives [by person] batch: Identifier, work: Text, verdict: Text, things: Json, refused: Json, made_at: Time, until_at: Time;
        names person;
    }
    desk_view {
        erases [rows by person];
        gives [by person] query: Text;
        names person;
    }
    search {
        stays "the words of a thing, as long as it has them";
        withheld term: "the thing itself is given";
        impersonal within, thing, weight, noun;
    }
    near {
        stays "what the words of ideas have in common, as long as they have them";
        withheld reason: "the ideas themselves are given";
        impersonal idea, rank, other;
    }
    word_stem {
        stays "words, as long as any thing has them";
        withheld stem: "the thing itself is given", term: "the thing itself is given";
        impersonal language, whole;
    }
    spelling {
        stays "words, as long as any thing has them";
        withheld term: "the thing itself is given";
        impersonal form;
    }
    store_once {
        stays "forgotten after a while, whoever it was";
        withheld key: "chosen by a form, to be used once, with the number of who sent it", result: "names what was written, which is given itself";
        impersonal made_at;
    }
    store_job {
        elsewhere [rows] "dropped by city::person::erase: those that tell them something or send them a letter";
        withheld payload: "a task of the machinery, which names what is given itself", last_error: "may repeat what a mail server said of an address";
        impersonal id, kind, urgency, made_at, run_at, set_at, attempts, held, claim, beat, dead;
    }
    setting { impersonal name, value, version; }
    side_count { impersonal thing, side, comments; }
    held { impersonal thing, score, reasons, made_at; }
    echo { impersonal band, thing, made_at; }
    removal_count { impersonal month, what, noun, rule, things; }
    person_count { impersonal id, people; }
    likeness { impersonal term, thing, weight; }
    file_use { impersonal file, thing; }
    saved_reply { impersonal id, name, texts; }
    call { impersonal id, slug, state, version, closed_at, closed_reason, results_at, budget, budget_currency, content; }
    import {
        erases [person by person];
        stays "what was brought stays, and so does the name of its file; whoever brought it is not named any more";
        gives [by person] id: Identifier, kind: Text, within: Identifier, name: Text, state: Text, row_count: Number, taken: Number, changed: Number, there: Number, refused: Number, undone: Number, stayed: Number, made_at: Time, begun_at: Time, ended_at: Time;
        names person;
        withheld
            stand_in: "stands for people who are named in the file and never had an account",
            heads: "the names of the columns of a file that its owner has",
            choices: "may name an office or a market where sheets of paper were collected";
        impersonal digest, read_as, mapping, parts, next_part;
    }
    import_part {
        stays "forgotten after a month, whoever is named in it";
        withheld
            content: "rows of a file; what became of them is given as the thing it is",
            outcomes: "what became of rows, and what was there before";
        impersonal import, part;
    }
    idea_origin { impersonal idea, import, call, number; }
    street { impersonal id, name, folded, kind, neighbourhood, point_lon, point_lat; }
    street_word { impersonal term, street; }
    event { impersonal id, call, state, version, shown, begins_at, ends_at, neighbourhood, capacity, taken, waiting, turns, came, walked_in, cancelled_at, cancelled_reason, minutes_at, content; }
    form { impersonal call, version, changes, questions, content; }
    form_version { impersonal call, version, content; }
    answer_count { impersonal call, question, value, answers; }
    result { impersonal call, authors, supporters, comments, written, neighbourhoods; }
    statistic { impersonal call, counted_at, stale, content; }
    city_statistic { impersonal id, counted_at, content; }
    idea_for { impersonal idea, organisation; }
    sector_count { impersonal sector, organisations; }
    idea_count { impersonal call, theme, neighbourhood, state, ideas; }
    city_host { impersonal host, city; }
    install_setting { impersonal name, value; }
    store_city { impersonal id, name, ready, made_at; }
    store_migration { impersonal chain, number, name, digest, applied_at; }
}
