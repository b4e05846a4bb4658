## Home
home-title = What shall we build together next?
home-lead = Bring an idea. Neighbours think along and support it, the city decides and says why. You see every step.
home-waits = Waiting for you
home-unread = { $count ->
    [one] One message you have not read
   *[other] { $count } messages you have not read
}
home-about = About this site

## Home, as sentences
home-people = { $count ->
    [one] neighbour takes part
   *[other] neighbours take part
}
