//! Every address of events, once: what is mounted, and how links are built.

web::paths! {
    trait EventLinks;

    /// What comes, day by day, and what is over.
    EVENTS events() = / "events";
    /// An event.
    EVENT event(event) = / "events" / event;
    /// Registers for an event, or changes that.
    EVENT_REGISTER event_register(event) = / "events" / event / "register";
    /// Takes back what one registered.
    EVENT_WITHDRAW event_withdraw(event) = / "events" / event / "withdraw";
    /// The same, from a link in a letter.
    EVENT_LEAVE event_leave(event, person, key) = / "events" / event / "leave" / person / key;
    /// Begins an event.
    DESK_EVENT_NEW desk_event_new() = / "desk" / "events" / "new";
    /// An officer's event: its words, when, where, and who may come.
    DESK_EVENT desk_event(event) = / "desk" / "events" / event;
    /// Calls an event off.
    DESK_EVENT_CANCEL desk_event_cancel(event) = / "desk" / "events" / event / "cancel";
    /// Begins another event with the words of one.
    DESK_EVENT_COPY desk_event_copy(event) = / "desk" / "events" / event / "copy";
    /// Throws a draft of an event away.
    DESK_EVENT_DELETE desk_event_delete(event) = / "desk" / "events" / event / "delete";
    /// Who registered, with what they answered.
    DESK_EVENT_PEOPLE desk_event_people(event) = / "desk" / "events" / event / "people";
    /// Gives free places to those who wait.
    DESK_EVENT_MOVE_UP desk_event_move_up(event) = / "desk" / "events" / event / "move-up";
    /// Notes who is there.
    DESK_EVENT_ATTENDANCE desk_event_attendance(event) = / "desk" / "events" / event / "attendance";
    /// Writes the minutes.
    DESK_EVENT_MINUTES desk_event_minutes(event) = / "desk" / "events" / event / "minutes";
}
