# Answering the questions of a call, and what all answers say.
survey-card = Questions to answer
survey-title = Answer
survey-button = Answer the questions
survey-change = Change my answers
survey-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
survey-send = Send my answers
survey-send-again = Send the changed answers
survey-then = You can change or take back your answers until it closes. Your name stands nowhere beside them in public.
survey-then-sign-in = So that everybody answers once, you confirm your e-mail address on the way. What you have filled in stays.
survey-again = You answered on { $date }
survey-again-text = You can change your answers here until it closes.
survey-see-own = See what you answered
survey-opens = You can answer from { $date } on
survey-opens-text = Follow the call, and we tell you when it begins.
survey-closed = Nobody can answer any more
survey-closed-text = What all answers say stands on a page of its own.
survey-not-yours = These questions are for other people to answer
survey-still-here = What you filled in is still here
survey-still-here-text = Look at it once more, then send it with the button at the end.
survey-changed = The questions have changed meanwhile
survey-changed-text = What you filled in is still here. Look at the questions once more, then send your answers.
survey-thanks = Thank you, your answers have arrived
survey-own = What you answered
survey-next-until = Until { $date } you can change or take back your answers. After that everybody can read what all answers say together.
survey-next-closed = Everybody can now read what all answers say together.
survey-next-always = You can change or take back your answers at any time.
survey-withdraw = Take my answers back
survey-withdraw-lead = They are removed for good and counted no more. While it is open you can answer again.
survey-withdraw-button = Take them back
survey-for-idea = A few questions about it
survey-for-idea-heading = Asked about this idea
answers-title = What the answers say
answers-tab = Answers
answers-of = { $title } – what the answers say
answers-lead = What all answers say together, question by question.
answers-people = { $people ->
    [one] 1 person answered.
   *[other] { $people } people answered.
}
answers-people-head = People
answers-points-head = Points
answers-share-head = Share
answers-answer-head = Answer
answers-share = { $many } · { $share }
answers-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
answers-between = { $least } to { $most }
answers-said = { $people ->
    [one] 1 person answered this.
   *[other] { $people } people answered this.
}
answers-half = Half of the answers are { $half } or less (rounded).
answers-first = “{ $name }” comes first.
answers-most = Most often: “{ $name }” ({ $share }).
answers-none-of = { $people ->
    [0] Nobody has answered this.
   *[other] Too few answers alike to be told.
}
answers-only-you = Only you and your colleagues see this yet
answers-only-you-text = It becomes public when nobody can answer any more, without what only staff read, and without numbers that would tell of fewer than five people.
answers-after = What the answers say will stand here after { $date }.
answers-few = There are too few answers to be told without telling who gave them.
answers-none = Nothing to read yet
answers-how = Numbers that would tell of fewer than five people are left out. In an order, of n choices the first place counts n points.
answers-data = All answers as data:
answers-texts = What people wrote
answers-texts-text = Only staff read this.
answers-idea = The idea it came with
template-survey = Survey
template-survey-hint = Three weeks of questions, answered once by each, with a public summary. To know before you plan.
template-poll = Poll
template-poll-hint = One question, one week. To choose between a few good possibilities.
