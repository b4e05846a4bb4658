## Words used on many pages
cancel = Mégse

## An idea
report-title = Bejelentés a moderátoroknak
report-lead = A bejelentést ember olvassa el, általában egy munkanapon belül. A szerző nem látja, ki küldte.
report-why = Mi a gond?
report-text = Ha szeretné, írja le bővebben
report-send = Bejelentés elküldése

## The page of an idea
report-insult = Sért vagy fenyeget valakit
report-privacy = Magánügyet árul el valakiről
report-spam = Reklám
report-other = Más
