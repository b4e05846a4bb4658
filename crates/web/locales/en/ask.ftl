## One-minute answers from a letter
ask-before = Until now
ask-until = You can answer until { $when }, without signing in. Nothing is done before you press a button.
ask-thanks = Thank you
ask-answered = Your answer came in on { $when }. You can close this page.
ask-over = Nothing to answer any more
ask-over-text = It is settled already, or the time for it is over.
