## The list
organisations = Organisations
organisations-lead = The partners of the city: who they are, who speaks for them, and what they bring.
organisations-all = All
organisations-sectors = Organisations by sector
organisations-words = Name, or what they do
organisations-find = Find
organisations-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
organisations-found = { $count ->
    [one] { $count } organisation found
   *[other] { $count } organisations found
}
organisations-first = The first { $count } of them. Add a word to see fewer.
organisations-none = No organisation fits
organisations-none-yet = No organisation is here yet
organisations-none-text = Do you belong to one? Enter it, so that you can bring ideas in its name.
organisations-show-all = Show all of them
organisations-download = Download the list
organisation-is-verified = Verified

## Sectors
sector-government-hint = The city, a province, a public service
sector-knowledge-hint = A school, a university, a research centre, a library
sector-company-hint = A shop, a firm, a co-operative
sector-civil-society-hint = An association, a charity, a union
sector-residents-hint = Neighbours who do something together, registered or not

## One organisation
organisation-sector = Sector
organisation-website = Website
organisation-kbo = Enterprise number (KBO)
organisation-lei = LEI
organisation-ror = ROR
organisation-facts = In short
organisation-aside = About this organisation
organisation-verified = Verified by { $city } on { $date }
organisation-verified-text = The city looked at who speaks for it, and found that they do.
organisation-speakers = Who speaks for it
organisation-no-speakers = Nobody who speaks for it wants to be named here.
organisation-members = { $count ->
    [one] { $count } person belongs to it here
   *[other] { $count } people belong to it here
}
organisation-members-many = { $count } people and more belong to it here
organisation-ideas = What it brought
organisation-no-ideas = No idea was brought in its name yet.
organisation-more-ideas = Older ideas
organisation-about-none = Nothing is written about it yet.
organisation-journey = What happened
organisation-step-entered = Entered here
organisation-step-verified = The city verified who speaks for it
organisation-step-unverified = It is no longer verified
organisation-step-took-in = A second entry of it was merged into this one
organisation-follow = Follow this organisation
organisation-unfollow = Stop following it
organisation-report = Report this organisation to the moderators
organisation-hidden = This organisation is hidden
organisation-appeal = Answer the moderators
organisation-hide = Hide
organisation-restore = Show again
organisation-unclaimed = Nobody speaks for it here yet
organisation-unclaimed-text = Do you? Say so, and the city looks at it.
organisation-claim = I speak for it
organisation-claim-waits = Somebody says that they do; the city is looking at it.
organisation-ask-mark = Ask the city to verify it

## What one is to it
organisation-you = You and this organisation
organisation-you-speak = You speak for it
organisation-you-belong = You belong to it
organisation-you-asked = You asked to belong to it
organisation-you-asked-text = Those who speak for it will answer you.
organisation-ask = Ask to belong to it
organisation-ask-text = Those who speak for it are told, and answer you.
organisation-named = My name may stand on its page
organisation-named-hint = Only the names of those who speak for it are shown.
organisation-leave = Leave it
organisation-take-back = Take that back
organisation-stays = First let somebody else speak for it
organisation-stays-text = You are the last who speaks for it, and it has members. Let one of them speak for it, then go.

## Entering and changing one
organisation-enter = Enter an organisation
organisation-enter-lead = A name and a sector are enough. You speak for it from then on, and can ask others to join you.
organisation-enter-button = Enter it
organisation-alike = Is it one of these?
organisation-alike-text = They are here already. If yours is among them, go there and ask to belong to it.
organisation-is-new = It is none of these: enter it
organisation-name = Name
organisation-name-in = Name ({ $language })
organisation-about = What it does
organisation-about-hint = A few sentences for neighbours who do not know it.
organisation-language = Written in
organisation-website-hint = For example www.example.org
organisation-kbo-hint = Ten digits, for example 0207.521.503
organisation-lei-hint = Twenty letters and digits
organisation-ror-hint = For research organisations, for example https://ror.org/05f950310
organisation-identifiers = Numbers in registers
organisation-entering = Who speaks for it?
organisation-for-the-city = Nobody yet: I enter it for the city, and somebody will claim it
organisation-for-own = I do
organisation-edit = Change what is said
organisation-edit-verified = It is verified under this name and these numbers. When you change them, the mark goes and you can ask for it anew.
organisation-save = Save
organisation-back = Back
organisation-meanwhile = Somebody else changed it meanwhile
organisation-meanwhile-text = What you typed stands below. Look at what is there now, then save yours.

## What is wrong with a field
flaw-organisation-name = Write its name in one language at least
flaw-sector = Choose a sector
flaw-website = Write the address of a website, for example www.example.org
flaw-kbo = Write ten digits that begin with 0 or 1, for example 0207.521.503
flaw-lei = Write twenty letters and digits, the last two of them digits
flaw-ror = Write it as it stands at ror.org, for example 05f950310
flaw-identifier-taken = Another organisation here has this number already. Search for it in the list.

## Elsewhere
home-organisations = { $count ->
    [one] partner organisation
   *[other] partner organisations
}
waits-to-belong = Somebody asks to belong to { $name }
erase-memberships = { $count ->
    [one] You leave the organisation you belong to.
   *[other] You leave the { $count } organisations you belong to.
}
erase-alone = { $count ->
    [one] One of them then has nobody who speaks for it. Let somebody else do so first if you can.
   *[other] { $count } of them then have nobody who speaks for them. Let somebody else do so first if you can.
}
erase-organisations = { $count ->
    [one] The organisation you entered stays, without your name.
   *[other] The { $count } organisations you entered stay, without your name.
}
