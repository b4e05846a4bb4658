## Mails of the demo
mails-title = Levelek, amelyeket elküldtünk volna
mails-lead = Ez egy példaváros: innen nem megy el levél. A levelek hivatkozásai itt működnek.
mails-none = Még nincs levél
mails-none-text = Lépjen be, vagy küldjön ötletet, és megjelenik az első.
mails-list = Levelek
mails-from = Feladó
mails-to = Címzett
mails-when = Mikor
mails-choose = Válasszon egy levelet.
