package org.caldavsync.server.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;

/** Calendars and links that many sources and destinations keep in step, and that never stand still. */
final class Estate implements AutoCloseable {
    /** Servers are slow, so that runs are under way whenever a process is killed. */
    private static final Duration LATENCY = Duration.ofMillis(30);

    private static final int EVENTS_OF_SOURCE = 3;
    private static final int EVENTS_OF_LINK = 20;
    private static final int EVENTS_OF_AN_EDIT = 4;

    private final StandInCalDav origins = StandInCalDav.start();
    private final StandInCalDav targets = StandInCalDav.start();
    private final FeedServer links = FeedServer.start();
    private final List<Pair> sources = new ArrayList<>();
    private final List<Pair> destinations = new ArrayList<>();
    private int texts;

    /** A calendar and what its events shall be, by UID. */
    record Pair(StandInCalendar calendar, Map<String, String> wanted) {}

    Estate(int sourceCount, int destinationCount) {
        origins.latency(LATENCY);
        targets.latency(LATENCY);
        for (int i = 0; i < sourceCount; i++) {
            Pair source = new Pair(origins.newCalendar("s-" + i, 0), new TreeMap<>());
            for (int event = 0; event < EVENTS_OF_SOURCE; event++) {
                put(source, "s" + i + "-" + event);
            }
            sources.add(source);
        }
        for (int i = 0; i < destinationCount; i++) {
            Pair destination = new Pair(targets.newCalendar("d-" + i, 0), new TreeMap<>());
            for (int event = 0; event < EVENTS_OF_LINK; event++) {
                destination.wanted().put("d" + i + "-" + event, "Text " + ++texts);
            }
            destinations.add(destination);
            publish(i);
        }
    }

    int sources() {
        return sources.size();
    }

    int destinations() {
        return destinations.size();
    }

    /** What creates the source of that number. */
    String source(int number, int interval) {
        return """
                {"name": "Source %1$d", "caldav_url": "%2$s", "username": "alice", "password": "secret",
                 "ics_path": "s-%1$d", "sync_interval_secs": %3$d}
                """.formatted(number, origins.uri(sources.get(number).calendar()), interval);
    }

    /** What creates the destination of that number. */
    String destination(int number, int interval) {
        return """
                {"name": "Destination %1$d", "ics_url": "%2$s", "caldav_url": "%3$s", "calendar_name": "d-%1$d",
                 "username": "alice", "password": "secret", "sync_interval_secs": %4$d}
                """.formatted(number, links.uri(link(number)), targets.base(), interval);
    }

    /** Changes events of some calendar, or some events of a link, one of which goes and one of which is new. */
    synchronized void edit(RandomGenerator random) {
        if (random.nextInt(sources.size() + destinations.size()) < sources.size()) {
            Pair source = sources.get(random.nextInt(sources.size()));
            put(source, any(source, random));
            put(source, "more-" + texts + "-" + source.calendar().name());
            return;
        }
        int number = random.nextInt(destinations.size());
        Pair destination = destinations.get(number);
        for (int i = 0; i < EVENTS_OF_AN_EDIT; i++) {
            destination.wanted().put(any(destination, random), "Text " + ++texts);
        }
        var _ = destination.wanted().remove(any(destination, random));
        destination.wanted().put("more-" + texts + "-d" + number, "Text " + ++texts);
        publish(number);
    }

    private static String any(Pair pair, RandomGenerator random) {
        return List.copyOf(pair.wanted().keySet())
                .get(random.nextInt(pair.wanted().size()));
    }

    private void put(Pair source, String uid) {
        String text = "Text " + ++texts;
        source.wanted().put(uid, text);
        source.calendar().put(uid + ".ics", calendar(List.of(event(uid, text))).getBytes(UTF_8));
    }

    private void publish(int destination) {
        links.publish(
                link(destination),
                calendar(destinations.get(destination).wanted().entrySet().stream()
                        .map(event -> event(event.getKey(), event.getValue()))
                        .toList()));
    }

    private static String link(int number) {
        return "/d-" + number + ".ics";
    }

    /** Whether that feed of the source of that number has every event as it is by now, once. */
    synchronized boolean isWhole(int source, String feed) {
        return events(List.of(feed)).equals(sorted(sources.get(source).wanted()));
    }

    /** Whether the calendar of the destination of that number has every event as it is by now, once. */
    synchronized boolean isWhole(int destination) {
        Pair pair = destinations.get(destination);
        List<String> objects = pair.calendar().names().stream()
                .map(name -> pair.calendar().text(name).orElse(""))
                .toList();
        return events(objects).equals(sorted(pair.wanted()));
    }

    /** What was stored in calendars of destinations, deletions included. */
    long written() {
        return destinations.stream()
                .mapToLong(pair -> pair.calendar().revision() - 1)
                .sum();
    }

    /** What was stored there although it was there already. */
    long writtenTwice() {
        return destinations.stream()
                .mapToLong(pair -> pair.calendar().repeats())
                .sum();
    }

    private static List<String> sorted(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .map(event -> event.getKey() + "=" + event.getValue())
                .sorted()
                .toList();
    }

    /** {@code uid=summary} of every event. */
    private static List<String> events(Collection<String> texts) {
        List<String> events = new ArrayList<>();
        for (String text : texts) {
            for (String event : text.split("BEGIN:VEVENT", -1)) {
                if (event.contains("UID:")) {
                    events.add(value(event, "UID:") + "=" + value(event, "SUMMARY:"));
                }
            }
        }
        return events.stream().sorted().toList();
    }

    private static String value(String event, String property) {
        return event.lines()
                .filter(line -> line.startsWith(property))
                .findFirst()
                .map(line -> line.substring(property.length()))
                .orElse("");
    }

    private static String event(String uid, String summary) {
        return """
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART:20300105T100000Z
                DTEND:20300105T110000Z
                SUMMARY:%s
                END:VEVENT
                """.formatted(uid, summary);
    }

    private static String calendar(List<String> events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", events) + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    @Override
    public void close() {
        links.close();
        targets.close();
        origins.close();
    }
}
