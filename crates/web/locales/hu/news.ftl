# Letters with news.
news-hello = Kedves { $name }!
news-look = Megnézem
news-subject = { $count } hír arról, amiben részt vesz
news-office = A város nevében: { $office }.
news-answered = A város válaszolt erre: „{ $title }”
news-commented = Valaki hozzászólt ehhez: „{ $title }”
news-hidden = Egy moderátor elrejtett valamit, amit Ön írt: „{ $title }”. Válaszolhat rá
news-restored = Újra látható, amit írt: „{ $title }”
news-stays-hidden = A moderátorok újra megnézték, és rejtve marad: „{ $title }”
news-assigned = Munka Önnek: „{ $title }”
news-held = Amit írt, addig vár, amíg egy moderátor el nem olvassa: „{ $title }”
news-released = Egy moderátor elolvasta, amit írt, és most már mindenki látja: „{ $title }”
