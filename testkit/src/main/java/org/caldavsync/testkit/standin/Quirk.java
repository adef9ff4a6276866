package org.caldavsync.testkit.standin;

/** A way in which real servers differ from the RFCs, or offer less than they could. */
public enum Quirk {
    /** Asks for no credentials. */
    NO_AUTHENTICATION,
    /** Knows no sync-collection report and has no sync tokens. */
    NO_SYNC_COLLECTION,
    NO_CTAG,
    /** Objects have no etags, anywhere. */
    NO_ETAGS,
    /** A PUT is answered without an etag. */
    NO_ETAG_ON_PUT,
    WEAK_ETAGS,
    /** With {@link #WEAK_ETAGS}: no {@code If-Match} ever matches, as RFC 9110 §13.1.1 has it. */
    WEAK_NEVER_MATCHES,
    /** A UID lives in one object of the whole account; another PUT of it is a 403 that names the object. */
    ACCOUNT_WIDE_UIDS,
    IGNORES_IF_MATCH,
    IGNORES_IF_NONE_MATCH,
    /** Calendars may only be read: their privileges say so, and a PUT or DELETE is a 403 without a reason. */
    READ_ONLY,
    /** A collection exists only with the slash at its end. */
    SLASH_SENSITIVE,
    /** A refused PUT, DELETE or MKCALENDAR is a 207 with the status inside. */
    ERRORS_IN_207,
    /** An object that a multiget asks for in vain is left out. */
    MULTIGET_OMITS_MISSING,
    /** An object that a multiget asks for in vain makes it a 404. */
    MULTIGET_FAILS_ON_MISSING,
    /** A sync token that it does not know gives the full list, without removals. */
    UNKNOWN_TOKEN_LISTS_ALL
}
