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
