## What a page says after something was done with an event
said-registered = Megkaptuk a jelentkezését. Alább látja, van-e helye.
said-registered-before = Már korábban jelentkezett.
said-not-registered = A jelentkezés nem sikerült. Alább olvashatja, miért.
said-registration-withdrawn = Visszavonta a jelentkezését. Köszönjük, hogy szólt.
said-event-published = Az esemény nyilvános.
said-event-cancelled = Az esemény elmarad. Minden jelentkezőt értesítünk.
said-event-copied = Ez egy új vázlat ugyanazzal a szöveggel. Adja meg, mikor lesz.
said-event-deleted = A vázlatot töröltük.
said-moved-up = Akinek jutott hely, előrelépett, és értesítést kap.
said-minutes-published = Az emlékeztető nyilvános. A résztvevőket értesítjük.

## Elsewhere
flaw-full = Nincs több hely
me-coming = Ahol várják
news-offer = { $label }: { $address }
then-registered = Amint belép, jelentkezett erre: „{ $title }”.
