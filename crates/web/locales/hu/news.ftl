# Letters with news.
news-hello = Kedves { $name }!
news-look = Megnézem
news-subject = { $count } hír arról, amiben részt vesz
news-choose = Itt állíthatja be, milyen gyakran írjunk: { $address }
