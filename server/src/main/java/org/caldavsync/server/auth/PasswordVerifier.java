package org.caldavsync.server.auth;

import org.caldavsync.server.ratelimit.Client;

/** Knows whether a password is the right one. */
@FunctionalInterface
interface PasswordVerifier {

    /** Judges that password, and takes note where it is wrong, given in the octets of its UTF-8 form, as that client sent it. */
    Authenticator.Verdict verify(byte[] password, Client client);
}
