## The log of decisions
log-screen = Screened an idea
log-ask-change = Asked for a change
log-merge = Merged an idea with its twin
log-answer = Answered in the city's name
log-call-begin = Began a call
log-call-save = Changed a call
log-call-publish = Published a call
log-call-close = Closed a call early
log-call-reopen = Reopened a call
log-call-archive = Put a call away
log-call-rename = Gave a call another address
log-call-decide = Decided a call
log-ideas = Ideas
log-calls = Calls
