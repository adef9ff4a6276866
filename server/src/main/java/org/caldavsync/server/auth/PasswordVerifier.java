package org.caldavsync.server.auth;

/** Knows whether a password is the right one. */
@FunctionalInterface
interface PasswordVerifier {

    /** Judges that password, given in the octets of its UTF-8 form. */
    Authenticator.Verdict verify(byte[] password);
}
