package org.caldavsync.server.destination.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.caldavsync.caldav.Href;

/**
 * Addresses and UIDs for what a destination writes. They follow from the link and the UID alone, so that a destination
 * that has lost its memory finds its own writing again, and they are safe whatever a UID holds.
 */
final class MemberNames {
    private static final int LENGTH = 40;
    private static final int MARK = 8;

    private final Href collection;
    private final String link;

    MemberNames(Href collection, String link) {
        this.collection = collection;
        this.link = link;
    }

    /**
     * The address of that event.
     *
     * @param attempt from 0; another address each time, where one is taken
     */
    Href href(String pushedUid, int attempt) {
        String name = hash(link + '\n' + pushedUid).substring(0, LENGTH);
        return collection.member(name + (attempt == 0 ? "" : "-" + attempt) + ".ics");
    }

    boolean isOwn(Href href, String pushedUid) {
        return href.equals(href(pushedUid, 0)) || href.equals(href(pushedUid, 1));
    }

    /** Another UID for an event whose own is taken by something else in the account; always the same one. */
    String otherUid(String uid) {
        return uid + '-' + hash(link + '\n' + collection.normalized()).substring(0, MARK);
    }

    /** Whether the earlier implementation would have written that event there: it pasted the UID into the address. */
    static boolean isEarlierName(Href href, String uid) {
        return href.plainName().equals(uid + ".ics");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
