## The list
organisations = Organisaties
organisations-lead = De partners van de stad: wie ze zijn, wie voor hen spreekt en wat ze inbrengen.
organisations-all = Alle
organisations-sectors = Organisaties per sector
organisations-words = Naam, of wat ze doen
organisations-find = Zoek
organisations-count = { $count ->
    [one] { $count } organisatie
   *[other] { $count } organisaties
}
organisations-found = { $count ->
    [one] { $count } organisatie gevonden
   *[other] { $count } organisaties gevonden
}
organisations-first = De eerste { $count }. Voeg een woord toe om er minder te zien.
organisations-none = Geen organisatie past hierbij
organisations-none-yet = Er staat nog geen organisatie
organisations-none-text = Hoor jij bij een organisatie? Zet ze erbij, dan kun je in haar naam ideeën inbrengen.
organisations-show-all = Toon ze allemaal
organisations-download = Download de lijst
organisation-is-verified = Bevestigd

## Sectors
sector-government-hint = De stad, een provincie, een openbare dienst
sector-knowledge-hint = Een school, een universiteit, een onderzoekscentrum, een bibliotheek
sector-company-hint = Een winkel, een bedrijf, een coöperatie
sector-civil-society-hint = Een vereniging, een goed doel, een vakbond
sector-residents-hint = Buren die samen iets doen, met of zonder statuten

## One organisation
organisation-sector = Sector
organisation-website = Website
organisation-kbo = Ondernemingsnummer (KBO)
organisation-lei = LEI
organisation-ror = ROR
organisation-facts = In het kort
organisation-aside = Over deze organisatie
organisation-verified = Bevestigd door { $city } op { $date }
organisation-verified-text = De stad ging na wie ervoor spreekt, en dat klopt.
organisation-speakers = Wie ervoor spreekt
organisation-no-speakers = Wie ervoor spreekt, wil hier niet met naam staan.
organisation-members = { $count ->
    [one] { $count } persoon hoort er hier bij
   *[other] { $count } mensen horen er hier bij
}
organisation-members-many = { $count } mensen en meer horen er hier bij
organisation-ideas = Wat het inbracht
organisation-no-ideas = Nog geen idee werd in haar naam ingebracht.
organisation-more-ideas = Oudere ideeën
organisation-about-none = Er staat nog niets over geschreven.
organisation-journey = Wat er gebeurde
organisation-step-entered = Hier opgenomen
organisation-step-verified = De stad bevestigde wie ervoor spreekt
organisation-step-unverified = Het is niet langer bevestigd
organisation-step-took-in = Een dubbele vermelding is hierin opgegaan
organisation-follow = Volg deze organisatie
organisation-unfollow = Volg ze niet langer
organisation-report = Meld deze organisatie aan de moderatoren
organisation-hidden = Deze organisatie is verborgen
organisation-appeal = Antwoord de moderatoren
organisation-hide = Verberg
organisation-restore = Toon opnieuw
organisation-unclaimed = Niemand spreekt hier al voor deze organisatie
organisation-unclaimed-text = Jij wel? Zeg het, dan kijkt de stad ernaar.
organisation-claim = Ik spreek ervoor
organisation-claim-waits = Iemand zegt van wel; de stad kijkt ernaar.
organisation-ask-mark = Vraag de stad om te bevestigen

## What one is to it
organisation-you = Jij en deze organisatie
organisation-you-speak = Jij spreekt ervoor
organisation-you-belong = Jij hoort erbij
organisation-you-asked = Je vroeg om erbij te horen
organisation-you-asked-text = Wie ervoor spreekt, antwoordt je.
organisation-ask = Vraag om erbij te horen
organisation-ask-text = Wie ervoor spreekt, krijgt bericht en antwoordt je.
organisation-named = Mijn naam mag op de pagina staan
organisation-named-hint = Alleen namen van wie ervoor spreekt, worden getoond.
organisation-leave = Ga eruit
organisation-take-back = Trek dat in
organisation-stays = Laat eerst iemand anders ervoor spreken
organisation-stays-text = Jij bent de laatste die ervoor spreekt, en er zijn leden. Laat een van hen ervoor spreken, dan kun je gaan.

## Entering and changing one
organisation-enter = Zet een organisatie erbij
organisation-enter-lead = Een naam en een sector volstaan. Jij spreekt er dan voor, en je kunt anderen erbij vragen.
organisation-enter-button = Zet ze erbij
organisation-alike = Is het een van deze?
organisation-alike-text = Die staan er al. Staat de jouwe ertussen, ga er dan heen en vraag om erbij te horen.
organisation-is-new = Geen van deze: zet ze erbij
organisation-name = Naam
organisation-name-in = Naam ({ $language })
organisation-about = Wat ze doet
organisation-about-hint = Een paar zinnen voor buren die ze niet kennen.
organisation-language = Geschreven in het
organisation-website-hint = Bijvoorbeeld www.example.org
organisation-kbo-hint = Tien cijfers, bijvoorbeeld 0207.521.503
organisation-lei-hint = Twintig letters en cijfers
organisation-ror-hint = Voor onderzoeksinstellingen, bijvoorbeeld https://ror.org/05f950310
organisation-identifiers = Nummers in registers
organisation-entering = Wie spreekt ervoor?
organisation-for-the-city = Nog niemand: ik zet ze erbij voor de stad, iemand meldt zich later
organisation-for-own = Ik
organisation-edit = Wijzig wat er staat
organisation-edit-verified = Ze is bevestigd onder deze naam en nummers. Wijzig je die, dan vervalt de bevestiging en kun je ze opnieuw vragen.
organisation-save = Bewaar
organisation-back = Terug
organisation-meanwhile = Iemand anders wijzigde het intussen
organisation-meanwhile-text = Wat je typte, staat hieronder. Bekijk wat er nu staat, en bewaar dan het jouwe.

## What is wrong with a field
flaw-organisation-name = Schrijf de naam in minstens één taal
flaw-sector = Kies een sector
flaw-website = Schrijf het adres van een website, bijvoorbeeld www.example.org
flaw-kbo = Schrijf tien cijfers die met 0 of 1 beginnen, bijvoorbeeld 0207.521.503
flaw-lei = Schrijf twintig letters en cijfers, de laatste twee cijfers
flaw-ror = Schrijf het zoals op ror.org, bijvoorbeeld 05f950310
flaw-identifier-taken = Een andere organisatie heeft hier dit nummer al. Zoek ze in de lijst.

## Elsewhere
home-organisations = { $count ->
    [one] organisatie doet mee
   *[other] organisaties doen mee
}
waits-to-belong = Iemand vraagt om bij { $name } te horen
erase-memberships = { $count ->
    [one] Je gaat uit de organisatie waar je bij hoort.
   *[other] Je gaat uit de { $count } organisaties waar je bij hoort.
}
erase-alone = { $count ->
    [one] Voor een ervan spreekt dan niemand meer. Laat eerst iemand anders dat doen als het kan.
   *[other] Voor { $count } ervan spreekt dan niemand meer. Laat eerst iemand anders dat doen als het kan.
}
erase-organisations = { $count ->
    [one] De organisatie die je erbij zette, blijft zonder je naam.
   *[other] De { $count } organisaties die je erbij zette, blijven zonder je naam.
}
