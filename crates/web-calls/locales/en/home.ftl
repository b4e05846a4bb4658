## Home
home-see-calls = See the calls
home-open = Open now
home-all-calls = { $count ->
    [one] See the call
   *[other] All { $count } calls
}
home-nothing-open = No call is open right now
home-nothing-open-text = The calls that are being decided, and what came of earlier ones, are in the list of calls.
home-journey = From idea to result
home-journey-text = Every idea follows the same six steps. You can see where each one stands, who decided and why.
home-happened = What happened to ideas
home-results = Results
home-all-results = All results

## Home, as sentences
home-answered = { $office } answered: “{ $text }”
home-change-asked = Change your idea “{ $title }”: the city asks for it
home-finish-draft = Finish your draft “{ $title }”
home-ideas = { $count ->
    [one] idea shared
   *[other] ideas shared
}
home-decided = answered with a reason
home-selected = { $count ->
    [one] idea selected
   *[other] ideas selected
}
journey-idea = Idea
journey-idea-count = { $count ->
    [one] { $count } idea shared so far
   *[other] { $count } ideas shared so far
}
journey-support = Support
journey-support-text = Neighbours think along
journey-decision = Decision
journey-decision-count = { $count ->
    [one] { $count } decided, with its reason
   *[other] { $count } decided, each with a reason
}
journey-commission = Agreement
journey-commission-count = { $count ->
    [one] { $count } selected idea waits for its agreement
   *[other] { $count } selected ideas wait for their agreement
}
journey-test = Test
journey-test-text = Tried out with residents
journey-result = Result
journey-result-text = What came of it, for everyone to see
