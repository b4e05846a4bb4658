## Home
home-see-calls = A felhívások megtekintése
home-open = Most nyitva
home-all-calls = Az összes felhívás ({ $count })
home-nothing-open = Most nincs nyitott felhívás
home-nothing-open-text = Hogy miről döntenek éppen, és mi lett a korábbi ötletekből, azt a felhívások listájában találja.
home-journey = Az ötlettől az eredményig
home-journey-text = Minden ötlet ugyanazt a hat lépést járja be. Látható, melyik hol tart, ki döntött róla, és miért.
home-happened = Mi történt az ötletekkel
home-results = Eredmények
home-all-results = Az összes eredmény

## Home, as sentences
home-answered = { $office } válasza: „{ $text }”
home-change-asked = A város kéri, hogy módosítsa ezt az ötletét: „{ $title }”
home-finish-draft = Fejezze be a piszkozatát: „{ $title }”
home-ideas = { $count ->
    [one] ötlet
   *[other] ötlet
}
home-decided = indoklással megválaszolva
home-selected = { $count ->
    [one] ötlet nyert
   *[other] ötlet nyert
}
journey-idea = Ötlet
journey-idea-count = { $count ->
    [one] { $count } ötlet eddig
   *[other] { $count } ötlet eddig
}
journey-support = Támogatás
journey-support-text = A szomszédok együtt gondolkodnak
journey-decision = Döntés
journey-decision-count = { $count ->
    [one] { $count } döntés, indoklással
   *[other] { $count } döntés, mindegyik indoklással
}
journey-commission = Megállapodás
journey-commission-count = { $count ->
    [one] { $count } nyertes ötlet vár megállapodásra
   *[other] { $count } nyertes ötlet vár megállapodásra
}
journey-test = Kipróbálás
journey-test-text = A lakókkal együtt próbáljuk ki
journey-result = Eredmény
journey-result-text = Mi lett belőle, mindenki számára
