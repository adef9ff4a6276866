package org.caldavsync.caldav;

/** What became of one href that was asked for. */
public sealed interface Fetched {
    /** The href as it was asked for. */
    Href href();

    /** @param etag the one that came with the data; {@link ETag#NONE} where none did */
    record Loaded(Href href, ETag etag, CalendarData data) implements Fetched {}

    /** It does not exist any more: the server said so about this very href. */
    record Gone(Href href) implements Fetched {}

    /**
     * It could not be read this time: keep what is known of it and ask again in the next run.
     *
     * @param reason for people
     */
    record Failed(Href href, String reason) implements Fetched {}
}
