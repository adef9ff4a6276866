package org.caldavsync.server.destination.link;

import java.net.URI;

/** Where events are read from. */
public sealed interface LinkAddress {

    /**
     * An address on the web.
     *
     * @param typed as the user gave it: http, https, webcal or webcals
     */
    record Web(URI typed) implements LinkAddress {
        @Override
        public String text() {
            return typed.toString();
        }
    }

    /** The feed of a source of this service, read from the store: {@code source:7}. */
    record OwnSource(long sourceId) implements LinkAddress {
        @Override
        public String text() {
            return "source:" + sourceId;
        }
    }

    /** As in {@code ics_url}. */
    String text();
}
