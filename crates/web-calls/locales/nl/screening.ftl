## Desk

## Screening
screen-title = Nakijken
screen-progress = { $done } van { $total } nagekeken
screen-nothing = Alle ideeën zijn nagekeken
screen-nothing-text = Nieuwe verschijnen hier zodra ze binnenkomen.
screen-to-desk = Terug naar de balie
screen-twins = Misschien hetzelfde idee
screen-ask = Vraag een aanpassing
screen-answer = Antwoord openbaar
screen-merge = Voeg samen met een ander
screen-eligible = Het voldoet aan de voorwaarden
screen-ineligible = Het voldoet niet aan de voorwaarden
screen-criterion = Aan welke voorwaarde voldoet het niet?
screen-reason = Een zin voor de auteur
screen-reason-hint = Iedereen kan het lezen. Zeg wat het wel passend zou maken.
screen-refuse = Wijs af en laat het de auteur weten

## Nakijken
screen-changed = Dit idee is intussen veranderd. Lees het opnieuw en beslis dan.

## Wat wacht
desk-task-author = Wacht op de auteur

screen-decided = Over deze oproep is al beslist. Als dit idee aan de voorwaarden voldoet, krijgt het hierna een eigen beslissing.
done-eligible = { $count ->
    [one] Eén idee voldoet aan de voorwaarden
   *[other] { $count } ideeën voldoen aan de voorwaarden
}
done-ineligible = { $count ->
    [one] Eén idee voldoet niet aan de voorwaarden
   *[other] { $count } ideeën voldoen niet aan de voorwaarden
}
done-merged = { $count ->
    [one] Eén idee is met een ander samengevoegd
   *[other] { $count } ideeën zijn met andere samengevoegd
}
done-asked = { $count ->
    [one] Eén auteur kreeg de vraag om iets te wijzigen
   *[other] { $count } auteurs kregen de vraag om iets te wijzigen
}
