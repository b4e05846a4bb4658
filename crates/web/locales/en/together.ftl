## What happened to an idea that several write
said-joined-idea = You write this idea too now.
said-not-joined-idea = The invitation is declined.
said-left-idea = You do not write this idea any more.
said-took-idea = You are the main author of this idea now.
said-author-asked = The question is on its way.
said-proposed = Your change is proposed. You hear what becomes of it.
said-accepted = The change is taken in.
said-declined = The answer is published.
said-name-forgotten = The name is gone.
