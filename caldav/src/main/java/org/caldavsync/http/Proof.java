package org.caldavsync.http;

import java.util.Optional;

/** What one request says about who sends it. */
sealed interface Proof {

    /** Nothing. */
    record Nothing() implements Proof {}

    /** User and password as such (RFC 7617). */
    record Basic(Secret header) implements Proof {}

    /** A token (RFC 6750). */
    record Token(Secret header) implements Proof {}

    /**
     * A digest of the password (RFC 7616).
     *
     * @param fresh whether the nonce came with the answer before, so that a refusal is not about its age
     */
    record Digested(Secret header, boolean fresh) implements Proof {}

    /** The value of the Authorization header. */
    default Optional<Secret> authorization() {
        return switch (this) {
            case Nothing() -> Optional.empty();
            case Basic(Secret header) -> Optional.of(header);
            case Token(Secret header) -> Optional.of(header);
            case Digested(Secret header, boolean _) -> Optional.of(header);
        };
    }
}
