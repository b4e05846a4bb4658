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
