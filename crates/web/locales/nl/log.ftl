## Log of decisions
log-title = Logboek van beslissingen
log-lead = Elke beslissing en elke wijziging door medewerkers, op volgorde. Er kan niets uit verdwijnen zonder dat het opvalt.
log-head = Nieuwste regel:
log-kind = Welke soort
log-show = Toon
log-by = Door wie
log-by-anybody = Iedereen
log-from = Van
log-until = Tot en met
log-not-a-day = Schrijf de dag zoals 14/12/2026
log-until-before-from = De laatste dag valt voor de eerste
log-none-so = Geen enkele regel is zo
log-none-so-text = Kies een andere soort, iemand anders of andere dagen.
log-all = Toon het hele logboek
log-none = Het logboek is leeg
log-number = Nr.
log-what = Wat
log-who = Wie
log-when = Wanneer
log-digest = Zegel

## The page of an idea
somebody-who-left = iemand die vertrokken is

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
log-erase = Wiste het eigen account
log-retry-letter = Verstuurde een opgegeven brief opnieuw
log-drop-letter = Gaf een brief op
log-city-save = Wijzigde de instellingen van de stad
log-everything = Alles
log-people = Mensen en rollen
log-city = Instellingen
log-hide = Verborg iets
log-restore = Toonde iets opnieuw
log-approve = Vond iets in orde
log-keep-hidden = Hield iets verborgen
log-comments = Reacties
log-assign = Gaf werk aan een collega, of terug
log-save-reply = Paste de bewaarde antwoorden aan
log-unapprove = Nam terug dat iets in orde was
log-propose-hiding = Stelde voor iets te verbergen
log-dismiss-hiding = Wees af dat iets verborgen wordt
log-change-address = Wijzigde het eigen adres
log-refuse-address = Weigerde een ander adres en beëindigde alle sessies
log-block = Blokkeerde { $name } (regel: { $rule })
log-keep-blocked = Hield { $name } geblokkeerd na een bezwaar
log-unblock = Hief de blokkering van { $name } op
log-block-over = De blokkering van { $name } is voorbij
log-prove-at-desk = Zag { $name } aan het loket
log-end-proof = Nam terug wat { $name } bewezen had
log-replace-residents = { $entries ->
    [one] Bracht een lijst met één bewoner
   *[other] Bracht een lijst met { $entries } bewoners
}
log-print-codes = { $codes ->
    [one] Drukte één brief met een code
   *[other] Drukte { $codes } brieven met codes
}
log-end-codes = Beëindigde de codes van gedrukte brieven
log-unseal = Opende wat daar verzegeld is
log-unseal-own = Opende wat ze zelf verzegelden
log-rotate-key = Gaf wat verzegeld is een andere sleutel
log-begin-recovery = Noteerde aan het loket een ander adres voor { $name }
log-confirm-recovery = Een mailbox ging akkoord met een ander adres voor { $name }
log-stop-recovery = Blies een ander adres voor { $name } af
log-recover = Gaf { $name } een ander adres, zoals aan het loket genoteerd
