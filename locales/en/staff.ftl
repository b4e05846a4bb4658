### Moderation, the city's settings, people, the log: sentences that handlers put together.

## Moderation
heap-reports = Reports
heap-first = First posts
heap-appeals = Appeals
heap-hidden = Hidden
heap-first-post = first post
comment-on = A comment on “{ $title }”
hidden-on = Hidden on { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”

## What the site says about itself
data-log-entries = Entries in the log of decisions
data-log-head = Seal of the newest entry (SHA-256)
mails-about = what happens on the site of { $city }
comment-appeal = Answer the moderators about your comment

## Settings of the city
city-contact = Who answers, and where
city-contact-hint = Office, address and telephone, for the pages on accessibility and privacy.
city-zone-unknown = There is no time zone of this name. Write one such as Europe/Brussels
city-currency-unknown = Write the three letters of the currency, such as EUR
city-language-missing = Choose at least one language
city-first-not-offered = The first language must be one of the languages ticked above
city-outlines-first = Choose the outlines of the neighbourhoods first
geojson-not-json = This file is not GeoJSON. Save it as GeoJSON in your map program and choose it again
geojson-empty = There is no neighbourhood in this file
geojson-too-large = This file has more than { $most } MB. Simplify the outlines and choose it again
geojson-feature = Feature number { $number }: { $what }
geojson-no-name = give it the property name
geojson-long-name = shorten its name to 80 characters
geojson-same-key = one before it has the same key; give each its own
geojson-no-polygon = it must be a polygon in degrees (WGS 84)
geojson-too-many = up to here there are already 200 neighbourhoods or 20,000 points; simplify the file

## People and roles
role-admin = Administrator
role-officer = Officer
role-moderator = Moderator
people-all = { $count ->
    [one] One person, those with a role first
   *[other] { $count } people, those with a role first
}
people-found = { $count ->
    [one] One person found
   *[other] { $count } people found
}
people-role-missing = Choose at least one role
people-last-admin = This is the last administrator. Make somebody else one first
person-since = since { $date }
person-seen = last seen { $ago }

## The log of decisions
log-entries = { $count ->
    [one] The log has one entry
   *[other] The log has { $count } entries
}
log-whole = { $count ->
    [one] The log is whole: its one entry was checked
   *[other] The log is whole: all { $count } entries were checked
}
log-broken = The log was changed: entry { $number } does not fit the one before it
log-check = Check the whole log now
log-system = Kalaka itself
log-with-reason = { $done }: “{ $reason }”
log-give-role = Gave { $name } the role { $role }
log-take-role = Took the role { $role } from { $name }
log-hide = Hid something
log-restore = Showed something again
log-approve = Found something in order
log-keep-hidden = Kept something hidden
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
log-erase = Erased their own account
log-city-save = Changed the settings of the city
log-everything = Everything
log-ideas = Ideas
log-comments = Comments
log-calls = Calls
log-people = People and roles
log-city = Settings
