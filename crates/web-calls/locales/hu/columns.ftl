column-number = Szám
column-idea = Ötlet
column-language = Nyelv
column-made = Válasz ideje
column-changed = Módosítás ideje
column-other = Más
column-east = Keleti hosszúság
column-north = Északi szélesség
