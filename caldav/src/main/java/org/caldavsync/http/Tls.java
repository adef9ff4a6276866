package org.caldavsync.http;

import javax.net.ssl.SSLContext;

/**
 * How the server's certificate is judged.
 *
 * @param verify false accepts any certificate under any name: only for people who were told what that means
 * @param caPem PEM certificates trusted beside the public authorities, or an empty string for none
 */
public record Tls(boolean verify, String caPem) {
    /** Public authorities only. */
    public static final Tls VERIFIED = new Tls(true, "");

    /** Any certificate. */
    public static final Tls UNVERIFIED = new Tls(false, "");

    /** Whether {@link #caPem} holds certificates, or is empty. A session cannot be opened where it does not. */
    public boolean isReadable() {
        try {
            return caPem.isBlank() || !Trust.certificates(caPem).isEmpty();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /**
     * For other protocols than HTTP. It judges the issuer; the name is for whoever connects to compare.
     *
     * @throws IllegalArgumentException where {@link #caPem} holds no readable certificate
     */
    public SSLContext context() {
        return Trust.context(this);
    }

    /**
     * Public authorities and those of {@code caPem}.
     *
     * @throws IllegalArgumentException when a session is opened and the PEM text holds no readable certificate
     */
    public static Tls trusting(String caPem) {
        return new Tls(true, caPem);
    }
}
