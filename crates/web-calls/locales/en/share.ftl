## Words used on many pages
back = Back
save-and-continue = Save and continue
characters-left = Characters left: { $count }.

## Sharing an idea
share-to-which = To which call?
share-on-the-map = On the map
share-steps = Steps
share-step-idea = The idea
share-step-place = Place, cost, photo
share-step-check = Check and publish
share-title = Tell us what you would do
share-edit-title = Change your idea
edit-elsewhere = This was changed meanwhile from another window
edit-elsewhere-text = What stands there now is shown here. Yours stands in the fields and counts when you save again.
share-title-label = What is your idea called?
share-title-hint = One sentence that your neighbour understands.
share-text-label = What would change, and who would be better off?
share-text-hint = Write it as you would tell it. The details can be worked out together later.
share-theme-label = What is it about?
share-language-label = Which language did you write in?
share-language-hint = All languages of the city are welcome.
share-go-on = You began this before. Go on with it, or write another idea below:
share-no-account = You need no account yet. What you type is kept as a draft.
draft-discard = Throw the draft away
share-place-title = Where, and roughly how much?
share-place-lead = Everything here can stay empty. The city works it out with you.
share-map-hint = Click on the map to mark the spot.
share-place-label = Where exactly?
share-place-hint = A street, a square, a building: in your words.
share-cost-label = Roughly what would it cost?
share-cost-hint = A guess is enough. If you do not know, leave it empty.
share-photo-label = Do you have a photo or a drawing?
share-photo-hint = JPG, PNG or WebP, up to 10 MB. We delete where and when it was taken.
share-photo-text-label = What does the photo show?
share-photo-text-hint = For neighbours who cannot see it.
check-title = Check your answers
check-nothing = Left empty
check-change = Change
check-shown-as = It is published under the name { $name }.
check-who = Who are you?
check-then = What happens then
check-publish = Publish the idea
check-save-changes = Publish the changes
check-send-code = Send me a code to publish it

## What is there already
near-title = Is this already there?
near-lead = These ideas say something alike. If one of them is what you mean, your support gives it more weight than a second one like it.
near-left = What you wrote goes there as your comment. A photo, a cost and a point on the map stay behind.
near-both = Both: { $what }
near-of-call = In “{ $call }”
near-instead = I support that one instead

## Frame
share-an-idea = Share an idea

## Calls, as sentences
call-promise = You hear from us within { $days } days after the last day you can take part.
filter-everywhere = The whole city

## My page

## The link of a letter
call = Call
offer-title = Is this your idea?
offer-lead = Somebody wrote it on the site of { $city } and gave your address. It is published only if you say so.
offer-shown-as = It is published under the name { $name }.
offer-publish = It is mine: publish it
offer-not-yours = Not yours?
offer-not-yours-text = Then throw it away. Nobody has read it, and no account is made.
offer-tell-moderators = Tell the moderators that somebody used my address
offer-refuse = Not mine: throw it away
offer-report = Written in somebody else’s name, and refused by them: “{ $title }”. { $text }
mail-offer-idea = With it the idea “{ $title }” is published in the call “{ $call }”, under the name { $name }.
mail-offer-not-yours = Did you not write it? The link shows all of it and throws it away if you say so.
