## Home
home-title = Wat maken we hierna samen?
home-lead = Breng een idee. Buren denken mee en steunen het, de stad beslist en zegt waarom. Je ziet elke stap.
home-waits = Dit wacht op jou
home-unread = { $count ->
    [one] Eén bericht dat je niet las
   *[other] { $count } berichten die je niet las
}
home-about = Over deze site

## Home, as sentences
home-people = { $count ->
    [one] buur doet mee
   *[other] buren doen mee
}
