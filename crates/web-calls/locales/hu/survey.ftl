# Egy felhívás kérdéseinek megválaszolása, és amit a válaszok együtt mondanak.
survey-card = Megválaszolandó kérdések
survey-title = Válaszadás
survey-button = Válaszolok a kérdésekre
survey-change = Módosítom a válaszaimat
survey-questions = { $count ->
    [one] 1 kérdés
   *[other] { $count } kérdés
}
survey-send = Elküldöm a válaszaimat
survey-send-again = Elküldöm a módosított válaszokat
survey-then = A zárásig módosíthatja vagy visszavonhatja a válaszait. A neve sehol sem jelenik meg nyilvánosan mellettük.
survey-then-sign-in = Hogy mindenki egyszer válaszoljon, útközben megerősíti az e-mail-címét. Amit kitöltött, megmarad.
survey-again = Ekkor válaszolt: { $date }
survey-again-text = A zárásig itt módosíthatja a válaszait.
survey-see-own = Megnézem, mit válaszoltam
survey-opens = Ettől lehet válaszolni: { $date }
survey-opens-text = Kövesse a felhívást, és szólunk, amikor elkezdődik.
survey-closed = Már nem lehet válaszolni
survey-closed-text = Amit a válaszok együtt mondanak, külön oldalon olvasható.
survey-not-yours = Ezekre a kérdésekre mások válaszolnak
survey-still-here = Amit kitöltött, még itt van
survey-still-here-text = Nézze át még egyszer, majd küldje el a lap alján lévő gombbal.
survey-changed = A kérdések közben megváltoztak
survey-changed-text = Amit kitöltött, még itt van. Nézze át újra a kérdéseket, majd küldje el a válaszait.
survey-thanks = Köszönjük, a válaszai megérkeztek
survey-own = Amit Ön válaszolt
survey-next-until = Eddig módosíthatja vagy visszavonhatja a válaszait: { $date }. Utána mindenki elolvashatja, mit mondanak együtt a válaszok.
survey-next-closed = Most már mindenki elolvashatja, mit mondanak együtt a válaszok.
survey-next-always = A válaszait bármikor módosíthatja vagy visszavonhatja.
survey-withdraw = Visszavonom a válaszaimat
survey-withdraw-lead = Végleg töröljük őket, és többé nem számítanak bele. Amíg nyitva van, újra válaszolhat.
survey-withdraw-button = Visszavonom
survey-for-idea = Néhány kérdés róla
survey-for-idea-heading = Kérdések erről az ötletről
answers-title = Mit mondanak a válaszok
answers-tab = Válaszok
answers-of = { $title } – mit mondanak a válaszok
answers-lead = Mit mondanak együtt a válaszok, kérdésenként.
answers-people = { $people ->
    [one] 1 ember válaszolt.
   *[other] { $people } ember válaszolt.
}
answers-people-head = Emberek
answers-points-head = Pontok
answers-share-head = Arány
answers-answer-head = Válasz
answers-share = { $many } · { $share }
answers-points = { $points ->
    [one] 1 pont
   *[other] { $points } pont
}
answers-between = { $least } – { $most }
answers-said = { $people ->
    [one] 1 ember válaszolt erre.
   *[other] { $people } ember válaszolt erre.
}
answers-half = A válaszok fele legfeljebb { $half } (kerekítve).
answers-first = Az első: „{ $name }”.
answers-most = Leggyakrabban: „{ $name }” ({ $share }).
answers-none-of = { $people ->
    [0] Erre senki sem válaszolt.
   *[other] Túl kevés az egyforma válasz ahhoz, hogy megmutassuk.
}
answers-only-you = Ezt egyelőre csak Ön és a munkatársai látják
answers-only-you-text = Akkor lesz nyilvános, amikor már senki sem válaszolhat: kimarad belőle, amit csak a munkatársak olvasnak, és minden szám, amely ötnél kevesebb emberről szólna.
answers-after = Ez után itt olvasható, mit mondanak a válaszok: { $date }.
answers-few = Túl kevés a válasz ahhoz, hogy megmutassuk anélkül, hogy kiderülne, kik adták.
answers-none = Még nincs mit olvasni
answers-how = Kimarad minden szám, amely ötnél kevesebb emberről szólna. Sorrendnél n lehetőség közül az első hely n pontot ér.
answers-data = Az összes válasz adatként:
answers-texts = Amit az emberek írtak
answers-texts-text = Ezt csak a munkatársak olvassák.
answers-idea = Az ötlet, amellyel érkezett
template-survey = Felmérés
template-survey-hint = Három hét kérdések, mindenki egyszer válaszol, nyilvános összegzéssel. Hogy tervezés előtt tudja, mi a helyzet.
template-poll = Szavazás egy kérdésről
template-poll-hint = Egy kérdés, egy hét. Hogy néhány jó lehetőség közül válasszanak.
