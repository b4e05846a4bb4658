## Het logboek van beslissingen
log-screen = Keek een idee na
log-ask-change = Vroeg een aanpassing
log-merge = Voegde een idee samen met zijn tweeling
log-answer = Antwoordde in naam van de stad
log-call-begin = Begon een oproep
log-call-save = Wijzigde een oproep
log-call-publish = Publiceerde een oproep
log-call-close = Sloot een oproep vroeger
log-call-reopen = Opende een oproep opnieuw
log-call-archive = Borg een oproep op
log-call-rename = Gaf een oproep een ander adres
log-call-decide = Besliste over een oproep
log-ideas = Ideeën
log-calls = Oproepen
