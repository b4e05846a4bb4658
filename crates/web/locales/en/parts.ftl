## States of an idea

## Phases of a call

## Words used on many pages
crumbs-label = Where you are
crumbs-home = Home
pages-label = More pages
pages-first = First page
pages-next = Next page
pages-previous = Previous
pages-at-of = Page { $page } of { $pages }
pages-at = Page { $page }
form-errors = { $count ->
    [one] One thing to put right
   *[other] { $count } things to put right
}
supporters = { $count ->
    [one] { $count } supporter
   *[other] { $count } supporters
}
comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
ideas = { $count ->
    [one] { $count } idea
   *[other] { $count } ideas
}
chart-table = Show as a table
map-number = Map number

## The street map under a map
street-map-open = Look closer on the street map
street-map-back = Back to the simple map
street-map-failed = The street map did not come. The simple map stays.
street-map-closer = Closer
street-map-farther = Farther

## Sharing a page
share-page = Share
share-address = The address of this page
share-copy = Copy the address
share-copied = The address is copied
share-by-mail = Send it by mail
share-poster = Poster for the window

## Themes
theme = Theme
theme-mobility = Getting around
theme-green = Green and water
theme-learning = Learning
theme-culture = Culture and feasts
theme-housing = Homes and streets
theme-care = Care and company
theme-food = Food
theme-energy = Energy
