# De vragen van een oproep beantwoorden, en wat alle antwoorden zeggen.
survey-card = Vragen om te beantwoorden
survey-title = Antwoorden
survey-button = Beantwoord de vragen
survey-change = Mijn antwoorden aanpassen
survey-questions = { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
}
survey-send = Verstuur mijn antwoorden
survey-send-again = Verstuur de aangepaste antwoorden
survey-then = Tot de sluiting kun je je antwoorden aanpassen of terugnemen. Je naam staat er nergens openbaar bij.
survey-then-sign-in = Zodat iedereen één keer antwoordt, bevestig je onderweg je e-mailadres. Wat je invulde, blijft staan.
survey-again = Je antwoordde op { $date }
survey-again-text = Tot de sluiting kun je je antwoorden hier aanpassen.
survey-see-own = Bekijk wat je antwoordde
survey-opens = Je kunt antwoorden vanaf { $date }
survey-opens-text = Volg de oproep, dan laten we je weten wanneer het begint.
survey-closed = Antwoorden kan niet meer
survey-closed-text = Wat alle antwoorden zeggen, staat op een eigen pagina.
survey-not-yours = Deze vragen zijn voor andere mensen
survey-still-here = Wat je invulde, staat er nog
survey-still-here-text = Bekijk het nog eens en verstuur het met de knop onderaan.
survey-changed = De vragen zijn intussen veranderd
survey-changed-text = Wat je invulde, staat er nog. Bekijk de vragen nog eens en verstuur dan je antwoorden.
survey-thanks = Bedankt, je antwoorden zijn aangekomen
survey-own = Wat je antwoordde
survey-next-until = Tot { $date } kun je je antwoorden aanpassen of terugnemen. Daarna kan iedereen lezen wat alle antwoorden samen zeggen.
survey-next-closed = Iedereen kan nu lezen wat alle antwoorden samen zeggen.
survey-next-always = Je kunt je antwoorden altijd aanpassen of terugnemen.
survey-withdraw = Mijn antwoorden terugnemen
survey-withdraw-lead = Ze worden voorgoed gewist en tellen niet meer mee. Zolang het open is, kun je opnieuw antwoorden.
survey-withdraw-button = Neem ze terug
survey-for-idea = Enkele vragen erover
survey-for-idea-heading = Gevraagd over dit idee
answers-title = Wat de antwoorden zeggen
answers-tab = Antwoorden
answers-of = { $title } – wat de antwoorden zeggen
answers-lead = Wat alle antwoorden samen zeggen, vraag per vraag.
answers-people = { $people ->
    [one] 1 persoon antwoordde.
   *[other] { $people } mensen antwoordden.
}
answers-people-head = Mensen
answers-points-head = Punten
answers-share-head = Aandeel
answers-answer-head = Antwoord
answers-share = { $many } · { $share }
answers-points = { $points ->
    [one] 1 punt
   *[other] { $points } punten
}
answers-between = { $least } tot { $most }
answers-said = { $people ->
    [one] 1 persoon beantwoordde dit.
   *[other] { $people } mensen beantwoordden dit.
}
answers-half = De helft van de antwoorden is { $half } of minder (afgerond).
answers-first = “{ $name }” komt eerst.
answers-most = Meest gekozen: “{ $name }” ({ $share }).
answers-none-of = { $people ->
    [0] Niemand beantwoordde dit.
   *[other] Te weinig gelijke antwoorden om te tonen.
}
answers-only-you = Alleen jij en je collega’s zien dit al
answers-only-you-text = Het wordt openbaar als niemand meer kan antwoorden, zonder wat alleen medewerkers lezen en zonder getallen die iets over minder dan vijf mensen zouden zeggen.
answers-after = Wat de antwoorden zeggen, staat hier na { $date }.
answers-few = Er zijn te weinig antwoorden om te tonen zonder te verraden wie ze gaf.
answers-none = Nog niets te lezen
answers-how = Getallen die iets over minder dan vijf mensen zouden zeggen, zijn weggelaten. Bij een volgorde telt van n keuzes de eerste plaats n punten.
answers-data = Alle antwoorden als data:
answers-texts = Wat mensen schreven
answers-texts-text = Alleen medewerkers lezen dit.
answers-idea = Het idee waarbij het hoort
template-survey = Bevraging
template-survey-hint = Drie weken vragen, door ieder één keer beantwoord, met een openbare samenvatting. Om te weten voor je plant.
template-poll = Peiling
template-poll-hint = Eén vraag, één week. Om te kiezen uit enkele goede mogelijkheden.
