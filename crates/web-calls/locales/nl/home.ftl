## Home
home-see-calls = Bekijk de oproepen
home-open = Nu open
home-all-calls = { $count ->
    [one] Bekijk de oproep
   *[other] Alle { $count } oproepen
}
home-nothing-open = Er staat nu geen oproep open
home-nothing-open-text = Over welke oproepen nu beslist wordt en wat er van de vorige kwam, lees je in de lijst met oproepen.
home-journey = Van idee tot resultaat
home-journey-text = Elk idee volgt dezelfde zes stappen. Je ziet waar het staat, wie besliste en waarom.
home-happened = Wat er met ideeën gebeurde
home-results = Resultaten
home-all-results = Alle resultaten

## Home, as sentences
home-answered = { $office } antwoordde: “{ $text }”
home-change-asked = Pas je idee “{ $title }” aan: de stad vraagt het
home-finish-draft = Maak je concept “{ $title }” af
home-ideas = { $count ->
    [one] idee gedeeld
   *[other] ideeën gedeeld
}
home-decided = beantwoord met een reden
home-selected = { $count ->
    [one] idee gekozen
   *[other] ideeën gekozen
}
journey-idea = Idee
journey-idea-count = { $count ->
    [one] { $count } idee gedeeld tot nu
   *[other] { $count } ideeën gedeeld tot nu
}
journey-support = Steun
journey-support-text = Buren denken mee
journey-decision = Beslissing
journey-decision-count = { $count ->
    [one] { $count } beslist, met de reden
   *[other] { $count } beslist, elk met een reden
}
journey-commission = Overeenkomst
journey-commission-count = { $count ->
    [one] { $count } gekozen idee wacht op een overeenkomst
   *[other] { $count } gekozen ideeën wachten op een overeenkomst
}
journey-test = Test
journey-test-text = Uitgeprobeerd met inwoners
journey-result = Resultaat
journey-result-text = Wat ervan kwam, voor iedereen te zien
