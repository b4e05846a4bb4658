## The result of a call
result-table = Alle ideeën volgens steun
result-idea-why = Idee en reden
result-why-more = Waarom?
result-others = Namen niet deel aan de beslissing
result-who = Verantwoordelijk
result-more-winners = { $more ->
    [one] En nog één, in de tabel hieronder.
   *[other] En nog { $more }, in de tabel hieronder.
}
result-winner-next = Nu, voor elk: een overeenkomst tussen de dienst en de auteur
result-cut-places = { $count ->
    [one] Er was één plaats te verdelen: tot hier
   *[other] Er waren { $count } plaatsen te verdelen: tot hier
}
result-cut-money = Tot hier reikte het geld
result-cut-office = Tot hier gekozen
result-written-all = { $count ->
    [one] Er werd één idee ingediend, en het is te zien.
   *[other] Er werden { $count } ideeën ingediend, en ze zijn allemaal te zien.
}
result-written = Er werden { $written } ideeën ingediend, { $shown } zijn te zien: { $why }.
result-merged = { $count ->
    [one] één ging op in een ander
   *[other] { $count } gingen op in andere
}
result-withdrawn = { $count ->
    [one] één werd ingetrokken
   *[other] { $count } werden ingetrokken
}
result-hidden = { $count ->
    [one] één werd verborgen
   *[other] { $count } werden verborgen
}
enough-supporters = { $count ->
    [one] Steun van nog één persoon was genoeg geweest.
   *[other] Steun van nog { $count } mensen was genoeg geweest.
}
enough-cheaper = Het had { $money } minder moeten kosten om in het hele budget te passen.
result-place = Plaats
result-idea = Idee
result-supports = Steun
result-cost = Kosten
result-outcome = Uitkomst
result-ahead = Gekozen vóór ideeën met meer steun
result-deviation = Niet volgens de volgorde van steun:
result-where = Waar de ideeën vandaan kwamen
result-count-yourself = Tel het zelf na
result-count-text = Alles op deze pagina als data, zonder namen.

## Deciding
decide-title = Beslissen
decide-none = Nog niets te beslissen
decide-none-text = Ideeën die aan de voorwaarden voldoen, verschijnen hier volgens steun.
decide-by-order = Vul in volgens de volgorde van steun
decide-by-order-hint = Tot de plaatsen of het geld op zijn. Je kunt elk idee nog wijzigen.
decide-verdict = Beslissing
decide-verdict-for = Beslissing over “{ $title }”
decide-reason-for = Reden voor “{ $title }”
decide-deviation = Waarom wordt de volgorde van steun niet gevolgd?
decide-deviation-hint = Deze reden staat op de pagina met het resultaat.
decide-missing = { $count ->
    [one] Eén idee heeft nog geen beslissing of reden.
   *[other] { $count } ideeën hebben nog geen beslissing of reden.
}
decide-publish-title = Wanneer het bekend wordt
decide-publish-text = De auteurs horen het eerst, een kwartier voor iedereen het resultaat ziet.
decide-publish-at = Datum en uur
decide-save = Bewaar, nog niet bekendmaken
decide-publish = Maak op dit moment bekend

## Beslissen
decide-single = Deze oproep heeft geen einde: over elk idee wordt apart beslist. De auteur hoort het meteen, iedereen anders een kwartier later.
decide-preparing = Je kunt de beslissing voorbereiden
decide-too-early = Inwoners doen mee tot { $date }. Beslis daarna, of sluit de oproep vroeger.
decide-publish-one = Beslis nu over dit idee
decide-result-in = Wat het werd ({ $language })
decide-result-hint = Staat boven het resultaat. Alinea’s en lijsten zijn mogelijk.
decide-zone = De klok van { $zone } telt.
decide-places = { $selected } van { $places } plaatsen
decide-selected = Gekozen: { $count }
decide-money = { $cost } van { $budget }
decide-cost = samen { $cost }
decide-changed = Iemand anders heeft dit intussen gewijzigd
decide-unscreened = { $count ->
    [one] Eén idee is nog niet nagekeken
   *[other] { $count } ideeën zijn nog niet nagekeken
}
decide-unscreened-text = Je kunt alles voorbereiden; bekendmaken kan zodra alle ideeën nagekeken zijn.
decide-scheduled = Beslist
decide-scheduled-text = Iedereen ziet het resultaat op { $public }. De auteurs horen het op { $authors }; tot dan kun je het hieronder wijzigen, verplaatsen of terugroepen, en niemand hoort daarvan.
decide-public-text = Het resultaat is openbaar sinds { $date }.
decide-on-its-way = { $count ->
    [one] Eén beslissing is onderweg
   *[other] { $count } beslissingen zijn onderweg
}
decide-on-its-way-text = De auteurs weten het; iedereen ziet het over enkele minuten.
decide-preview-title = Voorbeeld van het resultaat
decide-preview-text = Alleen de dienst ziet dit. Er is nog niets beslist.
decide-publish-on = Maak bekend op { $moment }
decide-keep-change = Bewaar de wijziging, bekend op { $moment }
decide-call-back = Roep de beslissing terug
decide-see = Bekijk het zoals iedereen het zal zien
decide-told-text = De auteurs horen het nu; iedereen ziet het resultaat op { $date }. Het staat vast en verandert niet meer.
decide-hear = De auteurs horen het op { $authors }, iedereen anders op { $public }. Tot de auteurs het horen, kun je het wijzigen, verplaatsen of terugroepen.
decide-hear-now = De auteurs horen het meteen, iedereen anders op { $public }. Terugroepen kan niet.
decide-hear-later = Je vroeg { $asked }. De auteurs horen het meteen en krijgen een kwartier voorsprong, dus ziet iedereen anders het op { $public }. Terugroepen kan niet.
decide-preview-decided = Alleen de dienst ziet dit tot het openbaar is.
decide-too-many = Meer dan er plaatsen zijn.
decide-too-much = Meer dan er geld is.
decide-many = Eén reden voor meerdere ideeën
decide-many-text = Vink ideeën aan, of kies een soort: dan zijn alle ideeën daarvan bedoeld die nog geen reden hebben.
decide-many-among = Welke
decide-many-of = Wijk of thema
decide-many-all = Alle
decide-many-everywhere = Alle wijken en thema’s
decide-many-reason = De reden voor deze ideeën
decide-many-fill = Vul ze in en bewaar
decide-many-none = Er is geen idee van deze soort zonder reden. Vink aan welke ideeën je bedoelt.
decide-tick = Vink “{ $title }” aan
decide-deviation-all = Waarom wordt de volgorde van steun niet gevolgd?
decide-deviation-all-hint = Staat op de pagina met het resultaat bij elk idee dat werd overgeslagen en daarvoor geen eigen reden heeft.
decide-deviation-own = Een andere reden voor dit idee
decide-deviation-for = Waarom werd “{ $title }” overgeslagen?
decide-afterwards = { $count ->
    [one] Eén idee kwam bij deze oproep nadat er beslist was
   *[other] { $count } ideeën kwamen bij deze oproep nadat er beslist was
}
decide-afterwards-text = Het werd opnieuw getoond, kwam laat of bleek toch aan de voorwaarden te voldoen. Kies, geef de reden en beslis hieronder: de auteur hoort het meteen, iedereen anders een kwartier later. Wat eerder beslist werd, blijft zoals het is.
decide-both = Wat maar één van jullie aanraakte, staat hieronder zoals het laatst getypt werd. Waar jullie allebei schreven, staat het er allebei: jouw tekst in het veld, wat een collega bewaarde eronder. Bewaar je opnieuw, dan telt jouw veld.
decide-look-again = Wat een collega bewaarde, staat hieronder samen met wat je typte. Kijk het nog eens na en ga dan verder.
decide-theirs = Een collega bewaarde hier:
decide-open = Nog niet beslist
decide-over = { $what }: { $count } gekozen, hoogstens { $cap }.
decide-held-back = De wijk of het thema was al vol
decide-rows = Ideeën { $first } tot { $last } van { $all }
decide-rows-next = Bewaar en toon de volgende
decide-rows-previous = Bewaar en toon de vorige
decide-elsewhere = { $count ->
    [one] Er ontbreekt nog één ding bij ideeën op andere pagina’s.
   *[other] Er ontbreken nog { $count } dingen bij ideeën op andere pagina’s.
}
decide-to-decision = Terug naar de beslissing
decide-step = Maak het resultaat in stappen bekend
decide-step-text = Laat ideeën voor later en maak de andere eerst bekend. Plaatsen, geld en de volgorde van steun tellen over alle stappen; de stap die niets openlaat, sluit de beslissing af.
decide-step-none = Alles hieronder komt samen uit.
decide-step-last = Deze stap laat niets open: hij sluit de beslissing af.
decide-step-some = { $later ->
    [one] Deze stap beslist over { $now }; één idee blijft voor later.
   *[other] Deze stap beslist over { $now }; { $later } ideeën blijven voor later.
}
decide-step-of = Welke ideeën nu
decide-step-of-ticked = Wat ik heb aangevinkt
decide-step-only = Beslis nu alleen over deze
decide-step-ready = Beslis over wat een oordeel en een reden heeft
decide-step-all = Laat niets voor later
decide-step-next = Tegen wanneer over de rest beslist wordt
decide-step-next-hint = Staat bij het resultaat, bij de oproep en bij elk idee dat nog openstaat.
decide-step-title = Hoe deze stap heet ({ $language })
decide-step-later = Later
decide-step-whom = Vink ideeën aan, of kies een wijk of een thema.
decide-step-promise = Zeg tegen wanneer over de rest beslist wordt.
decide-step-too-soon = Dit moet na het moment liggen waarop deze stap bekendgemaakt wordt.
decide-step-asks = { $left ->
    [one] Eén idee blijft open, tegen { $next } wordt erover beslist. { $hears }
   *[other] { $left } ideeën blijven open, tegen { $next } wordt erover beslist. { $hears }
}
decide-step-open = { $steps ->
    [one] Eén stap is openbaar; nog open: { $count }
   *[other] { $steps } stappen zijn openbaar; nog open: { $count }
}
decide-step-open-text = De rest is beloofd tegen { $date }.
correct-title = Verbeter de beslissing
correct-lead = Wat eerst beslist werd, blijft leesbaar, met de reden van de wijziging. Auteur en volgers horen het meteen, en iedereen ziet het.
correct-now = Wat nu geldt
correct-stands = { $verdict }, sinds { $date }
correct-was = Beslist op { $date }: { $verdict }
correct-on = Verbeterd op { $date }
correct-reason = Reden van de beslissing
correct-why = Waarom verbeter je ze?
correct-why-hint = Openbaar: het staat naast wat eerst beslist werd.
correct-button = Verbeter en laat het weten
correct-same = Er is niets anders dan wat al geldt. Kies een andere beslissing of schrijf een andere reden.
correct-changed = Iemand heeft dit ondertussen verbeterd. Wat nu geldt, staat hieronder; wat je typte, is bewaard.

## Calls, as sentences
tab-result = Resultaat

## The page of an idea
result-of = Het resultaat van { $title }
result-step = Stap { $number }
result-step-called = Stap { $number }: { $title }
result-still-open = Hierover wordt nog beslist
result-open = { $count ->
    [one] Over één idee wordt nog beslist, tegen { $date }. Wat al beslist is, staat hieronder.
   *[other] Over { $count } ideeën wordt nog beslist, tegen { $date }. Wat al beslist is, staat hieronder.
}
result-open-late = { $count ->
    [one] Over één idee wordt nog beslist. Dat was beloofd tegen { $date } en laat op zich wachten.
   *[other] Over { $count } ideeën wordt nog beslist. Dat was beloofd tegen { $date } en laat op zich wachten.
}
result-finding = { $count ->
    [one] Eén idee wordt uitgevoerd
   *[other] { $count } ideeën worden uitgevoerd
}
result-authors = { $count ->
    [one] persoon deelde ideeën
   *[other] mensen deelden ideeën
}
result-supporters = { $count ->
    [one] persoon gaf steun
   *[other] mensen gaven steun
}
result-comments = { $count ->
    [one] reactie
   *[other] reacties
}
result-decided-by = Beslist door { $office }, gepubliceerd op { $date }
result-next-commission = De stad sluit een overeenkomst met de auteur
