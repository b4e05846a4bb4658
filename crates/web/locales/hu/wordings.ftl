## A levelek a város saját szavaival
wordings-title = A levelek szavai
wordings-lead = Amit a levelek az ötletek szerzőinek mondanak. Saját szavak nélkül az áll bennük, ami itt olvasható.
wordings-own = Saját szavak
wordings-places = Kapcsos zárójelben az áll, ami levelenként más: { $places }
wordings-example = Ezt mondaná egy levél
wordings-save = A szavak mentése
wordings-look = Példa megjelenítése
wordings-give-up = Vissza a szokásos szavakhoz
wordings-no-reason = Írja meg, miért: szerepeljen benne a { $place }
wordings-example-title = Pad a hársak alatt
wordings-example-other = Árnyas tér
wordings-example-call = Hűvösebb utcák
wordings-example-reason = A járda ott túl keskeny egy padhoz.
