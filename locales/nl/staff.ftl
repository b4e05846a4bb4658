### Moderatie, instellingen van de stad, mensen, het logboek: zinnen die de pagina's samenstellen.

## Moderatie
heap-reports = Meldingen
heap-first = Eerste bijdragen
heap-appeals = Beroepen
heap-hidden = Verborgen
heap-first-post = eerste bijdrage
comment-on = Een reactie op “{ $title }”
hidden-on = Verborgen op { $date }: { $reason }
report-in-words = { $reason }: “{ $text }”

## Wat de site over zichzelf zegt
data-log-entries = Regels in het logboek van beslissingen
data-log-head = Zegel van de nieuwste regel (SHA-256)
mails-about = wat er op de site van { $city } gebeurt
comment-appeal = Antwoord de moderatoren over je reactie

## Instellingen van de stad
city-contact = Wie antwoordt, en waar
city-contact-hint = Dienst, adres en telefoon, voor de pagina's over toegankelijkheid en privacy.
city-zone-unknown = Er is geen tijdzone met deze naam. Schrijf er een zoals Europe/Brussels
city-currency-unknown = Schrijf de drie letters van de munt, zoals EUR
city-language-missing = Kies minstens één taal
city-first-not-offered = De eerste taal moet een van de talen zijn die je hierboven aanvinkt
city-outlines-first = Kies eerst de omtrekken van de wijken
geojson-not-json = Dit bestand is geen GeoJSON. Bewaar het in je kaartprogramma als GeoJSON en kies het opnieuw
geojson-empty = Er staat geen wijk in dit bestand
geojson-too-large = Dit bestand is groter dan { $most } MB. Vereenvoudig de omtrekken en kies het opnieuw
geojson-feature = Feature nummer { $number }: { $what }
geojson-no-name = geef het de eigenschap name
geojson-long-name = kort de naam in tot 80 tekens
geojson-same-key = een eerdere heeft dezelfde key; geef elke wijk een eigen key
geojson-no-polygon = het moet een veelhoek in graden zijn (WGS 84)
geojson-too-many = tot hier zijn er al 200 wijken of 20.000 punten; vereenvoudig het bestand

## Mensen en rollen
role-admin = Beheerder
role-officer = Ambtenaar
role-moderator = Moderator
people-all = { $count ->
    [one] Eén persoon, wie een rol heeft eerst
   *[other] { $count } mensen, wie een rol heeft eerst
}
people-found = { $count ->
    [one] Eén persoon gevonden
   *[other] { $count } mensen gevonden
}
people-role-missing = Kies minstens één rol
people-last-admin = Dit is de laatste beheerder. Maak eerst iemand anders beheerder
person-since = sinds { $date }
person-seen = laatst gezien: { $ago }

## Het logboek van beslissingen
log-entries = { $count ->
    [one] Het logboek heeft één regel
   *[other] Het logboek heeft { $count } regels
}
log-whole = { $count ->
    [one] Het logboek is heel: de ene regel is nagekeken
   *[other] Het logboek is heel: alle { $count } regels zijn nagekeken
}
log-broken = Het logboek is veranderd: regel { $number } past niet bij de vorige
log-check = Kijk nu het hele logboek na
log-system = Kalaka zelf
log-with-reason = { $done }: “{ $reason }”
log-give-role = Gaf de rol { $role } aan { $name }
log-take-role = Nam de rol { $role } af van { $name }
log-hide = Verborg iets
log-restore = Toonde iets opnieuw
log-approve = Vond iets in orde
log-keep-hidden = Hield iets verborgen
log-screen = Keek een idee na
log-ask-change = Vroeg een aanpassing
log-merge = Voegde een idee samen met zijn tweeling
log-answer = Antwoordde in naam van de stad
log-call-begin = Begon een oproep
log-call-save = Wijzigde een oproep
log-call-publish = Publiceerde een oproep
log-call-close = Sloot een oproep vroeger
log-call-reopen = Opende een oproep opnieuw
log-call-archive = Borg een oproep op
log-call-rename = Gaf een oproep een ander adres
log-call-decide = Besliste over een oproep
log-erase = Wiste de eigen account
log-city-save = Wijzigde de instellingen van de stad
log-everything = Alles
log-ideas = Ideeën
log-comments = Reacties
log-calls = Oproepen
log-people = Mensen en rollen
log-city = Instellingen
