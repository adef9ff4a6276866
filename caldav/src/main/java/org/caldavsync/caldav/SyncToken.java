package org.caldavsync.caldav;

/**
 * A point in a collection's history (RFC 6578 §4): opaque, handed back as it came.
 *
 * @param text empty for "from the beginning"; over 8,192 characters is as good as none
 */
public record SyncToken(String text) {
    /** No token: a sync-collection report with it lists everything. */
    public static final SyncToken NONE = new SyncToken("");

    private static final int LONGEST = 8192;

    public SyncToken {
        text = text.length() > LONGEST ? "" : text.strip();
    }

    public boolean isKnown() {
        return !text.isEmpty();
    }

    /** True when both are known and equal: nothing changed between them. */
    public boolean sameAs(SyncToken other) {
        return isKnown() && text.equals(other.text);
    }

    /** A second before, where the token is a time in seconds (SOGo); else the same token. */
    SyncToken aSecondEarlier() {
        return text.matches("[0-9]{10}") ? new SyncToken(Long.toString(Long.parseLong(text) - 1)) : this;
    }
}
