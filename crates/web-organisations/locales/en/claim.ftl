## Saying that one speaks for an organisation
claim-ask = I speak for { $name }
claim-ask-mark = Ask the city to verify { $name }
claim-lead = Somebody of { $city } looks at it and answers you.
claim-proof = How can the city know that you speak for it?
claim-proof-hint = For example: what you do there, a page of its website with your name, a number where its office confirms it. Only officers read this.
claim-send = Send it to the city

## At the desk
desk-task-claim = Look who speaks for it
claim-title = Does this person speak for it?
claim-who = Who says so
claim-mail = Their address
claim-made = Since
claim-host-same = Their address lies at { $host }, as the website does.
claim-host-other = Their address does not lie at { $host }, where the website is. That alone says nothing.
claim-host-unknown = No website is known that their address could be compared with.
claim-about = The organisation
claim-person = The person
claim-their-words = In their words
claim-verify = They speak for it: verify
claim-refuse = They do not: refuse
claim-refuse-heading = Or refuse, with a reason
claim-reason = Why not?
claim-reason-hint = Only whoever claimed it reads this.
claim-none = Nothing waits here: it was answered or taken back.
unverify-title = Take the mark back
unverify-lead = It stays as it is, without the mark. Those who speak for it are told why, and everybody can read it.
unverify-reason = Why?
merge-organisation = Merge into another
merge-organisation-lead = { $name } goes; its members, followers and ideas go over to the one that stays, and its address leads there.
merge-organisation-into = Which one stays?
merge-organisation-none = None like it was found. Look for it by its name.
merge-organisation-button = Merge them
done-merged-organisations = { $count ->
    [one] { $count } organisation merged
   *[other] { $count } organisations merged
}

## News
news-merged-away = “{ $title }” was merged into another organisation
news-merged-into = “{ $title }” was merged into “{ $other }”
news-join-asked = Somebody asks to belong to “{ $title }”
news-joined = You belong to “{ $title }” now
news-removed = You do not belong to “{ $title }”
news-verified = The city verified “{ $title }”
news-unverified = “{ $title }” is no longer verified
news-claim-refused = The city did not find that you speak for “{ $title }”

## The log
log-organisation-entered = entered an organisation
log-organisation-changed = changed what is said of an organisation
log-organisation-members = changed who belongs to an organisation
log-organisation-verified = verified who speaks for an organisation
log-organisation-refused = refused a claim to speak for an organisation
log-organisation-merged = merged an organisation into another
log-organisation-unmerged = undid a merge of organisations
log-organisation-unverified = took the mark of an organisation back
