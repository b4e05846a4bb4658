# Letters with news.
news-hello = Hello { $name },
news-look = Have a look
news-subject = { $count } things happened to what you take part in
news-office = For the city: { $office }.
news-answered = The city answered “{ $title }”
news-commented = Somebody wrote about “{ $title }”
news-hidden = A moderator has hidden something you wrote: “{ $title }”. You can answer
news-restored = What you wrote can be seen again: “{ $title }”
news-stays-hidden = The moderators looked again, and it stays hidden: “{ $title }”
news-assigned = Work for you: “{ $title }”
news-held = What you wrote waits until a moderator has read it: “{ $title }”
news-released = A moderator has read what you wrote, and everybody sees it now: “{ $title }”
