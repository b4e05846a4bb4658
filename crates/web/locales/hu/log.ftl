## Log of decisions
log-title = Döntési napló
log-lead = A munkatársak minden döntése és módosítása, sorrendben. Semmi sem tűnhet el belőle észrevétlenül.
log-head = Legújabb bejegyzés:
log-kind = Milyen fajta
log-show = Mutatás
log-by = Kitől
log-by-anybody = Bárkitől
log-from = Ettől
log-until = Eddig
log-not-a-day = Írja a napot így: 2026. 12. 14.
log-until-before-from = Az utolsó nap az első előtt van
log-none-so = Nincs ilyen bejegyzés
log-none-so-text = Válasszon másik fajtát, valaki mást vagy más napokat.
log-all = A teljes napló
log-none = A napló üres
log-number = Sz.
log-what = Mi történt
log-who = Ki
log-when = Mikor
log-digest = Pecsét

## The page of an idea
somebody-who-left = valaki, aki már elment

## A döntések naplója
log-entries = A naplóban { $count } bejegyzés van
log-whole = A napló sértetlen: minden bejegyzést ellenőriztünk ({ $count })
log-broken = A naplót megváltoztatták: nem illik az előzőhöz ez a bejegyzés: { $number }.
log-check = A teljes napló ellenőrzése
log-system = Maga a Kalaka
log-with-reason = { $done }: „{ $reason }”
log-give-role = { $name } új szerepe: { $role }
log-take-role = { $name } szerepe megszűnt: { $role }
log-erase = Törölte a saját fiókját
log-retry-letter = Újra elküldött egy levelet, amelyről már lemondtunk
log-drop-letter = Lemondott egy levél elküldéséről
log-city-save = Módosította a város beállításait
log-everything = Minden
log-people = Emberek és szerepek
log-city = Beállítások
log-hide = Elrejtett valamit
log-restore = Újra megmutatott valamit
log-approve = Rendben talált valamit
log-keep-hidden = Elrejtve hagyott valamit
log-comments = Hozzászólások
log-assign = Munkát adott át egy kollégának, vagy adott vissza
log-save-reply = Módosította a mentett válaszokat
log-unapprove = Visszavonta, hogy valami rendben van
log-propose-hiding = Javasolta valaminek az elrejtését
log-dismiss-hiding = Elutasította valaminek az elrejtését
log-change-address = Módosította a saját címét
log-refuse-address = Elutasított egy másik címet, és minden munkamenetet megszüntetett
log-block = Letiltotta: { $name } (szabály: { $rule })
log-keep-blocked = A fellebbezés után is letiltva hagyta: { $name }
log-unblock = Feloldotta a letiltást: { $name }
log-block-over = Véget ért a letiltás: { $name }
log-prove-at-desk = Látta az ügyfélszolgálaton: { $name }
log-end-proof = Visszavonta, amit { $name } igazolt
log-replace-residents = { $entries ->
    [one] Egy lakót tartalmazó jegyzéket töltött fel
   *[other] { $entries } lakót tartalmazó jegyzéket töltött fel
}
log-print-codes = { $codes ->
    [one] Kinyomtatott egy kódos levelet
   *[other] Kinyomtatott { $codes } kódos levelet
}
log-end-codes = Érvénytelenítette a kinyomtatott levelek kódjait
log-unseal = Felnyitotta, ami ott le van zárva
log-unseal-own = Felnyitotta, amit ő maga zárt le
log-rotate-key = Új kulcsot adott a lezárt adatoknak
log-begin-recovery = Másik címet jegyzett fel az ügyfélszolgálaton: { $name }
log-confirm-recovery = Egy postafiókból hozzájárultak egy másik címhez: { $name }
log-stop-recovery = Lemondta a másik címet: { $name }
log-recover = Másik címet adott az ügyfélszolgálaton feljegyzettek szerint: { $name }
