# A call on paper, and on other sites.
sheet-title = Plakát és kártya
sheet-of = Plakát és kártya: { $title }
sheet-lead = Ablakba, hirdetőtáblára, postaládába. Ami a lap körül van, az nem kerül nyomtatásba.
sheet-a3 = Plakát, A3
sheet-a5 = Kártya, A5
sheet-size = Méret
sheet-language = Nyelv
sheet-print = Nyomtatás
sheet-back = Vissza a felhíváshoz
sheet-asks = { $city } kérdezi Önt
sheet-share = Ossza meg ötletét
sheet-share-until = Ossza meg ötletét eddig: { $date }
sheet-answer = Válaszoljon a kérdésekre
sheet-answer-until = Válaszoljon a kérdésekre eddig: { $date }
sheet-support = Támogassa az Önnek tetsző ötleteket
sheet-support-until = Támogassa az Önnek tetsző ötleteket eddig: { $date }
sheet-from = Vegyen részt ettől a naptól: { $date }
sheet-read = Nézze meg, mi lett belőle
sheet-scan = Olvassa be a négyzetet a telefonjával, vagy keresse fel:
sheet-free = Néhány perc az egész, jelszó nélkül.
sheet-square = Négyzet, amely a felhíváshoz vezet
sheet-go = A felhíváshoz
sheet-ideas = { $count ->
    [one] Eddig egy ötlet
   *[other] Eddig { $count } ötlet
  }

## On another website
embed-title = Más honlapon
embed-lead = Ezzel a kóddal egy iskola, egyesület vagy újság honlapja kártyaként mutatja a felhívást. Nem helyez el sütit, és senkit sem számol.
embed-code = Az oldalba illesztendő kód
embed-copy = A kód másolása
embed-looks = Így néz ki
embed-by = Kérdező: { $city }, a Kalakán
