mail-unsubscribe = End these mails
