## Search
search-title = Search
search-for = Search: { $words }
search-words = What are you looking for?
search-find = Search
search-hint = One or more words. Other forms of a word are found too, and a typing error is forgiven. "In quotes", a word is meant as it is written; with a minus before it, it must not be there.
search-kinds = Kinds
search-everything = Everything
search-comments = Comments
search-pages = Pages
search-found = { $count ->
    [one] Found { $count } thing.
   *[other] Found { $count } things.
}
search-found-more = Found { $count } things among the newest. With another word, older ones are found too.
search-at-least = { $count } or more
search-all-of = { $kind }: show all { $count }
search-nothing = Nothing has all of these words
search-nothing-text = Try fewer words, or only how a word begins. Or be the first to bring it up.
search-too-short = A word needs two letters at least.
search-found-some = { $count ->
    [one] Nothing has all of these words. { $count } thing has some of them.
   *[other] Nothing has all of these words. { $count } things have some of them.
}
search-instead = We also looked for: { $words }.
search-suggested = Suggestions
search-suggested-count = Suggestions: #. Choose with the arrow keys.
