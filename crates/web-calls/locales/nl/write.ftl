## One text about one thing
ask-title = Vraag een aanpassing
ask-lead = De auteur krijgt een mail met je tekst en kan het idee aanpassen. De plaats in de rij blijft behouden.
ask-label = Wat moet er anders?
ask-hint = Zeg waarom, en wat volstaat.
ask-button = Stuur naar de auteur
answer-title = Antwoord namens de stad
answer-lead = Het verschijnt bij het idee met de naam van de dienst. De auteur en de volgers krijgen bericht.
answer-label = Het antwoord
answer-hint = Gewone woorden. Zeg wat er nu gebeurt en tegen wanneer.
answer-button = Publiceer het antwoord
withdraw-title = Je idee intrekken?
withdraw-lead = Wie meedeed kan het nog lezen, en er wordt niet over beslist.
withdraw-label = Waarom? (als je het wil zeggen)
withdraw-hint = Wie het steunt, leest dit.
withdraw-button = Trek het idee in
close-title = Sluit deze oproep vroeger
close-lead = Alles wat inwoners erin kunnen doen, stopt nu. De reden staat op de pagina van de oproep.
close-label = De reden
close-hint = Iedereen leest het.
close-button = Sluit de oproep nu
reopen-title = Open deze oproep opnieuw
reopen-lead = De periodes die nog lopen, gelden weer. De reden staat op de pagina van de oproep.
reopen-label = De reden
reopen-hint = Iedereen leest het.
reopen-button = Open de oproep opnieuw

## Een oproep maken
archive-title = Deze oproep archiveren?
archive-lead = De oproep blijft leesbaar, bij de vroegere. Niemand kan nog meedoen.
archive-button = Archiveer de oproep
delete-title = Dit concept verwijderen?
delete-lead = Wat erin staat, is dan voorgoed weg. Niemand behalve jij en je collega’s heeft het gezien.
delete-button = Het concept verwijderen
