# Letters with news.
news-hello = Dag { $name },
news-look = Bekijk het
news-subject = { $count } nieuwtjes over waar je aan meedoet
news-choose = Hoe vaak je van ons hoort, kies je hier: { $address }
