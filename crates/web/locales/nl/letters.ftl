## Brieven die niet vertrokken zijn
letters-title = Brieven die niet konden vertrekken
letters-lead = Ze worden drie dagen lang vanzelf opnieuw geprobeerd. Daarna worden ze opgegeven en wachten ze op jou.
letters-waiting = { $count ->
    [0] Er wacht geen brief.
    [one] Er wacht één brief.
   *[other] Er wachten { $count } brieven.
}
letters-none = Met geen enkele brief is er iets mis
letters-none-text = Wat bij de eerste poging niet bezorgd kon worden, staat hier.
letters-kind-sign-in = Code om aan te melden
letters-kind-news = Nieuws
letters-tries = { $count ->
    [one] één keer geprobeerd
   *[other] { $count } keer geprobeerd
}
letters-next = volgende poging { $when }
letters-given-up = opgegeven
letters-retry = Opnieuw versturen
letters-drop = Opgeven
letters-kind-address = Een ander adres
letters-kind-block = Blokkering
letters-kind-recovery = Een ander adres, gevraagd aan het loket
letters-kind-passkey = Passkey
letters-kind-provider = Een login elders
