## Log of decisions
log-title = Log of decisions
log-lead = Every decision and every change by staff, in order. Nothing can be taken out without it showing.
log-head = Newest entry:
log-kind = What kind
log-show = Show
log-by = By whom
log-by-anybody = Anybody
log-from = From
log-until = Until
log-not-a-day = Write the day as in 14/12/2026
log-until-before-from = The last day comes before the first
log-none-so = No entry is like that
log-none-so-text = Choose another kind, somebody else or other days.
log-all = Show the whole log
log-none = The log is empty
log-number = No.
log-what = What
log-who = Who
log-when = When
log-digest = Seal

## The page of an idea
somebody-who-left = somebody who has left

## The log of decisions
log-entries = { $count ->
    [one] The log has one entry
   *[other] The log has { $count } entries
}
log-whole = { $count ->
    [one] The log is whole: its one entry was checked
   *[other] The log is whole: all { $count } entries were checked
}
log-broken = The log was changed: entry { $number } does not fit the one before it
log-check = Check the whole log now
log-system = Kalaka itself
log-with-reason = { $done }: “{ $reason }”
log-give-role = Gave { $name } the role { $role }
log-take-role = Took the role { $role } from { $name }
log-erase = Erased their own account
log-retry-letter = Sent a letter again that had been given up
log-drop-letter = Gave a letter up
log-city-save = Changed the settings of the city
log-everything = Everything
log-people = People and roles
log-city = Settings
log-hide = Hid something
log-restore = Showed something again
log-approve = Found something in order
log-keep-hidden = Kept something hidden
log-comments = Comments
log-assign = Gave work to a colleague, or back
log-save-reply = Changed the saved replies
log-unapprove = Took back that something was found in order
log-propose-hiding = Proposed to hide something
log-dismiss-hiding = Turned down that something is hidden
log-change-address = Changed their own address
log-refuse-address = Refused another address, and ended all sessions
log-block = Blocked { $name } (rule: { $rule })
log-keep-blocked = Kept { $name } blocked after an appeal
log-unblock = Lifted the block of { $name }
log-block-over = The block of { $name } is over
log-prove-at-desk = Saw { $name } at the desk
log-end-proof = Took back what { $name } had proved
log-replace-residents = { $entries ->
    [one] Brought a list of one resident
   *[other] Brought a list of { $entries } residents
}
log-print-codes = { $codes ->
    [one] Printed one letter with a code
   *[other] Printed { $codes } letters with codes
}
log-end-codes = Ended the codes of printed letters
log-unseal = Opened what is sealed there
log-unseal-own = Opened what they sealed themselves
log-rotate-key = Gave what is sealed another key
log-begin-recovery = Noted another address for { $name } at the desk
log-confirm-recovery = A mailbox agreed to another address for { $name }
log-stop-recovery = Called off another address for { $name }
log-recover = Gave { $name } another address, as noted at the desk
