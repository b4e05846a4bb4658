## One text about one thing
ask-title = Ask for a change
ask-lead = The author gets a mail with your text and can change the idea. Its place in the queue is kept.
ask-label = What should change?
ask-hint = Say why, and what would be enough.
ask-button = Send it to the author
answer-title = Answer for the city
answer-lead = It appears under the idea with the name of the office. The author and the followers are told.
answer-label = The answer
answer-hint = Plain words. Say what happens next and by when.
answer-button = Publish the answer
withdraw-title = Withdraw your idea?
withdraw-lead = It stays readable for those who took part, and no decision is made about it.
withdraw-label = Why? (if you like to say)
withdraw-hint = Supporters read it.
withdraw-button = Withdraw the idea
close-title = Close this call early
close-lead = Everything residents can do in it ends now. The reason stands on the call’s page.
close-label = The reason
close-hint = Everybody reads it.
close-button = Close the call now
reopen-title = Open this call again
reopen-lead = The windows that are still running count again. The reason stands on the call’s page.
reopen-label = The reason
reopen-hint = Everybody reads it.
reopen-button = Open the call again

## Making a call
archive-title = Put this call away?
archive-lead = It stays readable, among the earlier calls. Nobody can take part any more.
archive-button = Put it away
delete-title = Delete this draft?
delete-lead = What is written in it is gone for good. Nobody but you and your colleagues has seen it.
delete-button = Delete the draft
