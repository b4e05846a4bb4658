mail-unsubscribe = Stop deze mails
