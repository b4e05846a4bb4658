## Egyperces válaszok levélből
ask-before = Eddig
ask-until = Válaszolhat eddig: { $when }, bejelentkezés nélkül. Semmi sem történik, amíg meg nem nyom egy gombot.
ask-thanks = Köszönjük
ask-answered = Válasza megérkezett: { $when }. Bezárhatja ezt az oldalt.
ask-over = Nincs már mire válaszolni
ask-over-text = Már elintéződött, vagy lejárt az ideje.
