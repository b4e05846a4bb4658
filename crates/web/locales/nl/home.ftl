## Home
home-title = Wat maken we hierna samen?
home-lead = Breng een idee. Buren denken mee en steunen het, de stad beslist en zegt waarom. Je ziet elke stap.
home-about = Over deze site

## Home, as sentences
home-people = { $count ->
    [one] buur doet mee
   *[other] buren doen mee
}
