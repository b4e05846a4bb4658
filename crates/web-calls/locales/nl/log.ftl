## Het logboek van beslissingen
log-eligible = Vond dat een idee aan de voorwaarden voldoet
log-ineligible = Vond dat een idee niet aan de voorwaarden voldoet
log-unscreen = Nam een oordeel over een idee terug
log-idea-selected = Koos een idee
log-idea-not-selected = Koos een idee niet
log-with-deviations = { $deviations ->
    [one] { $done }, één keer tegen de volgorde van steun in
   *[other] { $done }, { $deviations } keer tegen de volgorde van steun in
}
log-with-open = { $open ->
    [one] { $done }: een stap van het resultaat, één idee blijft open
   *[other] { $done }: een stap van het resultaat, { $open } ideeën blijven open
}
log-ask-change = Vroeg een aanpassing
log-merge = Voegde een idee samen met een ander
log-unmerge = Maakte een samenvoeging ongedaan
log-answer = Antwoordde in naam van de stad
log-call-begin = Begon een oproep
log-call-save = Wijzigde een oproep
log-call-form = Wijzigde de vragen van een oproep
log-call-publish = Publiceerde een oproep
log-call-close = Sloot een oproep vroeger
log-call-reopen = Opende een oproep opnieuw
log-call-archive = Archiveerde een oproep
log-call-rename = Gaf een oproep een ander adres
log-call-discard = Verwijderde het concept van een oproep
log-call-decide = Besliste over een oproep, { $selected } van { $of } gekozen
log-call-change-decision = Wijzigde een beslissing voor ze bekend werd
log-call-decision-back = Riep een beslissing terug voor ze bekend werd
log-ideas = Ideeën
log-calls = Oproepen
log-evaluate = Beoordeelde een idee
log-stay-away = Bleef weg van de beoordeling van een idee, of kwam terug
log-estimate = Zei wat een idee kost
log-correct-decision = Verbeterde een openbare beslissing
log-call-evaluation = Veranderde hoe een oproep beoordeeld wordt
log-call-evaluation-closed = Beëindigde de beoordeling van een oproep
log-call-evaluation-opened = Opende de beoordeling van een oproep opnieuw
log-call-evaluators = Bepaalde wie ideeën van een oproep beoordeelt
log-call-bring-back = Haalde een oproep terug
