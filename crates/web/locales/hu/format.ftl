language-name = Magyar

## Értékek írása
money-pattern = { $amount }{"\u00A0"}{ $symbol }
money-of = { $amount }{"\u00A0"}{ $currency }
percent-pattern = { $share }%
clock-pattern = { $hour }:{ $minute }
date-and-clock = { $date }, { $clock }
ago-just-now = az imént
ago-minutes = { $count } perce
ago-hours = { $count } órája
ago-days = { $count ->
    [1] tegnap
   *[other] { $count } napja
}
