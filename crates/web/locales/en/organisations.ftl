## Organisations
flaw-check-digits = Look at it once more: a letter or digit is not right
letters-kind-invitation = Invitation
privacy-belongs = Which organisations you belong to, and whether your name may stand on their pages. An address that is asked to join one: until it answers, two weeks at most.
me-belongs = My organisations
said-organisation-entered = It is here now.
said-organisation-changed = What is said of it is changed.
said-organisation-left = You do not belong to it any more.
said-organisation-joined = You belong to it now.
said-join-asked = Those who speak for it are told, and will answer you.
said-invited = The letter is on its way.
said-invitation-refused = Thank you. The link does not work any more.
said-claimed = The city looks at it and answers you.
said-claim-answered = Answered. Whoever asked is told.
said-organisations-merged = Merged. You can undo it for a quarter of an hour.
said-mark-taken-back = The mark is taken back.
