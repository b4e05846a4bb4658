## Words used on many pages
back = Terug
save-and-continue = Bewaar en ga verder
characters-left = Nog { $count } tekens.

## Sharing an idea
share-to-which = Voor welke oproep?
share-on-the-map = Op de kaart
share-steps = Stappen
share-step-idea = Het idee
share-step-place = Plek, kosten, foto
share-step-check = Nakijken en publiceren
share-title = Vertel wat je zou doen
share-edit-title = Pas je idee aan
edit-elsewhere = Dit is intussen in een ander venster gewijzigd
edit-elsewhere-text = Hier staat wat er nu staat. Wat jij schreef, staat in de velden en telt als je opnieuw bewaart.
share-title-label = Hoe heet je idee?
share-title-hint = Eén zin die je buur begrijpt.
share-text-label = Wat verandert er, en wie wordt er beter van?
share-text-hint = Schrijf het zoals je het zou vertellen. De details werken we later samen uit.
share-theme-label = Waarover gaat het?
share-language-label = In welke taal schreef je?
share-language-hint = Alle talen van de stad zijn welkom.
share-go-on = Dit begon je eerder. Ga ermee verder, of schrijf hieronder een ander idee:
share-no-account = Je hebt nog geen account nodig. Wat je typt, wordt als concept bewaard.
draft-discard = Gooi het concept weg
share-place-title = Waar, en wat kost het ongeveer?
share-place-lead = Je mag hier alles leeg laten. De stad zoekt het met je uit.
share-map-hint = Klik op de kaart om de plek aan te duiden.
share-place-label = Waar precies?
share-place-hint = Een straat, een plein, een gebouw: in je eigen woorden.
share-cost-label = Hoeveel zou het ongeveer kosten?
share-cost-hint = Een schatting volstaat. Weet je het niet, laat het dan leeg.
share-photo-label = Heb je een foto of een tekening?
share-photo-hint = JPG, PNG of WebP, hoogstens 10 MB. We wissen waar en wanneer ze genomen is.
share-photo-text-label = Wat staat er op de foto?
share-photo-text-hint = Voor buren die ze niet kunnen zien.
check-title = Kijk je antwoorden na
check-nothing = Leeg gelaten
check-change = Pas aan
check-shown-as = Het verschijnt onder de naam { $name }.
check-who = Wie ben je?
check-then = Wat er dan gebeurt
check-publish = Publiceer het idee
check-save-changes = Publiceer de aanpassingen
check-send-code = Stuur me een code om het te publiceren

## What is there already
near-title = Bestaat dit al?
near-lead = Deze ideeën lijken op het jouwe. Bedoel je hetzelfde, dan weegt jouw steun meer dan een tweede idee.
near-left = Wat je schreef gaat mee als je reactie. Een foto, een kostprijs en een punt op de kaart gaan niet mee.
near-both = In beide: { $what }
near-of-call = In “{ $call }”
near-instead = Ik steun dat idee in de plaats

## Rand
share-an-idea = Deel een idee

## Calls, as sentences
call-promise = Je hoort van ons binnen { $days } dagen na de laatste dag waarop je kunt meedoen.
filter-everywhere = De hele stad

## My page

## The link of a letter
call = Oproep
offer-title = Is dit jouw idee?
offer-lead = Iemand schreef dit op de site van { $city } en gaf jouw adres op. Het verschijnt alleen als jij dat wil.
offer-shown-as = Het verschijnt onder de naam { $name }.
offer-publish = Het is van mij: publiceer het
offer-not-yours = Niet van jou?
offer-not-yours-text = Gooi het dan weg. Niemand heeft het gelezen, en er komt geen account.
offer-tell-moderators = Laat de moderatoren weten dat iemand mijn adres gebruikte
offer-refuse = Niet van mij: gooi het weg
offer-report = Geschreven in de naam van iemand anders, en door die persoon geweigerd: “{ $title }”. { $text }
mail-offer-idea = Daarmee verschijnt het idee “{ $title }” in de oproep “{ $call }”, onder de naam { $name }.
mail-offer-not-yours = Heb jij dit niet geschreven? De link toont alles en gooit het weg als je dat wil.
