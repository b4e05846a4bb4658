## What is wrong with a field
flaw-missing = Fill this in
flaw-too-long = Use at most { $most ->
    [one] { $most } character
   *[other] { $most } characters
}
flaw-too-short = Use at least { $least ->
    [one] { $least } character
   *[other] { $least } characters
}
flaw-not-a-number = Write it as a number, for example 2500
flaw-out-of-range = Give a number from { $least } to { $most }
flaw-not-a-choice = Choose one from the list
flaw-not-a-mail = Write an e-mail address such as name@example.org
flaw-not-a-date = Write the day as in 14/12/2026 and the time as in 20:00
flaw-missing-hour = This hour does not exist: the clocks go forward that night. Take an hour before or after
flaw-in-the-past = Choose a time that is still to come
flaw-ends-before-start = The end must come after the start
flaw-outside-the-city = This place lies outside the city. Choose one within it
flaw-taken = Somebody has this already. Choose another
flaw-malformed = This is not written in the form we can read
flaw-needs-a-reason = Say why, so that everybody can read it
flaw-not-a-placeholder = Between braces only these can stand: { $known }
flaw-too-many = Choose at most { $most }

# What must be put right, said so that one can. Shown beside a field and on top of its form.
flaw-title-missing = Give it a short, telling title
flaw-text-missing = Tell us what you would change, in a sentence or two
flaw-reason-missing = Write the reason in a sentence; everyone concerned will read it
flaw-report-reason = Choose what is wrong
flaw-criterion-missing = Choose the condition that is not met
flaw-verdict-missing = Choose whether this idea is selected
flaw-unscreened = This idea has not been looked at yet: say first whether it is eligible
flaw-cost = Write the amount as a number, for example 2500
flaw-name = Write a name of letters, for example your first name and an initial
flaw-deviation = An idea with less support was selected before this one. Say in public why

## Making a call
flaw-settled = This stays as it was: people have brought ideas under it

## What is kept sealed
flaw-key-away = This cannot be locked away or opened now: its key is not here. Whoever runs this site can put that right; try again later
