package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;

/**
 * What a destination has to do with one event of its link.
 *
 * @param feedUid the UID in the link when it was first written
 * @param pushedUid the UID on the server: another one where the first is taken elsewhere in the account
 * @param etag {@link ETag#NONE} where it is to be read before the next write
 * @param fingerprint of what was written, or is being written
 * @param identity see {@code ReadItem}: finds the event again in a link whose UIDs change
 * @param owned whether this destination has written it, so that it may remove it
 */
record PushedItem(
        String feedUid,
        String pushedUid,
        Href href,
        ETag etag,
        String fingerprint,
        String identity,
        boolean owned,
        State state,
        Overwritten overwritten) {

    /** How far the last write has come. */
    sealed interface State {

        /** About to be written; whether it was, only the server knows. */
        record Intent() implements State {}

        /** On the server. */
        record Done() implements State {}

        /**
         * The server does not take it.
         *
         * @param why for people
         * @param retryAt when the same content is tried again
         * @param times in a row
         */
        record Refused(String why, Instant retryAt, int times) implements State {}
    }

    /**
     * What an edit on the server had made of it, when that was written over.
     *
     * @param fingerprint empty: it never was
     * @param times how often in a row it was the same
     */
    record Overwritten(String fingerprint, int times) {
        static final Overwritten NEVER = new Overwritten("", 0);

        Overwritten again(String found) {
            return new Overwritten(found, found.equals(fingerprint) ? times + 1 : 1);
        }
    }

    PushedItem at(Href other, ETag version) {
        return new PushedItem(
                feedUid, pushedUid, other, version, fingerprint, identity, owned, new State.Done(), overwritten);
    }

    /** The same, with the newer version of its object where that says what it said before. */
    PushedItem after(Refresh refresh) {
        Refresh.Moved moved = refresh.moved().get(href);
        return moved != null && etag.text().equals(moved.before().text())
                ? new PushedItem(
                        feedUid, pushedUid, href, moved.now(), fingerprint, identity, owned, state, overwritten)
                : this;
    }

    PushedItem refused(State.Refused refusal) {
        return new PushedItem(feedUid, pushedUid, href, etag, fingerprint, identity, owned, refusal, overwritten);
    }

    PushedItem asOwned() {
        return new PushedItem(feedUid, pushedUid, href, etag, fingerprint, identity, true, state, overwritten);
    }

    boolean isIntent() {
        return state instanceof State.Intent;
    }
}
