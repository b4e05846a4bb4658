## Letters that have not left
letters-title = Letters that could not leave
letters-lead = They are tried again by themselves for three days. Then they are given up and wait for you.
letters-waiting = { $count ->
    [0] No letter waits.
    [one] One letter waits.
   *[other] { $count } letters wait.
}
letters-none = No letter is in trouble
letters-none-text = What could not be delivered at the first try is listed here.
letters-kind-sign-in = Code to sign in
letters-kind-news = News
letters-tries = { $count ->
    [one] tried once
   *[other] tried { $count } times
}
letters-next = next try { $when }
letters-given-up = given up
letters-retry = Send again
letters-drop = Give up
letters-kind-address = Another address
letters-kind-block = Block
letters-kind-recovery = Another address, asked at the desk
letters-kind-passkey = Passkey
letters-kind-provider = A login elsewhere
