//! Every address of calls and ideas, once: what is mounted, and how links are built.

web::paths! {
    trait CallLinks;

    /// All calls.
    CALLS calls() = / "calls";
    /// What came of calls.
    RESULTS results() = / "results";
    /// A call: its ideas, or its result once there is one.
    CALL call(call) = / "calls" / call;
    /// A call's ideas, whether or not there is a result.
    CALL_IDEAS call_ideas(call) = / "calls" / call / "ideas";
    /// A call's ideas on the map.
    CALL_MAP call_map(call) = / "calls" / call / "map";
    /// What a call is about, who decides and how.
    CALL_ABOUT call_about(call) = / "calls" / call / "about";
    /// What came of a call.
    CALL_RESULT call_result(call) = / "calls" / call / "result";
    /// A call on a poster or a card.
    CALL_SHEET call_sheet(call) = / "calls" / call / "sheet";
    /// A call as other sites show it in a frame.
    CALL_EMBED call_embed(call) = / "calls" / call / "embed";
    /// The questions of a call, as officers build them.
    CALL_FORM call_form(call) = / "calls" / call / "form";
    /// Adds a question or a section.
    CALL_FORM_ADD call_form_add(call) = / "calls" / call / "form" / "add";
    /// How the questions look on a phone.
    CALL_FORM_PREVIEW call_form_preview(call) = / "calls" / call / "form" / "preview";
    /// Changes a question or a section.
    CALL_FORM_QUESTION call_form_question(call, key) = / "calls" / call / "form" / key;
    /// Answers the questions of a call.
    CALL_ANSWER call_answer(call) = / "calls" / call / "answer";
    /// What one answered, once it is taken.
    CALL_ANSWER_OWN call_answer_own(call) = / "calls" / call / "answer" / "own";
    /// Takes back what one answered.
    CALL_ANSWER_WITHDRAW call_answer_withdraw(call) = / "calls" / call / "answer" / "withdraw";
    /// Opens what was answered to a question and is kept sealed.
    CALL_SEALED call_sealed(call, sheet, question) = / "calls" / call / "sealed" / sheet / question;
    /// What all answers say.
    CALL_ANSWERS call_answers(call) = / "calls" / call / "answers";
    /// A call in numbers.
    CALL_STATISTICS call_statistics(call) = / "calls" / call / "statistics";
    /// The city in numbers.
    STATISTICS statistics() = / "statistics";
    /// Shares an idea, in whichever call.
    SHARE_ANY share_any() = / "share";
    /// The first step of sharing an idea.
    SHARE share(call) = / "calls" / call / "share";
    /// Its second step: place, cost, photo.
    SHARE_PLACE share_place(call) = / "calls" / call / "share" / "place";
    /// Its last step: everything on one page.
    SHARE_CHECK share_check(call) = / "calls" / call / "share" / "check";
    /// Keeps what is being typed.
    SHARE_SAVE share_save(call) = / "calls" / call / "share" / "save";
    /// Throws the draft away.
    SHARE_DISCARD share_discard(call) = / "calls" / call / "share" / "discard";
    /// Supports another idea instead of publishing the draft.
    SHARE_INSTEAD share_instead(call) = / "calls" / call / "share" / "instead";
    /// The photo of what the link in a letter would publish.
    OFFERED_PHOTO offered_photo(key) = / "enter" / key / "photo";
    /// An idea on a sheet for the window.
    IDEA_POSTER idea_poster(call, idea) = / "calls" / call / "ideas" / idea / "poster";
    /// An idea with its journey.
    IDEA idea(call, idea) = / "calls" / call / "ideas" / idea;
    /// Changes one's own idea.
    IDEA_EDIT idea_edit(call, idea) = / "calls" / call / "ideas" / idea / "edit";
    /// Takes one's own idea back.
    IDEA_WITHDRAW idea_withdraw(call, idea) = / "calls" / call / "ideas" / idea / "withdraw";
    /// What an idea said, and what changed.
    IDEA_VERSIONS idea_versions(call, idea) = / "calls" / call / "ideas" / idea / "versions";
    /// Who writes an idea.
    IDEA_TOGETHER idea_together(call, idea) = / "calls" / call / "ideas" / idea / "together";
    /// Proposes a change to those who write an idea.
    IDEA_AMEND idea_amend(call, idea) = / "calls" / call / "ideas" / idea / "amend";
    /// A change that was proposed.
    AMENDMENT amendment(call, idea, amendment) = / "calls" / call / "ideas" / idea / "amendments" / amendment;
    /// Asks somebody to write an idea too, or to be its main author.
    JOIN_IDEA join_idea(key) = / "join" / key;
    /// Where the code of a card is typed.
    CARD card() = / "card";
    /// The idea that the code of a card opens.
    CARD_IDEA card_idea(key) = / "card" / key;
    /// Throws a draft away.
    ME_DRAFT me_draft(draft) = / "me" / "drafts" / draft;
    /// Chooses a template for a new call.
    DESK_NEW desk_new() = / "desk" / "new";
    /// Begins a call with a file.
    DESK_NEW_FILE desk_new_file() = / "desk" / "new" / "file";
    /// A call as a file, for another city.
    DESK_CALL_FILE desk_call_file(call) = / "desk" / "calls" / call / "file";
    /// An officer's call: its words, windows and rules.
    DESK_CALL desk_call(call) = / "desk" / "calls" / call;
    /// Closes a call early.
    DESK_CLOSE desk_close(call) = / "desk" / "calls" / call / "close";
    /// Opens a call again.
    DESK_REOPEN desk_reopen(call) = / "desk" / "calls" / call / "reopen";
    /// Puts a call away.
    DESK_ARCHIVE desk_archive(call) = / "desk" / "calls" / call / "archive";
    /// Brings a call back that was put away.
    DESK_BRING_BACK desk_bring_back(call) = / "desk" / "calls" / call / "bring-back";
    /// Begins another call with what is written about one.
    DESK_COPY desk_copy(call) = / "desk" / "calls" / call / "copy";
    /// Throws a draft of a call away.
    DESK_DELETE desk_delete(call) = / "desk" / "calls" / call / "delete";
    /// Screens a call's ideas.
    DESK_SCREEN desk_screen(call) = / "desk" / "calls" / call / "screen";
    /// The calls whose ideas the reader evaluates.
    ME_EVALUATIONS me_evaluations() = / "me" / "evaluations";
    /// What all marks of a call say.
    DESK_EVALUATION desk_evaluation(call) = / "desk" / "calls" / call / "evaluation";
    /// What is weighed in a call, and by whom.
    DESK_EVALUATION_SETUP desk_evaluation_setup(call) = / "desk" / "calls" / call / "evaluation" / "setup";
    /// One's own marks.
    DESK_EVALUATE desk_evaluate(call) = / "desk" / "calls" / call / "evaluate";
    /// All marks of an idea.
    DESK_EVALUATED desk_evaluated(idea) = / "desk" / "ideas" / idea / "evaluation";
    /// What an idea costs by the office.
    DESK_ESTIMATE desk_estimate(idea) = / "desk" / "ideas" / idea / "estimate";
    /// Corrects what was decided about an idea.
    DESK_CORRECT desk_correct(idea) = / "desk" / "ideas" / idea / "correction";
    /// Decides a call.
    DESK_DECIDE desk_decide(call) = / "desk" / "calls" / call / "decide";
    /// What residents will see of a decision being prepared.
    DESK_PREVIEW desk_preview(call) = / "desk" / "calls" / call / "decide" / "preview";
    /// Enters ideas that were told, one after the other.
    DESK_TOLD desk_told(call) = / "desk" / "calls" / call / "told";
    /// The card of an idea that was told.
    DESK_CARD desk_card(idea) = / "desk" / "ideas" / idea / "card";
    /// Opens where whoever told an idea can be reached, which is kept sealed.
    DESK_CONTACT desk_contact(idea) = / "desk" / "ideas" / idea / "contact";
    /// Answers an idea in the city's name.
    DESK_ANSWER desk_answer(idea) = / "desk" / "ideas" / idea / "answer";
    /// Merges an idea into another.
    DESK_MERGE desk_merge(idea) = / "desk" / "ideas" / idea / "merge";
    /// Asks an author for a change.
    DESK_ASK desk_ask(idea) = / "desk" / "ideas" / idea / "ask";
}
