package org.caldavsync.caldav;

/**
 * A collection's tag of the CalendarServer extension ({@code getctag}): opaque, another one whenever a member changed.
 * Some servers change it at every read, which costs work and nothing else.
 *
 * @param text empty where the server gives none; over 8,192 characters is as good as none
 */
public record CTag(String text) {
    /** No tag: never the same as any other. */
    public static final CTag NONE = new CTag("");

    private static final int LONGEST = 8192;

    public CTag {
        text = text.length() > LONGEST ? "" : text.strip();
    }

    public boolean isKnown() {
        return !text.isEmpty();
    }

    /** True when both are known and equal: nothing changed between them. */
    public boolean sameAs(CTag other) {
        return isKnown() && text.equals(other.text);
    }
}
