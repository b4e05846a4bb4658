## Nieuwsbrieven, zoals de dienst ze schrijft
newsletters-title = Nieuwsbrieven
newsletters-lead = Je schrijft aan wie erom vroeg, en aan niemand anders. Je ziet met hoevelen ze zijn voor er iets vertrekt.
newsletters-topic = Waarover gaat hij?
newsletters-topic-hint = Wie daarover nieuwsbrieven vroeg, krijgt hem.
newsletters-begin = Begin een nieuwsbrief
newsletters-no-topic = Er is nog niets waarover jij kunt schrijven.
newsletters-none = Nog geen nieuwsbrief
newsletters-none-text = De eerste is een paar regels: wat er gebeurde, en wat er volgt.
newsletters-about = nieuwsbrieven over { $about }
newsletter-untitled = Nog zonder onderwerp
newsletter-title = Nieuwsbrief: { $about }
newsletter-draft = Concept
newsletter-scheduled = Vertrekt later
newsletter-sending = Vertrekt
newsletter-sent = Verstuurd
newsletter-leaves = vertrekt op { $when }
newsletter-left = vertrokken op { $when }
newsletter-readers = { $count ->
    [one] één lezer
   *[other] { $count } lezers
}
newsletter-returned = { $count ->
    [one] één kwam terug
   *[other] { $count } kwamen terug
}
newsletter-would-get = Lezers, als hij nu vertrok
newsletter-got = Geschreven aan
newsletter-came-back = Teruggekomen
newsletter-next-draft = Schrijf, kijk, stuur jezelf een brief, en laat hem dan vertrekken.
newsletter-next-scheduled = Hij vertrekt op { $when }. Tot dan kun je hem terugroepen.
newsletter-next-sending = Hij vertrekt nu, enkele lezers tegelijk.
newsletter-call-back = Roep hem terug
newsletter-subject = Onderwerp
newsletter-text = Tekst
newsletter-text-hint = Gewone woorden. Een lege regel begint een alinea; een los adres wordt in de meeste mailprogramma’s een link.
newsletter-save = Bewaar de woorden
newsletter-preview = Zoals hij gemaild wordt
newsletter-preview-text = Hier aan jou gericht. Een lezer krijgt hem in de eigen taal, of anders in die van de stad.
newsletter-send = Versturen
newsletter-test = Stuur alleen mij er een brief van
newsletter-when = Wanneer mag hij vertrekken?
newsletter-when-hint = Laat leeg voor nu. ’s Nachts wachten brieven op de ochtend van elke lezer.
newsletter-send-button = Laat hem vertrekken
newsletter-discard = Gooi dit concept weg
said-test-letter-sent = Een brief aan jou is onderweg.
said-newsletter-scheduled = Hij vertrekt op het moment dat je koos. Tot dan kun je hem terugroepen.
log-send-newsletter = Liet een nieuwsbrief vertrekken
log-call-newsletter-back = Riep een nieuwsbrief terug
letters-kind-newsletter = Nieuwsbrief
letters-kind-role = Over een rol
