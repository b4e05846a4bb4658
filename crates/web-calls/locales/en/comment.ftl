## The page of an idea
comment-taken-back = Taken back by its writer
comment-hidden = Hidden by a moderator
comment-hidden-why = A moderator has hidden this: { $reason }
comment-appears-as = It appears under the name { $name }.
comment-sign-in = To join in, sign in with your e-mail address. There is no password.
comment-from = The conversation opens { $date }.
comment-not-yours = In this call only people who work for the city comment.
comment-closed = The conversation is closed.
