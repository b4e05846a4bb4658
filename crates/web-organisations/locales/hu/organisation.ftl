## The list
organisations = Szervezetek
organisations-lead = A város partnerei: kik ők, ki szól a nevükben, és mit hoznak.
organisations-all = Mind
organisations-sectors = Szervezetek szektoronként
organisations-words = Név, vagy hogy mit csinál
organisations-find = Keresés
organisations-count = { $count } szervezet
organisations-found = { $count } szervezetet találtunk
organisations-first = Az első { $count }. Írjon be még egy szót, hogy kevesebb legyen.
organisations-none = Nincs ilyen szervezet
organisations-none-yet = Még nincs itt szervezet
organisations-none-text = Ön tagja egynek? Vegye fel, és hozhat ötleteket a nevében.
organisations-show-all = Mutasd mindet
organisations-download = A lista letöltése
organisation-is-verified = Igazolt

## Sectors
sector-government-hint = A város, a megye, egy közszolgáltató
sector-knowledge-hint = Iskola, egyetem, kutatóközpont, könyvtár
sector-company-hint = Bolt, cég, szövetkezet
sector-civil-society-hint = Egyesület, alapítvány, szakszervezet
sector-residents-hint = Szomszédok, akik együtt tesznek valamit, bejegyezve vagy anélkül

## One organisation
organisation-sector = Szektor
organisation-website = Honlap
organisation-kbo = Belga cégszám (KBO)
organisation-lei = LEI
organisation-ror = ROR
organisation-facts = Röviden
organisation-aside = A szervezetről
organisation-verified = Igazolta: { $city }, { $date }
organisation-verified-text = A város megnézte, ki szól a nevében, és rendben találta.
organisation-speakers = Ki szól a nevében
organisation-no-speakers = Aki a nevében szól, nem kívánja, hogy itt álljon a neve.
organisation-members = { $count } ember tartozik itt hozzá
organisation-members-many = { $count } ember és több tartozik itt hozzá
organisation-ideas = Amit hozott
organisation-no-ideas = A nevében még nem érkezett ötlet.
organisation-more-ideas = Régebbi ötletek
organisation-about-none = Még senki sem írt róla.
organisation-journey = Ami történt
organisation-step-entered = Felvéve
organisation-step-verified = A város igazolta, ki szól a nevében
organisation-step-unverified = Már nem igazolt
organisation-step-took-in = Egy második bejegyzést ebbe vontak össze
organisation-follow = Követem a szervezetet
organisation-unfollow = Nem követem tovább
organisation-report = A szervezet bejelentése a moderátoroknak
organisation-hidden = Ez a szervezet rejtett
organisation-appeal = Válasz a moderátoroknak
organisation-hide = Elrejtés
organisation-restore = Újra láthatóvá teszem
organisation-unclaimed = Itt még senki sem szól a nevében
organisation-unclaimed-text = Ön igen? Jelezze, és a város megnézi.
organisation-claim = Én szólok a nevében
organisation-claim-waits = Valaki azt mondja, hogy ő igen; a város éppen megnézi.
organisation-ask-mark = Igazolást kérek a várostól

## What one is to it
organisation-you = Ön és ez a szervezet
organisation-you-speak = Ön szól a nevében
organisation-you-belong = Ön hozzá tartozik
organisation-you-asked = Ön kérte, hogy hozzá tartozhasson
organisation-you-asked-text = Akik a nevében szólnak, válaszolni fognak.
organisation-ask = Szeretnék hozzá tartozni
organisation-ask-text = Akik a nevében szólnak, értesülnek róla, és válaszolnak.
organisation-named = A nevem megjelenhet az oldalán
organisation-named-hint = Csak azok neve jelenik meg, akik a nevében szólnak.
organisation-leave = Kilépek
organisation-take-back = Visszavonom
organisation-stays = Előbb bízzon meg mást azzal, hogy a nevében szóljon
organisation-stays-text = Ön az utolsó, aki a nevében szól, és vannak tagjai. Bízza meg egyiküket, azután kiléphet.

## Entering and changing one
organisation-enter = Szervezet felvétele
organisation-enter-lead = Elég egy név és egy szektor. Onnantól Ön szól a nevében, és másokat is meghívhat.
organisation-enter-button = Felveszem
organisation-alike = Ezek egyike az?
organisation-alike-text = Ezek már itt vannak. Ha az Öné közöttük van, menjen oda, és kérje, hogy hozzá tartozhasson.
organisation-is-new = Egyik sem: felveszem
organisation-name = Név
organisation-name-in = Név ({ $language })
organisation-about = Mit csinál
organisation-about-hint = Néhány mondat azoknak a szomszédoknak, akik nem ismerik.
organisation-language = Ezen a nyelven íródott
organisation-website-hint = Például www.example.org
organisation-kbo-hint = Tíz számjegy, például 0207.521.503
organisation-lei-hint = Húsz betű és számjegy
organisation-ror-hint = Kutatóintézményeknek, például https://ror.org/05f950310
organisation-identifiers = Nyilvántartási számok
organisation-entering = Ki szól a nevében?
organisation-for-the-city = Még senki: a város nevében veszem fel, és majd jelentkezik valaki
organisation-for-own = Én
organisation-edit = A leírás módosítása
organisation-edit-verified = Ezzel a névvel és ezekkel a számokkal igazolták. Ha módosítja őket, az igazolás megszűnik, és újra kérheti.
organisation-save = Mentés
organisation-back = Vissza
organisation-meanwhile = Közben valaki más módosította
organisation-meanwhile-text = Amit beírt, lent áll. Nézze meg, mi van ott most, azután mentse a sajátját.

## What is wrong with a field
flaw-organisation-name = Írja be a nevét legalább egy nyelven
flaw-sector = Válasszon szektort
flaw-website = Írja be egy honlap címét, például www.example.org
flaw-kbo = Írjon tíz számjegyet, 0-val vagy 1-gyel kezdve, például 0207.521.503
flaw-lei = Írjon húsz betűt és számjegyet, az utolsó kettő számjegy
flaw-ror = Írja úgy, ahogy a ror.org oldalon áll, például 05f950310
flaw-identifier-taken = Egy másik itteni szervezetnek már ez a száma. Keresse meg a listában.

## Elsewhere
home-organisations = { $count ->
    [one] partnerszervezet
   *[other] partnerszervezet
}
waits-to-belong = Valaki ide szeretne tartozni: { $name }
erase-memberships = { $count ->
    [one] Kilép a szervezetből, amelyhez tartozik.
   *[other] Kilép abból a { $count } szervezetből, amelyhez tartozik.
}
erase-alone = Közülük { $count } nevében azután senki sem szól. Ha lehet, előbb bízzon meg mást.
erase-organisations = { $count ->
    [one] A szervezet, amelyet felvett, az Ön neve nélkül megmarad.
   *[other] Az a { $count } szervezet, amelyet felvett, az Ön neve nélkül megmarad.
}
