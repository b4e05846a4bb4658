## Als er iets misgaat
go-home = Naar de startpagina
problem-not-found = Deze pagina is hier niet
problem-not-found-text = Misschien is ze verhuisd, of is het adres niet volledig overgenomen. Er is niets van jou verloren.
problem-forbidden = Deze pagina is voor anderen bedoeld
problem-forbidden-text = Je account heeft niet de rol die hiervoor nodig is. Een beheerder van de stad kan je die geven.
problem-sign-in = Meld je eerst aan
problem-sign-in-text = Je bent niet meer aangemeld. Wat je typte staat hieronder: meld je aan in een ander tabblad, kom dan terug en verstuur het opnieuw.
problem-gone = Dit is hier niet meer
problem-gone-text = Het stond hier en is voorgoed weggehaald. Een link uit een mail werkt maar één keer.
problem-method = Zo werkt dit adres niet
problem-method-text = Ga terug naar de pagina waar je vandaan kwam en probeer het daar opnieuw.
problem-too-large = Dat is meer dan we kunnen aannemen
problem-too-large-text = Stuur hoogstens { $most } MB. Een kleinere foto volstaat: je telefoon kan er een maken bij het delen. Ga terug: wat je typte zou er nog moeten staan.
problem-forged = We hebben dit formulier niet aangenomen
problem-forged-text = Je browser zegt dat het van een andere site komt. Was jij het zelf, open dan de pagina hier en verstuur het van daaruit.
problem-stale = Verstuur het nog één keer
problem-stale-text = De pagina stond lang open, of je hebt je intussen aangemeld. Er is nog niets bewaard, en wat je typte staat hieronder.
problem-invalid = Er moet nog iets verbeterd worden
problem-invalid-text = Bij elk veld dat aandacht vraagt, staat wat je kunt doen.
problem-too-many = Dat was veel in korte tijd
problem-too-many-seconds = { $wait ->
    [one] Wacht { $wait } seconde en probeer het dan opnieuw.
   *[other] Wacht { $wait } seconden en probeer het dan opnieuw.
}
problem-too-many-minutes = { $wait ->
    [one] Wacht { $wait } minuut en probeer het dan opnieuw.
   *[other] Wacht { $wait } minuten en probeer het dan opnieuw.
}
problem-enough-letters = Kijk in je mail
problem-enough-letters-text = Er gingen al verschillende mails naar dit adres. Gebruik de link in de nieuwste: die werkt ook in deze browser. Een nieuwe kan over { $wait ->
    [one] { $wait } minuut
   *[other] { $wait } minuten
}.
problem-unreadable = We konden niet lezen wat er verstuurd werd
problem-unreadable-text = Misschien viel de verbinding weg. Ga terug en verstuur het opnieuw.
problem-conflict = Iemand anders was net iets sneller
problem-conflict-text = Wat je bewerkte is intussen veranderd, dus er is niets bewaard. Bekijk hoe het nu is en beslis dan opnieuw.
problem-not-open = Dit staat nu niet open
problem-not-open-text = Het is afgesloten of nog niet begonnen. Op de pagina van de oproep lees je wanneer het open is.
problem-busy = Het is hier nu heel druk
problem-busy-text = Er is niets bewaard. Wacht enkele seconden en probeer het opnieuw.
problem-crowded = Er zijn nu te veel mensen verbonden
problem-crowded-text = Er is even geen plaats vrij, dus er is niets bewaard. Wacht een minuut en probeer het opnieuw.
problem-away = Onze databank is nu niet bereikbaar
problem-away-text = Meestal is ze binnen een minuut terug. Wacht even en probeer het opnieuw.
problem-no-room = Er is geen plaats meer om iets te bewaren
problem-no-room-text = De schijf van deze site is vol, dus er is niets bewaard. Lezen kan nog wel. Wie de site beheert, ziet het in het logboek; probeer het over enkele minuten opnieuw.
problem-files-away = De bestanden zijn nu niet bereikbaar
problem-files-away-text = Ze staan op een andere plek dan al het overige, en die plek antwoordt niet. Er is niets verloren en niets bewaard; probeer het straks opnieuw.
problem-internal = Er ging iets mis aan onze kant
problem-internal-text = Het staat in ons logboek en we kijken ernaar. Er is niets bewaard; probeer het straks opnieuw.
problem-reference = Schrijf je ons hierover, vermeld dan dit nummer: { $number }
kept-heading = Wat je typte
kept-resend = Verstuur opnieuw
kept-photo = Een foto moet je opnieuw kiezen.
problem-blocked = Je kunt voorlopig niet schrijven
problem-blocked-text = Een moderator heeft je geblokkeerd: je leest mee, maar er wordt niets van je aangenomen.
problem-blocked-until-text = Een moderator heeft je geblokkeerd tot en met { $date }: je leest mee, maar er wordt niets van je aangenomen.
problem-unproven = Eerst moet je iets bewijzen
problem-prove = Bekijk hoe
