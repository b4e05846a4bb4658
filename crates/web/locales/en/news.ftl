# Letters with news.
news-hello = Hello { $name },
news-look = Have a look
news-subject = { $count } things happened to what you take part in
news-choose = How often you hear from us you choose here: { $address }
