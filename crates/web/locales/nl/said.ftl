## Wat er net gebeurde
said-signed-in = Je bent aangemeld.
said-signed-out = Je bent afgemeld.
said-saved = Bewaard.

## Beslissen
said-decided = Beslist. De auteurs horen het eerst.
said-decided-one = Beslist. De auteur hoort het nu, iedereen anders over een kwartier.
said-decided-later = Beslist. De auteurs horen het een kwartier voor iedereen anders, dus wordt het later bekend dan je vroeg: het moment staat hieronder.
said-decision-changed = Gewijzigd. Niemand heeft ervan gehoord.
said-called-back = Teruggeroepen. Niemand heeft het gehoord, en alles wat je koos en schreef is bewaard.
said-corrected = De beslissing is verbeterd. Auteur en volgers horen het.

## Een oproep maken
said-call-published = De oproep is gepubliceerd.
said-call-closed = De oproep is gesloten. Wie hem volgt, hoort waarom.
said-call-reopened = De oproep is weer open. Wie hem volgt, hoort waarom.
said-call-archived = De oproep is gearchiveerd.
said-call-copied = Dit is nu een eigen concept. De periodes beginnen vandaag.
said-call-deleted = Het concept is verwijderd.
said-answers-taken = Je antwoorden zijn bewaard.
said-answers-withdrawn = Je antwoorden zijn gewist.

## Samenvoegen, vragen, antwoorden
said-merged = Samengevoegd. Beide auteurs horen het over een kwartier.
said-asked = Gevraagd. De auteur krijgt een mail.
said-answered = Je antwoord staat onder het idee.

## The page of an idea
said-supported = Je steun telt mee. Dank je wel.
said-supported-before = Je bent aangemeld. Je steunde dit al; je steun telt één keer.
said-not-supported = Je bent aangemeld, maar dit kan niet meer gesteund worden.
said-supported-instead = Je steunt nu dit idee. Wat je geschreven had, staat eronder als jouw reactie.
said-not-supported-instead = Het kon niet worden gesteund. Wat je geschreven had, staat als concept op Mijn pagina.
said-unsupported = Je steun is ingetrokken.
said-followed = Je volgt dit: je hoort het als er iets gebeurt.
said-followed-before = Je bent aangemeld. Je volgde dit al.
said-not-followed = Je bent aangemeld, maar dit kan niet meer gevolgd worden.
said-unfollowed = Je volgt dit niet meer.
said-commented = Je reactie is gepubliceerd.
said-not-commented = Je bent aangemeld, maar het gesprek is intussen gesloten. Je tekst is bewaard.
said-thing-gone = Je bent aangemeld. Waar je aan wilde meedoen, is er niet meer.
said-taken-back = Ingetrokken.
said-reported = Bedankt. De moderatoren hebben je melding.
said-published = Je idee is gepubliceerd. Je hoort van ons bij elke stap.
said-changed = Je aanpassingen zijn gepubliceerd.
said-withdrawn = Je trok je idee in.
said-both-kept = Deze pagina was ouder dan wat je in een ander venster bewaarde, dus is ze een eigen concept geworden. Beide zijn bewaard.
said-discarded = Het concept is weg.
said-refused = Het is weggegooid. Er is niets gepubliceerd.
said-refused-reported = Het is weggegooid en de moderatoren weten het. Er is niets gepubliceerd.
said-appealed = De moderatoren hebben je antwoord en kijken opnieuw.
said-ended = Beëindigd.
said-letter-elsewhere = Voor die brief hoefde niets meer te gebeuren.
said-unsubscribed = Je krijgt geen mail meer van ons, behalve codes die je vraagt.
said-code-sent = Er is een nieuwe code onderweg.
said-draft-kept = De oproep is intussen afgesloten, dus het idee kon niet gepubliceerd worden. Je tekst is bewaard als concept.
said-erased = Je account is gewist.

## Links from mails
unsubscribe-title = Deze mails stoppen?
unsubscribe-text = Je krijgt geen mails meer over { $what }.
unsubscribe-button = Stop deze mails
unsubscribed-title = Geen mails meer
unsubscribed-text = We schrijven je niet meer over { $what }. Wat je schreef, blijft staan.
unsubscribed-undo = Vergissing: blijf me schrijven
confirm-title = Nog één klik
confirm-button = Bevestig en ga verder
stale-title = Deze link werkt niet meer
stale-text = Hij is al gebruikt of te oud. Niets van wat je schreef is weg: vraag een nieuwe mail met hetzelfde adres.
stale-again = Vraag een nieuwe mail
said-assigned = Iedereen aan de balie ziet nu van wie het is.
said-noted = Je collega’s kunnen je nota lezen.
said-undone = Het is ongedaan gemaakt.
said-undone-partly = Een deel is ongedaan gemaakt; met de rest deed iemand anders al iets.
said-held = Je reactie is bewaard. Een moderator leest ze voor anderen ze zien; waarom, staat erbij.
said-idea-held = Je idee is bewaard. Een moderator leest het voor anderen het zien; waarom, staat hieronder.
said-comment-supported = Je steunt deze reactie.
said-comment-unsupported = Je steunt deze reactie niet meer.
said-side-chosen = Je reactie staat nu daar.
said-read = Genoteerd. Wat vanaf nu komt, staat als nieuw.
said-not-translated = Er kwam nu geen vertaling. Dit is het origineel.
said-hiding-proposed = Voorgesteld. Een tweede moderator bevestigt of wijst af.
said-address-asked = We hebben naar beide adressen geschreven. Kijk in beide mailboxen
said-address-half = Bevestigd. Nu de andere mailbox
said-address-changed = Het nieuwe adres is van jou
said-address-stopped = Het adres blijft zoals het is
said-address-refused = Het adres blijft, en iedereen is afgemeld. Meld je zelf opnieuw aan
said-blocked = De blokkering geldt, en is per mail gemeld
said-unblocked = De blokkering is opgeheven
said-stays-blocked = Ze blijft, en de reden is gemeld
said-proved = Dank je. Dat is bewezen.
said-proof-noted = Genoteerd.
said-proof-ended = Het bewijs is teruggenomen.
said-list-replaced = De lijst is in gebruik.
said-codes-ended = Deze codes werken niet meer.
said-recovery-begun = Genoteerd. We hebben naar beide adressen geschreven
said-recovery-waits = Bedankt. Het adres is van jou als de wachttijd voorbij is
said-recovery-agreed = Bedankt. Het geldt zodra de nieuwe mailbox geantwoord heeft
said-recovery-stopped = Afgeblazen. Het adres blijft zoals het is
said-recovered = Het nieuwe adres is van jou. Meld je ermee aan
said-passkey-added = De passkey is toegevoegd. We schreven je er een mail over
said-passkey-removed = De passkey is verwijderd. Verwijder hem ook van je toestel
said-provider-tied = Je account is verbonden. We schreven je er een mail over
said-provider-untied = Je account is niet meer verbonden
said-call-brought-back = De oproep is terug.
