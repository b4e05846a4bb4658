## Newsletters, as officers write them
newsletters-title = Newsletters
newsletters-lead = You write to those who asked for it, and to nobody else. You see how many they are before anything leaves.
newsletters-topic = What is it about?
newsletters-topic-hint = Those who asked for newsletters about it get it.
newsletters-begin = Begin a newsletter
newsletters-no-topic = Nothing to write about is yours yet.
newsletters-none = No newsletter yet
newsletters-none-text = The first one is a few lines: what happened, and what comes next.
newsletters-about = newsletters about { $about }
newsletter-untitled = Without a subject yet
newsletter-title = Newsletter: { $about }
newsletter-draft = Draft
newsletter-scheduled = Leaves later
newsletter-sending = Leaving
newsletter-sent = Sent
newsletter-leaves = leaves on { $when }
newsletter-left = left on { $when }
newsletter-readers = { $count ->
    [one] one reader
   *[other] { $count } readers
}
newsletter-returned = { $count ->
    [one] one came back
   *[other] { $count } came back
}
newsletter-would-get = Readers, if it left now
newsletter-got = Written to
newsletter-came-back = Came back
newsletter-next-draft = Write, look, send yourself a letter, then let it leave.
newsletter-next-scheduled = It leaves on { $when }. Until then you can call it back.
newsletter-next-sending = It is leaving now, some readers at a time.
newsletter-call-back = Call it back
newsletter-subject = Subject
newsletter-text = Text
newsletter-text-hint = Plain words. An empty line begins a paragraph; an address alone becomes a link in most mail programs.
newsletter-save = Save the words
newsletter-preview = As it will be mailed
newsletter-preview-text = Here addressed to you. A reader gets it in their language, or else in the city’s own.
newsletter-send = Send it
newsletter-test = Send only me a letter of it
newsletter-when = When shall it leave?
newsletter-when-hint = Leave it empty for now. At night letters wait for each reader’s morning.
newsletter-send-button = Let it leave
newsletter-discard = Throw this draft away
said-test-letter-sent = A letter to you is on its way.
said-newsletter-scheduled = It leaves at the moment you chose. Until then you can call it back.
log-send-newsletter = Let a newsletter leave
log-call-newsletter-back = Called a newsletter back
letters-kind-newsletter = Newsletter
letters-kind-role = About a role
