## Antwoorden van één minuut vanuit een brief
ask-before = Tot nu toe
ask-until = Je kunt antwoorden tot { $when }, zonder je aan te melden. Er gebeurt niets voor je op een knop drukt.
ask-thanks = Dank je wel
ask-answered = Je antwoord kwam binnen op { $when }. Je mag deze pagina sluiten.
ask-over = Er valt niets meer te antwoorden
ask-over-text = Het is al geregeld, of de tijd ervoor is voorbij.
