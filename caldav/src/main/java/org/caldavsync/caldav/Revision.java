package org.caldavsync.caldav;

import java.time.Duration;
import java.time.Instant;

/**
 * The state a collection is in, as its server names it.
 *
 * @param token RFC 6578, {@link SyncToken#NONE} where the server has none
 * @param ctag {@link CTag#NONE} where the server has none
 */
public record Revision(SyncToken token, CTag ctag) {
    public static final Revision NONE = new Revision(SyncToken.NONE, CTag.NONE);

    private static final Duration ONE_TICK = Duration.ofSeconds(2);

    /** True when every name that both have agrees, and there is one: nothing changed from one to the other. */
    public boolean sameAs(Revision other) {
        boolean tokens = token.isKnown() && other.token.isKnown();
        boolean ctags = ctag.isKnown() && other.ctag.isKnown();
        return (tokens || ctags) && (!tokens || token.sameAs(other.token)) && (!ctags || ctag.sameAs(other.ctag));
    }

    /**
     * False when the server counts in seconds (SOGo) and the revision was read in the second it names: a later change
     * may have got the same name.
     */
    boolean isSettled(Instant readAt) {
        return !(ticksNear(token.text(), readAt) || ticksNear(ctag.text(), readAt));
    }

    private static boolean ticksNear(String text, Instant readAt) {
        if (!text.matches("[0-9]{10}")) {
            return false;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), readAt);
        return apart.abs().compareTo(ONE_TICK) <= 0;
    }
}
