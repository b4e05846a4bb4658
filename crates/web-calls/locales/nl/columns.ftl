column-number = Nummer
column-idea = Idee
column-language = Taal
column-made = Beantwoord
column-changed = Gewijzigd
column-other = Iets anders
column-east = Oosterlengte
column-north = Noorderbreedte
