package org.caldavsync.server.destination.push;

import java.time.Clock;
import org.caldavsync.icalendar.feed.ResourceWriter;
import org.caldavsync.server.destination.OwnSources;
import org.caldavsync.server.destination.link.LinkReader;

/** What runs of destinations work with. */
record PushTools(
        JdbcPushStateStore states,
        JdbcTargetStore targets,
        CalendarTurns turns,
        Sessions sessions,
        LinkReader links,
        OwnSources own,
        MemberReader members,
        ResourceWriter resources,
        Clock clock) {}
