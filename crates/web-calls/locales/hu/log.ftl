## A döntések naplója
log-screen = Átnézett egy ötletet
log-ask-change = Módosítást kért
log-merge = Összevont egy ötletet a párjával
log-answer = Válaszolt a város nevében
log-call-begin = Elkezdett egy felhívást
log-call-save = Módosított egy felhívást
log-call-publish = Közzétett egy felhívást
log-call-close = Idő előtt lezárt egy felhívást
log-call-reopen = Újra megnyitott egy felhívást
log-call-archive = Eltett egy felhívást
log-call-rename = Új címet adott egy felhívásnak
log-call-decide = Döntött egy felhívásról
log-ideas = Ötletek
log-calls = Felhívások
