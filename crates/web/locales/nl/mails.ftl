## Mails of the demo
mails-title = Mails die verstuurd zouden zijn
mails-lead = Dit is een voorbeeldstad: er vertrekt geen mail. De links in de mails werken hier.
mails-none = Nog geen mail
mails-none-text = Meld je aan of deel een idee, dan verschijnt de eerste.
mails-list = Mails
mails-from = Van
mails-to = Aan
mails-when = Wanneer
mails-choose = Kies een mail om te lezen.
