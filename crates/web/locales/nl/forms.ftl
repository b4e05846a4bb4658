## Wat er mis is met een veld
picture-not-a-picture = Dit bestand is geen foto. Kies een JPEG-, PNG- of WebP-bestand
picture-vector = Tekeningen in SVG kunnen we niet aannemen. Bewaar ze als PNG en kies dat bestand
picture-heic = Dit is een HEIC-foto, die browsers niet kunnen tonen. Kies een JPEG, of zet je camera op het meest compatibele formaat
picture-damaged = Deze foto is niet volledig. Kies ze nog eens, of neem een andere
picture-too-many-pixels = Deze foto telt meer dan { $most } miljoen pixels. Kies een kleinere versie
picture-too-long = Deze afbeelding is een lint, meer dan { $most } keer zo lang als breed of omgekeerd. Knip ze bij tot wat ertoe doet
picture-too-large = Deze foto is groter dan { $most } MB. Kies een kleinere versie: je telefoon kan er een maken bij het delen

## Fields
optional = { $label } (niet verplicht)
draft-saved = Bewaard als concept.
draft-saved-here = Geen verbinding. Bewaard op dit toestel; we blijven proberen.
draft-newer = In een ander venster staat een nieuwere tekst. Deze pagina wordt niet bewaard; druk op de knop om beide te houden.
