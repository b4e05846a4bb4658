## Wat er mis is met een veld
flaw-missing = Vul dit in
flaw-too-long = Gebruik hoogstens { $most ->
    [one] { $most } teken
   *[other] { $most } tekens
}
flaw-too-short = Gebruik minstens { $least ->
    [one] { $least } teken
   *[other] { $least } tekens
}
flaw-not-a-number = Schrijf het als een getal, bijvoorbeeld 2500
flaw-out-of-range = Geef een getal van { $least } tot { $most }
flaw-not-a-choice = Kies er een uit de lijst
flaw-not-a-mail = Schrijf een e-mailadres, zoals naam@example.org
flaw-not-a-date = Schrijf de dag als 14/12/2026 en het uur als 20.00
flaw-missing-hour = Dit uur bestaat niet: die nacht gaat de klok vooruit. Neem een uur ervoor of erna
flaw-in-the-past = Kies een tijdstip dat nog moet komen
flaw-ends-before-start = Het einde moet na het begin komen
flaw-outside-the-city = Deze plek ligt buiten de stad. Kies er een erbinnen
flaw-taken = Iemand heeft dit al. Kies iets anders
flaw-malformed = Dit is niet geschreven zoals wij het kunnen lezen
flaw-needs-a-reason = Zeg waarom, zodat iedereen het kan lezen
flaw-not-a-placeholder = Tussen accolades kan alleen dit staan: { $known }
flaw-too-many = Kies er hoogstens { $most }

# Wat beter moet, zo gezegd dat het lukt. Staat naast een veld en boven het formulier.
flaw-title-missing = Geef het een korte titel die iets zegt
flaw-text-missing = Vertel in een zin of twee wat je zou veranderen
flaw-reason-missing = Schrijf de reden in een zin; wie het aangaat, leest ze
flaw-report-reason = Kies wat er mis is
flaw-criterion-missing = Kies de voorwaarde waaraan het idee niet voldoet
flaw-verdict-missing = Kies of dit idee gekozen is
flaw-unscreened = Dit idee is nog niet nagekeken: zeg eerst of het aan de voorwaarden voldoet
flaw-cost = Schrijf het bedrag als een getal, bijvoorbeeld 2500
flaw-name = Schrijf een naam met letters, bijvoorbeeld je voornaam en een initiaal
flaw-deviation = Een idee met minder steun werd wel gekozen. Zeg publiek waarom

## Een oproep maken
flaw-settled = Dit blijft zoals het was: mensen hebben hun idee onder deze regel gebracht

## Wat verzegeld bewaard wordt
flaw-key-away = Dit kan nu niet opgeborgen of geopend worden: de sleutel is er niet. Wie deze site beheert, kan dat oplossen; probeer het later opnieuw
