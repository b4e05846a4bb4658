## Words used on many pages
staff-tools = Voor de dienst

## Making a call
edit-text-hint = Alinea’s, lijsten met - en **vet** zijn mogelijk.

## City settings
city-title = Instellingen van de stad
city-texts = Naam en woorden
city-name = Naam
city-tagline = Onder de naam
city-tagline-hint = Enkele woorden, bijvoorbeeld: maakt het samen.
city-about = Over deze site
city-themes = Namen van de thema’s
city-themes-hint = Ideeën en oproepen hebben een thema. Geef je er een eigen naam aan, schrijf die dan minstens in de eerste taal; ze geldt voor de talen die je leeg laat. Wat je niet noemt, heeft onze naam.
city-themes-own = Eigen namen
city-languages = Talen, tijd en geld
city-languages-offered = Talen
city-default-language = Eerste taal
city-default-language-hint = Voor lezers van wie we de taal niet hebben.
city-zone = Tijdzone
city-currency = Munt
city-currency-hint = Bedragen worden erin betaald. Ze blijft zodra er een bedrag in de stad is.
city-sender = Adres waar mails van komen
city-sender-hint = Antwoorden komen daar ook aan.
city-colours = Kleuren
city-colour = Kleur
city-colour-hint = Haar tint en sterkte maken het thema. Woorden blijven leesbaar bij elke keuze. Opent er geen kleurenkiezer, schrijf dan zes tekens zoals #3f77c4.
city-logo = Logo
city-logo-hint = Vierkant, als PNG, JPEG of WebP.
city-logo-remove = Haal het logo weg
city-neighbourhoods = Wijken
city-no-neighbourhoods = Nog geen. Zonder wijken is er geen kaart.
city-neighbourhoods-file = Nieuwe omtrekken
city-neighbourhoods-hint = Een GeoJSON-bestand met veelhoeken en de eigenschappen key en name.
city-backdrop-file = Water, parken en straten erachter
city-backdrop-hint = Niet verplicht. Een GeoJSON-bestand met de eigenschap kind: water, park, street of rail.
population = Hoeveel mensen er in elke wijk wonen
population-hint = Eén regel per wijk: de naam, een puntkomma en het aantal. Je kunt twee kolommen van een tabel plakken. De cijfers vergelijken daarmee wie meedoet.
population-file = Of een bestand met deze aantallen
population-file-hint = CSV of Excel met een kolom namen en een kolom aantallen. Het komt in de plaats van de regels hierboven.
population-no-columns = Deze tabel heeft geen kolom met namen van wijken naast één met aantallen. Zet de namen ervan op de eerste rij, bijvoorbeeld “wijk” en “inwoners”
population-year = In welk jaar dat was
population-source = Wie telde
population-source-hint = De naam van de dienst of het register, die lezers onder de cijfers zien.
population-no-number = Regel { $line }: schrijf een naam, een puntkomma en een geheel getal, bijvoorbeeld “Centrum; 18500”
population-unknown = Regel { $line }: geen wijk heet “{ $name }”
population-twice = Regel { $line }: “{ $name }” staat al in een regel ervoor
population-year-wrong = Schrijf het jaar in vier cijfers, bijvoorbeeld 2026
population-source-wrong = Schrijf wie telde, in hoogstens 120 letters
city-modules = Onderdelen van de site
city-modules-on = Ingeschakeld

## Instellingen van de stad
city-contact = Wie antwoordt, en waar
city-contact-hint = Dienst, adres en telefoon, voor de pagina's over toegankelijkheid en privacy.
city-zone-unknown = Er is geen tijdzone met deze naam. Kies er een uit de lijst
city-currency-unknown = Kies de munt uit de lijst
city-colour-unknown = Kies een kleur, of schrijf ze zoals #3f77c4
city-theirs = Intussen door iemand anders bewaard
city-theirs-text = Wat maar één van jullie veranderde, staat hieronder zoals het laatst bewaard of getypt is. Waar jullie allebei iets veranderden, staat in het veld wat jij typte; dat telt als je opnieuw bewaart.
city-outlines-look = Dit zijn de nieuwe omtrekken op de kaart. Er wordt niets bewaard tot je zelf bewaart.
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
geojson-swapped = in de punten staat de breedtegraad vóór de lengtegraad; GeoJSON wil eerst de lengtegraad, zoals in [4.70, 50.88]. Exporteer het opnieuw in die volgorde, of wissel in elk punt de twee getallen om
geojson-too-many = tot hier zijn er al 200 wijken of 20.000 punten; vereenvoudig het bestand
