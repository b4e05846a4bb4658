## Home
home-title = Mit hozzunk létre közösen legközelebb?
home-lead = Ossza meg az ötletét. A szomszédok hozzászólnak és támogatják, a város dönt, és meg is indokolja. Minden lépés nyilvános.
home-waits = Önre vár
home-unread = { $count ->
    [one] Egy olvasatlan üzenet
   *[other] { $count } olvasatlan üzenet
}
home-about = Az oldalról

## Home, as sentences
home-people = { $count ->
    [one] szomszéd vesz részt
   *[other] szomszéd vesz részt
}
