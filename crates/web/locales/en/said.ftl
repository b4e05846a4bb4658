## What just happened
said-signed-in = You are signed in.
said-signed-out = You are signed out.
said-saved = Saved.

## Deciding
said-decided = Decided. Authors hear first.
said-decided-one = Decided. The author hears now, everybody else in a quarter of an hour.
said-decided-later = Decided. Authors hear a quarter of an hour before everybody else, so it comes out later than you asked: the moment stands below.
said-decision-changed = Changed. Nobody has heard of it.
said-called-back = Called back. Nobody has heard, and everything you chose and wrote is kept.
said-corrected = The decision is corrected. Author and followers hear of it.

## Making a call
said-call-published = The call is published.
said-call-closed = The call is closed. Its followers hear why.
said-call-reopened = The call is open again. Its followers hear why.
said-call-archived = The call is put away.
said-call-copied = This is a draft of its own now. Its windows begin today.
said-call-deleted = The draft is deleted.
said-answers-taken = Your answers are saved.
said-answers-withdrawn = Your answers are removed.

## Merging, asking, answering
said-merged = Merged. Both authors hear it in a quarter of an hour.
said-asked = Asked. The author gets a letter.
said-answered = Your answer stands under the idea.

## The page of an idea
said-supported = Your support is counted. Thank you.
said-supported-before = You are signed in. You supported this before; your support counts once.
said-not-supported = You are signed in, but this cannot be supported any more.
said-supported-instead = You support this idea now. What you had written stands below as your comment.
said-not-supported-instead = It could not be supported. What you had written is kept as a draft on My page.
said-unsupported = Your support is taken back.
said-followed = You follow this: you hear from us when something happens.
said-followed-before = You are signed in. You follow this already.
said-not-followed = You are signed in, but this cannot be followed any more.
said-unfollowed = You do not follow this any more.
said-commented = Your comment is published.
said-not-commented = You are signed in, but the conversation has closed meanwhile. Your text is kept.
said-thing-gone = You are signed in. What you wanted to take part in is no longer there.
said-taken-back = Taken back.
said-reported = Thank you. The moderators have your report.
said-published = Your idea is published. You hear from us at each step.
said-changed = Your changes are published.
said-withdrawn = You took your idea back.
said-both-kept = This page is older than what you saved in another window, so your page was kept as a draft of its own. Both are kept.
said-discarded = The draft is thrown away.
said-refused = It is thrown away. Nothing was published.
said-refused-reported = It is thrown away, and the moderators know. Nothing was published.
said-appealed = The moderators have your answer and will look again.
said-ended = Ended.
said-letter-elsewhere = That letter needed nothing any more.
said-unsubscribed = You get no more mail from us, except codes you ask for.
said-code-sent = Another code is on its way.
said-draft-kept = This call has closed meanwhile, so the idea could not be published. Your text is kept as a draft.
said-erased = Your account is erased.

## Links from mails
unsubscribe-title = Stop these mails?
unsubscribe-text = You will get no more mails about { $what }.
unsubscribe-button = Stop these mails
unsubscribed-title = No more mails
unsubscribed-text = We do not write to you about { $what } any more. What you wrote stays where it is.
unsubscribed-undo = That was a mistake: keep writing to me
confirm-title = One more click
confirm-button = Confirm and go on
stale-title = This link does not work any more
stale-text = It was used already, or it is too old. Nothing you wrote is lost: ask for a new mail with the same address.
stale-again = Ask for a new mail
said-assigned = Everybody at the desk sees whose it is now.
said-noted = Your colleagues can read your note.
said-undone = It is undone.
said-undone-partly = Some of it is undone; the rest somebody else has acted on.
said-held = Your comment is kept. A moderator reads it before others see it; why, stands with it.
said-idea-held = Your idea is kept. A moderator reads it before others see it; why, stands below.
said-comment-supported = You support this comment.
said-comment-unsupported = You no longer support this comment.
said-side-chosen = Your comment stands there now.
said-read = Noted. What comes from now on is marked as new.
said-not-translated = No translation came just now. This is the original.
said-hiding-proposed = Proposed. A second moderator confirms it or turns it down.
said-address-asked = We have written to both addresses. Look in both mailboxes
said-address-half = Confirmed. Now the other mailbox
said-address-changed = The new address is yours
said-address-stopped = The address stays as it is
said-address-refused = The address stays, and everybody is signed out. Sign in again yourself
said-blocked = They are blocked, and told by mail
said-unblocked = The block is lifted
said-stays-blocked = It stays, and they are told why
said-proved = Thank you. That is proved.
said-proof-noted = Noted.
said-proof-ended = The proof was taken back.
said-list-replaced = The list is in use.
said-codes-ended = These codes do not work any more.
said-recovery-begun = Noted. We have written to both addresses
said-recovery-waits = Thank you. The address is yours when the waiting time is over
said-recovery-agreed = Thank you. It takes effect as soon as the new mailbox has answered
said-recovery-stopped = Called off. The address stays as it is
said-recovered = The new address is yours. Sign in with it
said-passkey-added = The passkey is added. We wrote you a mail about it
said-passkey-removed = The passkey is removed. Remove it from your device too
said-provider-tied = Your account is tied. We wrote you a mail about it
said-provider-untied = Your account is not tied any more
said-call-brought-back = The call is back.
