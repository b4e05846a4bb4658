### The officers' pages: sentences that handlers put together.

## Screening
screen-changed = This idea has changed meanwhile. Read it again, then decide.
screen-waits-for-author = Waits for its author
