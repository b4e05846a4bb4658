### Mails

mail-unsubscribe = Stop deze mails
