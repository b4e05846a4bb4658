# A call on paper, and on other sites.
sheet-title = Affiche en kaartje
sheet-of = Affiche en kaartje: { $title }
sheet-lead = Voor ramen, prikborden en brievenbussen. Wat rond het blad staat, wordt niet afgedrukt.
sheet-a3 = Affiche, A3
sheet-a5 = Kaartje, A5
sheet-size = Formaat
sheet-language = Taal
sheet-print = Druk af
sheet-back = Terug naar de oproep
sheet-asks = { $city } vraagt je
sheet-share = Deel je idee
sheet-share-until = Deel je idee tot en met { $date }
sheet-answer = Beantwoord de vragen
sheet-answer-until = Beantwoord de vragen tot en met { $date }
sheet-support = Steun de ideeën die je goed vindt
sheet-support-until = Steun de ideeën die je goed vindt, tot en met { $date }
sheet-from = Doe mee vanaf { $date }
sheet-read = Kijk wat ervan gekomen is
sheet-scan = Scan het vierkant met je telefoon, of ga naar
sheet-free = Het duurt een paar minuten, zonder wachtwoord.
sheet-square = Een vierkant dat naar de oproep leidt
sheet-go = Naar de oproep
sheet-ideas = { $count ->
    [one] Eén idee tot nu toe
   *[other] { $count } ideeën tot nu toe
  }

## On another website
embed-title = Op een andere website
embed-lead = Met deze code toont de site van een school, een vereniging of een krant de oproep als kaart. Ze plaatst geen cookies en telt niemand.
embed-code = Code om in een pagina te plakken
embed-copy = Kopieer de code
embed-looks = Bekijk hoe het eruitziet
embed-by = Gevraagd door { $city }, op Kalaka
