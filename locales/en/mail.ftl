### Mails

mail-unsubscribe = End these mails
