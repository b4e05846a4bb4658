## Brieven in de eigen woorden van de stad
wordings-title = Woorden van brieven
wordings-lead = Wat je brieven zeggen aan wie een idee schreef. Zonder eigen woorden zeggen ze wat hier staat.
wordings-own = Eigen woorden
wordings-places = Tussen accolades staat wat telkens anders is: { $places }
wordings-example = Wat een brief zou zeggen
wordings-save = Bewaar de woorden
wordings-look = Toon een voorbeeld
wordings-give-up = Terug naar de gewone woorden
wordings-no-reason = Zeg waarom: zet er { $place } in
wordings-example-title = Een bank onder de linden
wordings-example-other = Een plein met schaduw
wordings-example-call = Koelere straten
wordings-example-reason = De stoep is daar te smal voor een bank.
