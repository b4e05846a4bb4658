## Mails of the demo
mails-title = Mails that would have been sent
mails-lead = This is an example city: no mail leaves it. Links in the mails work here.
mails-none = No mail yet
mails-none-text = Sign in or share an idea, and the first one appears.
mails-list = Mails
mails-from = From
mails-to = To
mails-when = When
mails-choose = Choose a mail to read it.
