## The page of an idea
news-published = Megjelent az ötlete: „{ $title }”
news-eligible = Az ötlete megfelel a feltételeknek, és továbbjut: „{ $title }”
news-ineligible = Az ötlete nem felel meg a feltételeknek: „{ $title }”
news-change-asked = A város módosítást kér ebben az ötletben: „{ $title }”
news-merged = „{ $title }” ennek részeként folytatódik: „{ $with }”
news-took-in = „{ $with }” csatlakozott az ötletéhez: „{ $title }”
news-merged-elsewhere = „{ $title }” egy másik ötlet részeként folytatódik
news-took-in-another = Egy másik ötlet csatlakozott az ötletéhez: „{ $title }”
news-selected-own = Az ötlete nyert: „{ $title }”
news-selected = Nyert: „{ $title }”
news-not-selected-own = Az ötlete nem nyert: „{ $title }”
news-not-selected = Nem nyert: „{ $title }”
news-results = Megvan az eredmény: „{ $call }”
news-closed-early = Idő előtt lezárult: „{ $call }”
news-reopened = Újra nyitva: „{ $call }”
news-brought-back = Visszakerült a felhívás: „{ $title }”
