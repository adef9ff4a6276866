package org.caldavsync.http;

import java.util.Set;

/**
 * What a session found out about its servers and the service may keep with the account.
 *
 * @param basicOffered origins that asked for Basic; only these get a password over plain http without being asked
 */
public record Learned(Set<Origin> basicOffered) {
    public static final Learned NOTHING = new Learned(Set.of());

    public Learned {
        basicOffered = Set.copyOf(basicOffered);
    }
}
