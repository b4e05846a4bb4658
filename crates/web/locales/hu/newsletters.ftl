## Hírlevelek, ahogy a hivatal írja őket
newsletters-title = Hírlevelek
newsletters-lead = Azoknak ír, akik kérték, és senki másnak. Mielőtt bármi elmenne, látja, hányan vannak.
newsletters-topic = Miről szól?
newsletters-topic-hint = Azok kapják meg, akik erről kértek hírlevelet.
newsletters-begin = Hírlevél kezdése
newsletters-no-topic = Még nincs olyan téma, amelyről Ön írhat.
newsletters-none = Még nincs hírlevél
newsletters-none-text = Az első elég pár sor: mi történt, és mi következik.
newsletters-about = hírlevelek erről: { $about }
newsletter-untitled = Még nincs tárgya
newsletter-title = Hírlevél: { $about }
newsletter-draft = Vázlat
newsletter-scheduled = Később indul
newsletter-sending = Indul
newsletter-sent = Elküldve
newsletter-leaves = indul: { $when }
newsletter-left = elindult: { $when }
newsletter-readers = { $count ->
    [one] egy olvasó
   *[other] { $count } olvasó
}
newsletter-returned = { $count ->
    [one] egy visszajött
   *[other] { $count } visszajött
}
newsletter-would-get = Olvasók, ha most indulna
newsletter-got = Ennyien kapták
newsletter-came-back = Visszajött
newsletter-next-draft = Írja meg, nézze meg, küldjön magának egy levelet, aztán indítsa el.
newsletter-next-scheduled = Indul: { $when }. Addig visszahívhatja.
newsletter-next-sending = Most indul, egyszerre néhány olvasónak.
newsletter-call-back = Visszahívás
newsletter-subject = Tárgy
newsletter-text = Szöveg
newsletter-text-hint = Egyszerű szavak. Üres sor új bekezdést kezd; az önálló cím a legtöbb levelezőben hivatkozás lesz.
newsletter-save = Szöveg mentése
newsletter-preview = Ahogy elküldjük
newsletter-preview-text = Itt Önnek címezve. Az olvasó a saját nyelvén kapja, vagy ha az nincs, a városén.
newsletter-send = Küldés
newsletter-test = Csak nekem küldjön belőle levelet
newsletter-when = Mikor induljon?
newsletter-when-hint = Hagyja üresen, ha most. Éjjel a levelek megvárják az olvasó reggelét.
newsletter-send-button = Induljon
newsletter-discard = Vázlat eldobása
said-test-letter-sent = A levél úton van Önhöz.
said-newsletter-scheduled = A választott időpontban indul. Addig visszahívhatja.
log-send-newsletter = Elindított egy hírlevelet
log-call-newsletter-back = Visszahívott egy hírlevelet
letters-kind-newsletter = Hírlevél
letters-kind-role = Szerepről
