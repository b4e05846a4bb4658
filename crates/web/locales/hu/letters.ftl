## El nem küldött levelek
letters-title = Levelek, amelyek nem tudtak elindulni
letters-lead = Három napig maguktól újra próbálkozunk velük. Azután lemondunk róluk, és Önre várnak.
letters-waiting = { $count ->
    [0] Egy levél sem vár.
    [one] Egy levél vár.
   *[other] { $count } levél vár.
}
letters-none = Egyik levéllel sincs baj
letters-none-text = Itt áll, amit elsőre nem sikerült kézbesíteni.
letters-kind-sign-in = Belépési kód
letters-kind-news = Hírek
letters-tries = { $count ->
    [one] egyszer próbáltuk
   *[other] { $count } alkalommal próbáltuk
}
letters-next = következő próba: { $when }
letters-given-up = lemondtunk róla
letters-retry = Küldje újra
letters-drop = Mondjon le róla
letters-kind-address = Másik cím
letters-kind-block = Letiltás
letters-kind-recovery = Az ügyfélszolgálaton kért másik cím
letters-kind-passkey = Belépőkulcs
letters-kind-provider = Belépés máshol
