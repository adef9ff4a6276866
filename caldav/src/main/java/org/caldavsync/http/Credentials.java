package org.caldavsync.http;

/** What proves the account's identity to its own origin, and to no other. */
public sealed interface Credentials {

    /** Nothing is ever sent. */
    record None() implements Credentials {}

    /** For Basic (RFC 7617) and Digest (RFC 7616), both in UTF-8. A user name with {@code :} cannot be used with Basic. */
    record UserPassword(String user, Secret password) implements Credentials {
        boolean fitsBasic() {
            return user.indexOf(':') < 0;
        }
    }

    /** An OAuth 2 access token or app token (RFC 6750). */
    record Bearer(Secret token) implements Credentials {}

    static Credentials none() {
        return new None();
    }

    static Credentials password(String user, Secret password) {
        return new UserPassword(user, password);
    }

    static Credentials bearer(Secret token) {
        return new Bearer(token);
    }
}
