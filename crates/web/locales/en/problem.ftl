## When something goes wrong
go-home = Go to the home page
problem-not-found = This page is not here
problem-not-found-text = It may have moved, or the address was not copied in full. Nothing of yours is lost.
problem-forbidden = This page is for other people
problem-forbidden-text = Your account does not have the role it needs. An administrator of the city can give it to you.
problem-sign-in = Sign in first
problem-sign-in-text = You are not signed in any more. What you typed is kept below: sign in in another tab, then come back here and send it again.
problem-gone = This is no longer here
problem-gone-text = It was here, and has been taken away for good. A link from a mail works only once.
problem-method = This address does not work like that
problem-method-text = Go back to the page you came from and try from there.
problem-too-large = That is more than we can take
problem-too-large-text = Send at most { $most } MB. A smaller photo is enough: your phone can make one when it shares it. Go back: what you typed should still be there.
problem-forged = We did not take this form
problem-forged-text = Your browser says that it came from another site. If it was you, open the page here and send it from there.
problem-stale = Please send it once more
problem-stale-text = The page was open for a long time, or you signed in meanwhile. Nothing was saved yet, and what you typed is kept below.
problem-invalid = Something has to be put right
problem-invalid-text = Each field that needs attention is named, with what to do.
problem-too-many = That was a lot in a short time
problem-too-many-seconds = { $wait ->
    [one] Please wait { $wait } second, then try again.
   *[other] Please wait { $wait } seconds, then try again.
}
problem-too-many-minutes = { $wait ->
    [one] Please wait { $wait } minute, then try again.
   *[other] Please wait { $wait } minutes, then try again.
}
problem-enough-letters = Look in your mail
problem-enough-letters-text = Several letters went to this address already. Use the link in the newest one: it works in this browser too. Another one can be sent in { $wait ->
    [one] { $wait } minute
   *[other] { $wait } minutes
}.
problem-unreadable = We could not read what was sent
problem-unreadable-text = The connection may have broken. Go back and send it again.
problem-conflict = Somebody else was a moment faster
problem-conflict-text = What you worked on has changed meanwhile, so nothing was saved. Look at it as it is now, then decide again.
problem-not-open = This is not open now
problem-not-open-text = It has closed, or has not begun yet. The page of the call says when it is open.
problem-busy = We are very busy just now
problem-busy-text = Nothing was saved. Wait a few seconds and try again.
problem-crowded = Too many people are connected just now
problem-crowded-text = No place is free for a moment, so nothing was saved. Wait a minute and try again.
problem-away = Our database cannot be reached just now
problem-away-text = It is usually back within a minute. Wait a moment and try again.
problem-no-room = There is no room left to save anything
problem-no-room-text = The disk of this site is full, so nothing was saved. Reading still works. Whoever runs the site sees it in the log; try again in a few minutes.
problem-files-away = Files cannot be reached just now
problem-files-away-text = They lie elsewhere than everything else, and that place does not answer. Nothing was lost and nothing was saved; try again in a moment.
problem-internal = Something went wrong on our side
problem-internal-text = It is written in our log and we will look at it. Nothing was saved; try again in a moment.
problem-reference = If you write to us about it, name this number: { $number }
kept-heading = What you typed
kept-resend = Send it again
kept-photo = A photo has to be chosen again.
problem-blocked = You cannot write for now
problem-blocked-text = A moderator has blocked you: you read along, but nothing of yours is taken.
problem-blocked-until-text = A moderator has blocked you until { $date }: you read along, but nothing of yours is taken.
problem-unproven = Something has to be proved first
problem-prove = See how
