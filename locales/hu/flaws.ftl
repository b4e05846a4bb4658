# Mit kell javítani, úgy mondva, hogy sikerüljön. A mező mellett és az űrlap tetején áll.
flaw-title-missing = Adjon rövid, beszédes címet az ötletének
flaw-text-missing = Írja le egy-két mondatban, mit változtatna meg
flaw-reason-missing = Írja le egy mondatban az indokot; az érintettek olvasni fogják
flaw-criterion-missing = Válassza ki a feltételt, amelynek nem felel meg
flaw-verdict-missing = Döntse el, nyert-e ez az ötlet
flaw-unscreened = Ezt az ötletet még nem nézték meg: előbb mondja meg, megfelel-e
flaw-cost = Az összeget számmal írja be, például: 2500
flaw-name = Betűkből álló nevet írjon, például a keresztnevét és egy kezdőbetűt
flaw-deviation = Egy kevesebb támogatást kapott ötlet bekerült, ez nem. Írja le nyilvánosan, miért
