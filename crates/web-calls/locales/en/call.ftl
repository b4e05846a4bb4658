## Words used on many pages
ideas-heading = Ideas

## List of calls
calls-title = Calls
calls-lead = What the city asks its residents, now and before.
calls-none-text = As soon as the city asks something, it stands here.

## A call
call-tabs = This call
call-aside = About this call
follow-call = Follow this call
unfollow-call = Stop following
call-windows = What happens when
call-calendar = Add the dates to your calendar
call-how-decided = How it is decided
call-who-decides = Who decides
call-rule = By which rule
call-answer = When you hear from us
call-criteria = What an idea must meet
call-criteria-text = An idea can only be turned down for one of these reasons.
call-who = Who can do what
filter-label = Filter ideas
filter-title = Filter
filter-with-words = “{ $words }”
filter-without = Without
map-only = The first { $count } ideas of the list are on the map. A filter shows others.
filter-words = Words
filter-state = State
filter-sort = Sort by
filter-show = Show ideas
filter-clear = Show all ideas
ideas-none-found = No idea fits this search
ideas-none-found-text = Try fewer words, or another neighbourhood.
ideas-none-yet = Nobody has shared an idea yet
ideas-none-yet-text = Be the first. Two sentences are enough to begin.
feeds-heading = This list as data
feeds-text = The same ideas, with the same filters, for a spreadsheet, a map or a feed reader.
map-list = On the map
map-none = No idea with these filters has a place yet.
map-elsewhere = Without a place

## Sharing an idea
share-photo-remove = Take this photo away

## Frame
nav-calls = Calls
nav-results = Results
results-lead = What came of each call: what was chosen, what was not, and why.
results-none = No call has a result yet
results-none-text = Once a call is decided, what was chosen and why stands here.

## Desk
desk-new-call = New call

## Deciding
decide-preview = Preview

## Making a call
call-new-lead = Choose what comes nearest. Everything can be changed afterwards.
call-new-template = What do you want to ask?
call-new-template-hint = A template fills in texts, dates and rules.
call-new-start = Start with this one
edit-texts = Texts
edit-texts-hint = The city’s first language is required. Where another is empty, residents read the first.
flaw-first-language = Write it in { $language }, the first language of the city
edit-title = Title
edit-question = The question
edit-question-hint = One sentence a neighbour can answer.
edit-text = The text
edit-office = Who decides
edit-office-hint = The office, as residents know it.
edit-rule-text = How it is decided, in your words
edit-rule-text-hint = It cannot be changed once the first idea is in.
edit-promise = The promise
edit-promise-hint = When people hear back, for example: within 30 days after the last day for ideas.
edit-windows = What happens when
edit-windows-hint = Each activity has its own window. They may overlap; an empty end means no end.
edit-opens = Opens
edit-closes = Closes
edit-rules = How it is decided
edit-rule = The rule
edit-places = How many ideas can be selected?
edit-places-hint = Empty: as many as the money allows.
edit-most-neighbourhood = At most in one neighbourhood
edit-most-theme = At most of one theme
edit-most-hint = May stay empty. Where it is full, the place goes to the next idea by support.
edit-budget = How much money is there?
edit-promise-days = Within how many days do people hear back?
edit-promise-days-hint = After that, the idea shows as late.
edit-who = Who can do what
edit-criteria = What an idea must meet
edit-criteria-hint = An idea can only be turned down for one of these. Keep them few and checkable.
edit-criterion = Criterion { $number }
edit-add-criterion = Add a criterion
edit-look = Picture
edit-theme-hint = Without a photo, a picture is made from the theme.
edit-picture = A photo
edit-picture-hint = JPG, PNG or WebP, up to 10 MB.
edit-save = Save
edit-publish = Publish the call
template-open-call = An open call
template-open-call-hint = Six weeks of ideas, then support and discussion. The office decides by its conditions.
template-neighbourhood-budget = A budget for a neighbourhood
template-neighbourhood-budget-hint = A month of ideas, two weeks of support. Decided in the order of support.
template-quick-question = A quick question
template-quick-question-hint = Two weeks, no support, an answer within ten days.
template-idea-box = An idea box
template-idea-box-hint = Without an end. Each idea is answered and decided on its own.
activity-collect-hint = Residents bring ideas.
activity-discuss-hint = Residents comment and answer.
activity-support-hint = Residents support ideas.
activity-screen-hint = The office looks which ideas meet the conditions.
activity-decide-hint = The office decides. Everything can be prepared before.
rule-support-order-hint = The ideas with the most support come first. Departing from it needs a public reason.
rule-office-hint = The office weighs the ideas by the published conditions.
theme-none = None
edit-both = What only one of you touched stands below as it was last saved or typed. Where both wrote, your words stand in the field and the colleague’s above the form. Your fields count when you save again.
edit-decided = This call is decided
edit-decided-text = Its words and rules stay as they are.
edit-close = Close early
edit-reopen = Open again
edit-archive = Put away
close-effect = Everybody who follows the call hears it, with your reason.

## Calls, as sentences
call-untitled = A call without a title yet
call-not-published = Not published yet
call-opens = Opens { $date }
call-ideas-until = Ideas until { $date }
call-open-until = Take part until { $date }
call-always-open = Open without an end
call-answer-by = Answer by { $date }
call-answer-late = Answer was promised by { $date }
call-answer-soon = Being decided
call-decided-on = Decided on { $date }
call-put-away = Closed
call-draft-banner = This call is a draft
call-draft-banner-text = Only officers can see it until it is published.
call-closed-early = Closed early, on { $date }
call-reopened = Open again since { $date }
call-on-the-map = { $title }: on the map
call-about = About { $title }
calls-open = Open now
calls-coming = Opens soon
calls-deciding = Being decided
calls-decided = Decided
calls-archived = Earlier calls
calls-drafts = Drafts
tab-ideas = Ideas
tab-map = Map
tab-about = About
fact-budget = Budget
fact-places = Will be selected
fact-when = When
fact-decides = Decides
map-of-ideas = Where the ideas are
filter-all-themes = All themes
filter-any-state = Any state
sort-newest = Newest first
sort-supported = Most supporters first
sort-discussed = Most discussed first
sort-oldest = Oldest first
ideas-with-words = Ideas with “{ $words }”
rule-support-order = In order of support
rule-office = The office weighs by the conditions
who-read = Read
who-write = Bring an idea
who-support = Support
who-comment = Comment
access-anyone = Everyone
access-account = Everyone who is signed in
access-staff = People who work for the city

## Windows and steps
window-from-until = { $from } to { $until }
window-from = From { $from }, without an end
window-until = Until { $until }
window-always = Always
activity-collect = Ideas come in
activity-discuss = Neighbours discuss
activity-support = Neighbours support
activity-screen = The office checks the conditions
activity-decide = The office decides
by-date = By { $date }
was-promised-by = Late: was promised by { $date }

## The page of an idea
tool-edit-call = Edit the call
tool-decide = Decide

## Steps of writing a call
step-question = Question
step-dates = Dates
step-who = Who and how
step-criteria = Conditions
step-picture = Picture
step-preview = Check and publish
edit-steps = Steps of this call
edit-promise-words = In your own words
edit-how-much = How much and how many
edit-next = Save and continue
edit-missing = Still missing before it can be published
edit-complete = Nothing is missing. It can be published.
edit-untranslated = Not translated yet
edit-not-translated = not translated yet
edit-unsaved = Typed and not saved yet: { $steps }
edit-unsaved-step = Something is typed under “{ $step }” that is not saved yet. Save it first.
edit-copy = Copy
edit-delete = Delete the draft
edit-see-page = See the page as residents will
edit-reads = What residents read
edit-to-publish = Check and publish
field-in-language = { $label } ({ $language })
timeline-title = The windows side by side
timeline-endless = without an end
copy-title = Copy of { $title }

## What templates begin with
starter-office = City of { $city }
starter-open-call = Everybody who lives, works or studies here can take part. Say in a few sentences what you would do, where, and who would be glad of it. It need not be worked out: what is chosen, we work out together with you.
starter-neighbourhood-budget = There is a budget for your neighbourhood, and you decide together what it goes to. Say in a few sentences what you would do, where, and about what it costs. Neighbours support the ideas they like best.
starter-quick-question = One question, two weeks, an answer. A few sentences are enough.
starter-idea-box = This box is always open. Bring your idea whenever you have it. The office answers each one, and says what happens next.
starter-rule-office = The office weighs all ideas that meet the conditions and chooses those that help most people for the money there is. It says in public why an idea was chosen or not.
starter-rule-support = The ideas that meet the conditions are chosen in the order of their support, until the money is spent. Whoever departs from that order says why in public.
starter-rule-each = Each idea that meets the conditions is decided on its own, with a reason that everybody can read.
starter-theme = It answers the question
starter-ground = It can be done on ground of the city, or whoever owns the ground agrees
starter-many = More people have something of it than whoever brings it
starter-near = It lies in this neighbourhood
starter-money = It fits within the budget
