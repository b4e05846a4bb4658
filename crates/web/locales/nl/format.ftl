language-name = Nederlands

## Waarden schrijven
money-pattern = { $symbol }{"\u00A0"}{ $amount }
money-of = { $currency }{"\u00A0"}{ $amount }
percent-pattern = { $share }%
clock-pattern = { $hour }.{ $minute } uur
date-and-clock = { $date }, { $clock }
ago-just-now = zonet
ago-minutes = { $count ->
    [one] { $count } minuut geleden
   *[other] { $count } minuten geleden
}
ago-hours = { $count } uur geleden
ago-days = { $count ->
    [1] gisteren
   *[other] { $count } dagen geleden
}
