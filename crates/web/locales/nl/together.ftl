## Wat er gebeurde met een idee dat meer mensen schrijven
said-joined-idea = Je schrijft nu mee aan dit idee.
said-not-joined-idea = De uitnodiging is afgewezen.
said-left-idea = Je schrijft niet meer mee aan dit idee.
said-took-idea = Je bent nu de hoofdauteur van dit idee.
said-author-asked = De vraag is onderweg.
said-proposed = Je wijziging is voorgesteld. Je hoort wat ervan wordt.
said-accepted = De wijziging is overgenomen.
said-declined = Het antwoord is gepubliceerd.
said-name-forgotten = De naam is weg.
