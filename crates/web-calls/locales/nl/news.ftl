## The page of an idea
news-published = Je idee “{ $title }” is gepubliceerd
news-eligible = Je idee “{ $title }” voldoet aan de voorwaarden en gaat verder
news-ineligible = Je idee “{ $title }” voldoet niet aan de voorwaarden
news-change-asked = De stad vraagt je iets aan te passen in “{ $title }”
news-merged = “{ $title }” gaat verder als deel van “{ $with }”
news-took-in = “{ $with }” sluit aan bij je idee “{ $title }”
news-merged-elsewhere = “{ $title }” gaat verder als deel van een ander idee
news-took-in-another = Een ander idee sluit aan bij je idee “{ $title }”
news-selected-own = Je idee “{ $title }” is gekozen
news-selected = “{ $title }” is gekozen
news-not-selected-own = Je idee “{ $title }” is niet gekozen
news-not-selected = “{ $title }” is niet gekozen
news-results = Het resultaat van “{ $call }” is er
news-closed-early = “{ $call }” is vroeger afgesloten
news-reopened = “{ $call }” is opnieuw open
news-brought-back = De oproep “{ $title }” is terug
