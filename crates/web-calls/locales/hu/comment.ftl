## The page of an idea
comment-taken-back = A szerzője visszavonta
comment-hidden = Moderátor elrejtette
comment-hidden-why = Moderátor elrejtette: { $reason }
comment-appears-as = Ezen a néven jelenik meg: { $name }.
comment-sign-in = Hozzászóláshoz lépjen be az e-mail-címével. Jelszó nem kell.
comment-from = A beszélgetés ekkor nyílik: { $date }.
comment-not-yours = Ennél a felhívásnál csak a város munkatársai szólhatnak hozzá.
comment-closed = A beszélgetés lezárult.
