## What a page says after something was done with an event
said-registered = We have your registration. Below it says where you stand.
said-registered-before = You were registered already.
said-not-registered = You could not be registered. Below it says why.
said-registration-withdrawn = You are no longer registered. Thank you for telling us.
said-event-published = The event is public.
said-event-cancelled = The event is cancelled. Everybody who registered is told.
said-event-copied = This is a new draft with the same words. Say when it takes place.
said-event-deleted = The draft is gone.
said-moved-up = Whoever found a place has moved up, and is told.
said-minutes-published = The minutes are public. Those who take part are told.

## Elsewhere
flaw-full = There is no place left
me-coming = Where you are expected
news-offer = { $label }: { $address }
then-registered = You are registered for “{ $title }” as soon as you are signed in.
