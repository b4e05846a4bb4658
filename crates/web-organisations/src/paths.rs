//! Every address of organisations, once: what is mounted, and how links are built.

web::paths! {
    trait OrganisationLinks;

    /// All organisations.
    ORGANISATIONS organisations() = / "organisations";
    /// Enters one.
    ORGANISATION_NEW organisation_new() = / "organisations" / "new";
    /// The letter that asks somebody to belong to one.
    INVITATION invitation(key) = / "organisations" / "invitations" / key;
    /// An organisation.
    ORGANISATION organisation(organisation) = / "organisations" / organisation;
    /// Changes what is said of it.
    ORGANISATION_EDIT organisation_edit(organisation) = / "organisations" / organisation / "edit";
    /// Asks to belong to it.
    ORGANISATION_JOIN organisation_join(organisation) = / "organisations" / organisation / "join";
    /// Leaves it.
    ORGANISATION_LEAVE organisation_leave(organisation) = / "organisations" / organisation / "leave";
    /// Says whether one is named on its page.
    ORGANISATION_NAMED organisation_named(organisation) = / "organisations" / organisation / "named";
    /// Says that one speaks for it.
    ORGANISATION_CLAIM organisation_claim(organisation) = / "organisations" / organisation / "claim";
    /// Who belongs to it.
    MEMBERS members(organisation) = / "organisations" / organisation / "members";
    /// Asks somebody by letter to belong to it.
    MEMBERS_INVITE members_invite(organisation) = / "organisations" / organisation / "members" / "invite";
    /// Takes such a letter back.
    MEMBERS_TAKE_BACK members_take_back(organisation, invitation) = / "organisations" / organisation / "invitations" / invitation;
    /// Somebody's part in it.
    MEMBER member(organisation, person) = / "organisations" / organisation / "members" / person;
    /// An officer answers a claim.
    DESK_CLAIM desk_claim(organisation) = / "desk" / "organisations" / organisation / "claim";
    /// An officer makes one of two.
    DESK_MERGE desk_merge_organisation(organisation) = / "desk" / "organisations" / organisation / "merge";
    /// An officer takes the city's mark back.
    DESK_UNVERIFY desk_unverify(organisation) = / "desk" / "organisations" / organisation / "unverify";
}
