## The log of decisions
log-eligible = Found that an idea meets the conditions
log-ineligible = Found that an idea does not meet the conditions
log-unscreen = Took back a verdict about an idea
log-idea-selected = Chose an idea
log-idea-not-selected = Did not choose an idea
log-with-deviations = { $deviations ->
    [one] { $done }, once against the ranking
   *[other] { $done }, { $deviations } times against the ranking
}
log-with-open = { $open ->
    [one] { $done }: a step of the result, one idea left open
   *[other] { $done }: a step of the result, { $open } ideas left open
}
log-ask-change = Asked for a change
log-merge = Merged an idea with another
log-unmerge = Undid a merge
log-answer = Answered in the city's name
log-call-begin = Began a call
log-call-save = Changed a call
log-call-form = Changed the questions of a call
log-call-publish = Published a call
log-call-close = Closed a call early
log-call-reopen = Reopened a call
log-call-archive = Put a call away
log-call-rename = Gave a call another address
log-call-discard = Threw away a draft of a call
log-call-decide = Decided a call, { $selected } of { $of } chosen
log-call-change-decision = Changed a decision before it came out
log-call-decision-back = Called a decision back before it came out
log-ideas = Ideas
log-calls = Calls
log-evaluate = Evaluated an idea
log-stay-away = Stayed away from evaluating an idea, or came back to it
log-estimate = Said what an idea costs
log-correct-decision = Corrected a public decision
log-call-evaluation = Changed how a call is evaluated
log-call-evaluation-closed = Ended the evaluation of a call
log-call-evaluation-opened = Opened the evaluation of a call again
log-call-evaluators = Said who evaluates ideas of a call
log-call-bring-back = Brought a call back
