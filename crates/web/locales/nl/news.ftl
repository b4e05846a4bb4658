# Letters with news.
news-hello = Dag { $name },
news-look = Bekijk het
news-subject = { $count } nieuwtjes over waar je aan meedoet
news-office = Namens de stad: { $office }.
news-answered = De stad antwoordde op “{ $title }”
news-commented = Iemand schreef iets bij “{ $title }”
news-hidden = Een moderator verborg iets dat je schreef: “{ $title }”. Je kunt antwoorden
news-restored = Wat je schreef is weer te zien: “{ $title }”
news-stays-hidden = De moderatoren keken opnieuw, en het blijft verborgen: “{ $title }”
news-assigned = Werk voor jou: “{ $title }”
news-held = Wat je schreef, wacht tot een moderator het gelezen heeft: “{ $title }”
news-released = Een moderator heeft gelezen wat je schreef, en iedereen ziet het nu: “{ $title }”
