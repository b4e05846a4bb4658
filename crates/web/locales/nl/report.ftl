## Reports
cancel = Annuleren
report-title = Meld aan de moderatoren
report-lead = Iemand leest je melding, meestal binnen één werkdag. De auteur ziet niet wie meldde.
report-why = Wat is er mis?
report-text = Vertel meer
report-text-hint = Alleen de moderatoren lezen dit.
report-send = Verstuur de melding
report-insult = Het beledigt of bedreigt iemand
report-privacy = Het vertelt privézaken over iemand
report-spam = Het is reclame
report-other = Iets anders
