package org.caldavsync.caldav;

import java.util.Optional;
import java.util.Set;

/**
 * A calendar as its home or its own PROPFIND shows it.
 *
 * @param href the collection
 * @param name for people: its display name, else the last part of its address; at most 255 characters
 * @param colorText as in {@link CalendarColor#rgb}; empty when the server gives none
 * @param components what it may hold, such as {@code VEVENT}; empty when the server does not say, which means all
 * @param privileges local names, such as {@code write-content} (RFC 3744); empty when the server does not say
 * @param revision the state it was in
 * @param reports local names of the reports it says it supports, such as {@code sync-collection}
 * @param maxResourceSize bytes of one member; {@link Long#MAX_VALUE} when the server does not say
 */
public record CalendarListing(
        Href href,
        String name,
        String colorText,
        Set<String> components,
        Set<String> privileges,
        Revision revision,
        Set<String> reports,
        long maxResourceSize) {
    private static final Set<String> WRITING = Set.of("all", "write", "write-content", "bind");

    public CalendarListing {
        components = Set.copyOf(components);
        privileges = Set.copyOf(privileges);
        reports = Set.copyOf(reports);
    }

    public Optional<CalendarColor> color() {
        return CalendarColor.parse(colorText);
    }

    /** True unless the server says otherwise (RFC 4791 §5.2.3). */
    public boolean holdsEvents() {
        return components.isEmpty() || components.contains("VEVENT");
    }

    /** True unless the server names privileges and none of them is for writing. */
    public boolean isWritable() {
        return privileges.isEmpty() || privileges.stream().anyMatch(WRITING::contains);
    }

    boolean mayKnowSyncCollection() {
        return reports.contains("sync-collection") || revision.token().isKnown();
    }
}
