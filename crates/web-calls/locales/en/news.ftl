## The page of an idea
news-published = Your idea “{ $title }” is published
news-eligible = Your idea “{ $title }” meets the conditions and goes on
news-ineligible = Your idea “{ $title }” does not meet the conditions
news-change-asked = The city asks you to change something in “{ $title }”
news-merged = “{ $title }” goes on as part of “{ $with }”
news-took-in = “{ $with }” has joined your idea “{ $title }”
news-merged-elsewhere = “{ $title }” goes on as part of another idea
news-took-in-another = Another idea has joined your idea “{ $title }”
news-selected-own = Your idea “{ $title }” was selected
news-selected = “{ $title }” was selected
news-not-selected-own = Your idea “{ $title }” was not selected
news-not-selected = “{ $title }” was not selected
news-results = The result of “{ $call }” is out
news-closed-early = “{ $call }” was closed early
news-reopened = “{ $call }” is open again
news-brought-back = The call “{ $title }” is back
