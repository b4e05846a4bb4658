## Reports
cancel = Mégse
report-title = Bejelentés a moderátoroknak
report-lead = A bejelentést ember olvassa el, általában egy munkanapon belül. A szerző nem látja, ki küldte.
report-why = Mi a gond?
report-text = Írja le bővebben
report-text-hint = Ezt csak a moderátorok olvassák.
report-send = Bejelentés elküldése
report-insult = Sért vagy fenyeget valakit
report-privacy = Magánügyet árul el valakiről
report-spam = Reklám
report-other = Más
