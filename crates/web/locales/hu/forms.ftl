## Mi a gond egy mezővel
picture-not-a-picture = Ez a fájl nem fénykép. Válasszon JPEG-, PNG- vagy WebP-fájlt
picture-vector = SVG-rajzot nem tudunk fogadni. Mentse PNG-ként, és azt válassza
picture-heic = Ez HEIC-fénykép, amelyet a böngészők nem tudnak megmutatni. Válasszon JPEG-et, vagy állítsa a kamerát a legkompatibilisebb formátumra
picture-damaged = Ez a fénykép nem teljes. Válassza ki újra, vagy válasszon másikat
picture-too-many-pixels = Ez a fénykép több mint { $most } millió képpontból áll. Válasszon kisebb változatot
picture-too-long = Ez a kép túl keskeny: a hosszabbik oldala a rövidebbiknek több mint { $most }-szorosa. Vágja körbe, ami fontos
picture-too-large = Ez a fénykép több mint { $most } MB. Válasszon kisebb változatot: a telefon megosztáskor tud ilyet készíteni

## Fields
optional = { $label } (nem kötelező)
draft-saved = Piszkozatként elmentve.
draft-saved-here = Nincs kapcsolat. Ezen az eszközön megőrizzük, és újra próbáljuk.
draft-newer = Egy másik ablakban újabb szöveget mentett. Ezt az oldalt nem mentjük; a gombbal mindkettő megmarad.
