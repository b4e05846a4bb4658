# Wat beter moet, zo gezegd dat het lukt. Staat naast een veld en boven het formulier.
flaw-title-missing = Geef je idee een korte titel die iets zegt
flaw-text-missing = Vertel in een zin of twee wat je zou veranderen
flaw-reason-missing = Schrijf de reden in een zin; wie het aangaat, leest ze
flaw-criterion-missing = Kies de voorwaarde waaraan het idee niet voldoet
flaw-verdict-missing = Kies of dit idee gekozen is
flaw-unscreened = Dit idee is nog niet bekeken: zeg eerst of het in aanmerking komt
flaw-cost = Schrijf het bedrag als een getal, bijvoorbeeld 2500
flaw-name = Schrijf een naam met letters, bijvoorbeeld je voornaam en een initiaal
flaw-deviation = Een idee met minder steun werd wel gekozen. Zeg publiek waarom
