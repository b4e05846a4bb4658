# What must be put right, said so that one can. Shown beside a field and on top of its form.
flaw-title-missing = Give your idea a short, telling title
flaw-text-missing = Tell us what you would change, in a sentence or two
flaw-reason-missing = Write the reason in a sentence; everyone concerned will read it
flaw-criterion-missing = Choose the condition that is not met
flaw-verdict-missing = Choose whether this idea is selected
flaw-unscreened = This idea has not been looked at yet: say first whether it is eligible
flaw-cost = Write the amount as a number, for example 2500
flaw-name = Write a name of letters, for example your first name and an initial
flaw-deviation = An idea with less support was selected before this one. Say in public why
