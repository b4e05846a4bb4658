## What a page says after something was done with an event
said-registered = We hebben je inschrijving. Hieronder staat of je een plaats hebt.
said-registered-before = Je was al ingeschreven.
said-not-registered = Je inschrijving is niet gelukt. Hieronder staat waarom.
said-registration-withdrawn = Je bent niet meer ingeschreven. Bedankt dat je het laat weten.
said-event-published = De activiteit staat online.
said-event-cancelled = De activiteit is afgelast. Iedereen die ingeschreven is, krijgt bericht.
said-event-copied = Dit is een nieuw ontwerp met dezelfde tekst. Vul in wanneer het plaatsvindt.
said-event-deleted = Het ontwerp is weg.
said-moved-up = Wie een plaats kon krijgen, is opgeschoven en krijgt bericht.
said-minutes-published = Het verslag staat online. Wie meedoet, krijgt bericht.

## Elsewhere
flaw-full = Er is geen plaats meer
me-coming = Waar je verwacht wordt
news-offer = { $label }: { $address }
then-registered = Zodra je bent aangemeld, ben je ingeschreven voor “{ $title }”.
