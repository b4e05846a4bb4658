## Saying that one speaks for an organisation
claim-ask = Ik spreek voor { $name }
claim-ask-mark = Vraag de stad om { $name } te bevestigen
claim-lead = Iemand van { $city } kijkt ernaar en antwoordt je.
claim-proof = Hoe kan de stad weten dat jij ervoor spreekt?
claim-proof-hint = Bijvoorbeeld: wat je er doet, een pagina van de website met je naam, een nummer waar het secretariaat het bevestigt. Alleen ambtenaren lezen dit.
claim-send = Stuur het naar de stad

## At the desk
desk-task-claim = Kijk na wie ervoor spreekt
claim-title = Spreekt deze persoon ervoor?
claim-who = Wie het zegt
claim-mail = Adres
claim-made = Sinds
claim-host-same = Het adres hoort bij { $host }, net als de website.
claim-host-other = Het adres hoort niet bij { $host }, waar de website staat. Dat zegt op zich niets.
claim-host-unknown = Er is geen website bekend om het adres mee te vergelijken.
claim-about = De organisatie
claim-person = De persoon
claim-their-words = In hun woorden
claim-verify = Klopt: bevestig
claim-refuse = Klopt niet: weiger
claim-refuse-heading = Of weiger, met een reden
claim-reason = Waarom niet?
claim-reason-hint = Alleen wie het vroeg, leest dit.
claim-none = Hier wacht niets meer: het is beantwoord of ingetrokken.
unverify-title = Trek de bevestiging in
unverify-lead = Ze blijft zoals ze is, zonder bevestiging. Wie ervoor spreekt, hoort waarom, en iedereen kan het lezen.
unverify-reason = Waarom?
merge-organisation = Laat opgaan in een andere
merge-organisation-lead = { $name } verdwijnt; leden, volgers en ideeën gaan over naar wie blijft, en het adres leidt daarheen.
merge-organisation-into = Welke blijft?
merge-organisation-none = Er is geen gelijkaardige gevonden. Zoek ze op naam.
merge-organisation-button = Voeg ze samen
done-merged-organisations = { $count ->
    [one] { $count } organisatie samengevoegd
   *[other] { $count } organisaties samengevoegd
}

## News
news-merged-away = “{ $title }” is opgegaan in een andere organisatie
news-merged-into = “{ $title }” is opgegaan in “{ $other }”
news-join-asked = Iemand vraagt om bij “{ $title }” te horen
news-joined = Je hoort nu bij “{ $title }”
news-removed = Je hoort niet bij “{ $title }”
news-verified = De stad bevestigde “{ $title }”
news-unverified = “{ $title }” is niet langer bevestigd
news-claim-refused = De stad vond niet dat jij voor “{ $title }” spreekt

## The log
log-organisation-entered = zette een organisatie erbij
log-organisation-changed = wijzigde wat er over een organisatie staat
log-organisation-members = wijzigde wie bij een organisatie hoort
log-organisation-verified = bevestigde wie voor een organisatie spreekt
log-organisation-refused = weigerde iemand die voor een organisatie wil spreken
log-organisation-merged = liet een organisatie in een andere opgaan
log-organisation-unmerged = maakte een samenvoeging van organisaties ongedaan
log-organisation-unverified = trok de bevestiging van een organisatie in
