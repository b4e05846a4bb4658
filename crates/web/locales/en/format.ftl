language-name = English

## Ways to write values
money-pattern = { $symbol }{ $amount }
money-of = { $currency }{"\u00A0"}{ $amount }
percent-pattern = { $share }%
clock-pattern = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }
ago-just-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [1] yesterday
   *[other] { $count } days ago
}
