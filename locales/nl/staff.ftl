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
