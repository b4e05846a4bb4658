## Organisaties
flaw-check-digits = Kijk het nog eens na: een letter of cijfer klopt niet
letters-kind-invitation = Uitnodiging
privacy-belongs = Bij welke organisaties je hoort, en of je naam op hun pagina mag staan. Een adres dat erbij gevraagd wordt: tot het antwoordt, hoogstens twee weken.
me-belongs = Mijn organisaties
said-organisation-entered = Ze staat er nu bij.
said-organisation-changed = Wat er staat, is gewijzigd.
said-organisation-left = Je hoort er niet meer bij.
said-organisation-joined = Je hoort er nu bij.
said-join-asked = Wie ervoor spreekt, krijgt bericht en antwoordt je.
said-invited = De brief is onderweg.
said-invitation-refused = Dank je. De link werkt niet meer.
said-claimed = De stad kijkt ernaar en antwoordt je.
said-claim-answered = Beantwoord. Wie het vroeg, krijgt bericht.
said-organisations-merged = Samengevoegd. Je kunt het een kwartier lang ongedaan maken.
said-mark-taken-back = De bevestiging is ingetrokken.
