## The page of an idea
comment-taken-back = Teruggenomen door de schrijver
comment-hidden = Verborgen door een moderator
comment-hidden-why = Een moderator verborg dit: { $reason }
comment-appears-as = Het verschijnt onder de naam { $name }.
comment-sign-in = Meepraten? Meld je aan met je e-mailadres. Er is geen wachtwoord.
comment-from = Het gesprek opent op { $date }.
comment-not-yours = In deze oproep praten alleen medewerkers van de stad mee.
comment-closed = Het gesprek is afgesloten.
