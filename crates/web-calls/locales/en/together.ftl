## What changed in an idea
versions-title = What changed
versions-lead = Every change that was published is kept: what stood there before, what stands there since, who changed it and when.
versions-none = Nothing changed
versions-none-text = This idea says what it said when it was published.
versions-all = All versions
versions-older = Older versions
version-number = Version { $number }
version-first = { $version }, as it was published
version-compared = From version { $before } to version { $after }
version-proposed-by = proposed by { $name }
idea-versions = { $count ->
    [one] { $count } version: see what changed
   *[other] { $count } versions: see what changed
}
compare-before = Before
compare-after = Since then
compare-nothing = Nothing stood here
compare-gone = Taken away:
compare-came = Added:
compare-end = (end)

## Changes that others propose
amendments-heading = Proposed changes
amend-title = Propose a change
amend-lead = Write the idea as you would have it. Those who write it see the difference and decide; if they take it in, you are named.
amend-title-label = What the idea would be called
amend-text-label = What it would say
amend-text-hint = Change only what you mean: the rest stays as it is.
amend-reason-label = Why is it better so?
amend-reason-hint = A sentence is enough. Everybody can read it.
amend-send = Propose the change
amend-nothing-changed = Nothing is different yet: change the title or the text.
amend-too-many = { $most ->
    [one] { $most } change of yours waits here already. Take it back first, or wait for the answer.
   *[other] { $most } changes of yours wait here already. Take one back first, or wait for the answers.
}
amendment-title = A proposed change
amendment-open = Waits for an answer
amendment-accepted = Taken in
amendment-declined = Not taken in
amendment-withdrawn = Taken back
amendment-by = { $name }, { $date }
amendment-changes = What would change
amendment-nothing-left = The idea already says this.
amendment-why-not = Why it was not taken in
amendment-hidden = A moderator has hidden this
amendment-yours = Your answer
amendment-accept-text = If you take it in, the idea says from now on what stands on the second side, and whoever proposed it is named.
amendment-accept = Take the change in
amendment-decline-label = Or say why not
amendment-decline-hint = One friendly sentence. Everybody can read it.
amendment-decline = Do not take it in
amendment-withdraw = Take my proposal back
amendment-changed-meanwhile = The idea was changed meanwhile
amendment-changed-meanwhile-text = Look at the difference once more, then decide.
report-amendment = Report this proposal
news-proposed = Somebody proposes a change: “{ $title }”
news-accepted = Your change was taken in: “{ $title }”
news-declined = Your change was not taken in: “{ $title }”
me-amendment-waits = Somebody proposes a change of “{ $title }”
event-accepted = A proposed change was taken in

## Writing together
together-title = Who writes this idea
together-lead = Those who write an idea change it together and answer the city. Only its main author takes it back or gives it away.
together-closed = Who writes it cannot be changed now
together-closed-text = This is possible while the call takes ideas, or when the city asked for a change.
together-writers = Who writes it
together-main = main author
together-remove = Remove
together-leave = Leave this idea
together-leave-text = What you wrote stays. You are not named any more and hear no more of it as an author.
together-asked = Asked, and not answered yet
together-take-back = Take back
together-link-once = A link for one
together-link-many = A link for several
together-over = { $whom }, to be the main author
together-until = until { $date }
together-ask = Ask somebody to write with you
together-lasts = Make a link
together-once = For one person, within two weeks
together-many = For several people, until a day
together-until-label = Last day
together-make-link = Make the link
together-link-made = The link is ready. It is shown only now.
together-link-label = Send it to whoever shall write with you
together-mail-label = Or write to somebody
together-mail-hint = They get one letter, and decide.
together-send-letter = Send the letter
together-team = One name for all
together-team-label = The name by which you sign together
together-team-hint = For example “The gardeners of Blauwput”. It stands above your own names.
together-team-save = Save the name
together-hand = Give this idea to somebody else
together-hand-text = They become the main author once they accept; you stay one of those who write it.
together-hand-to = To one of those who write it
together-hand-mail = Or to somebody by letter
together-hand-send = Offer it
together-to-whom = Choose somebody, or write an address.
together-full = Twelve people write it already: that is the most.
together-asked-enough = You have asked many today. Try again tomorrow.
together-offered = { $name } wants to give you this idea
together-take = Become the main author
tool-together = Who writes it
me-coauthor = you write it too
me-idea-offered = You are offered to be the main author of “{ $title }”
idea-with = Together with { $names }
idea-by-team = By { $team }
idea-amended-by = With changes proposed by { $names }
event-joined = Somebody joined to write it
event-left = Somebody left who wrote it
event-handed-over = It has another main author
news-idea-joined = Somebody writes “{ $title }” with you now
news-idea-removed = You do not write “{ $title }” any more
news-hand-offered = You are offered to be the main author of “{ $title }”
news-handed-over = “{ $title }” has another main author
erase-hand-over = { $count ->
    [one] Others write { $count } of your ideas with you. Give it to one of them first, on its page under “Who writes it”; else it has no main author.
   *[other] Others write { $count } of your ideas with you. Give them to one of them first, on their pages under “Who writes it”; else they have no main author.
}
join-title = An invitation to write an idea
join-asked-with = { $name } asks you to write the idea “{ $title }” together.
join-asked-over = { $name } wants to give you the idea “{ $title }”: you would be its main author.
join-may = You can change the idea and answer the city’s questions.
join-may-not = Only the main author takes it back or gives it away.
join-shown = Your name is shown with the idea.
join-over-may = You change it, answer the city, say who writes it with you, and can take it back.
join-as = You are shown as { $name }.
join-sign-in = Sign in to accept
join-accept = Accept
join-refuse = No, thank you
join-subject = An invitation: { $title }
join-hello = Good day,
join-look = Look at the invitation
join-valid = The link holds until { $date }.
join-ignore = If you do not want to, you need do nothing.

## Ideas that were told to the city
told-tool = Enter what was told
told-title = Enter an idea that was told
told-lead = By telephone, on paper, at the desk. No e-mail is needed: whoever told it gets a card with a code.
told-done = The idea is published.
told-next = Enter the next one
told-send = Publish and make the card
told-at-event = At which event was it written down?
told-no-event = At none
told-how-label = How was it told?
told-how-phone = By telephone
told-how-paper = On paper
told-how-desk = At the desk
told-how-missing = Say how it was told.
told-name-label = Name that may be shown
told-name-hint = First name and initial. Leave it empty where somebody wants no name shown.
told-consent-label = Agreed that the name is shown?
consent-no = No name is shown
consent-spoken = Yes, they said so
consent-signed = Yes, they signed for it
consent-missing = Ask whether the name may be shown, or leave it out.
told-entered = Entered
told-entered-by = { $when }, by { $name }
told-claimed = Claimed with the card
told-forget = Take the name away
told-forget-text = When whoever told it asks for that. The idea stays without a name, and the card opens nothing any more.
told-to-the-city = Told to the city: { $how }
tool-card = Card of who told it
card-title = Card with a code
card-lead = With it, whoever told the idea follows it without an address, and can make it theirs later.
card-once = Print it now: the code is shown only once.
card-print = Print the card
card-renew = Make another card
card-renew-text = The code of the card before opens nothing any more.
card-how = So you see what becomes of your idea: read the square with a telephone, or type the code at
card-keep = Keep this card. Whoever has the code can say that the idea is theirs.
card-told = Told on { $date }: { $how }
card-square = Leads to your idea
card-code-title = Follow your idea with the card
card-code-lead = Type the code that stands on your card.
card-code-label = Code
card-code-hint = Twelve letters and digits. Capital or small makes no difference.
card-code-send = Show my idea
card-code-unknown = No idea belongs to this code. Compare it with the card, letter by letter.
card-idea-title = Your idea
card-to-idea = Read the idea with what others say about it
card-claim-title = Make it yours
card-claim-text = With an account you change the idea yourself and get messages about it. The card is not needed any more then.
card-claim = This is my idea
card-sign-in = Sign in to make it yours
stat-told = { $count ->
    [one] { $count } idea was told to the city instead of typed
   *[other] { $count } ideas were told to the city instead of typed
}
stat-told-text = Entered by the city for whoever told them.
stat-told-how = How
stat-told-ideas = Ideas
log-enter-for = Entered an idea that was told
log-renew-card = Made another card for an idea that was told
log-forget-name = Took away the name of who told an idea
