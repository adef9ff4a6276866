package org.caldavsync.server.destination.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.icalendar.Grouping;
import org.caldavsync.icalendar.LimitExceeded;
import org.caldavsync.icalendar.MendedEntries;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.server.feed.DiskSpool;
import org.caldavsync.server.feed.FeedBuilder;

/**
 * Turns one body into a {@link Reading}: components go to disk as they come, then the events are made, looked at and let
 * go, one UID after the other.
 */
final class Intake {
    private final Tools tools;
    private final MendedEntries entries;
    private final Grouping grouping;
    private final Heading heading;
    private final Placing placing;
    private final TimesCount times = new TimesCount();
    private final Bounds bounds;
    private final List<Entry.Broken> broken = new ArrayList<>();
    private final List<ReadItem> items = new ArrayList<>();
    private boolean open;
    private int components;
    private int unsupported;

    /**
     * What all bodies are read with.
     *
     * @param zone of dates and of times that name none, where nothing says better
     */
    record Tools(FeedBuilder.Reading reading, Path directory, ZoneId zone) {}

    private Intake(Tools tools, MendedEntries entries, DiskSpool spool, Link link) {
        this.tools = tools;
        this.entries = entries;
        this.grouping = new Grouping(entries.log(), new SpoolShelf(spool), _ -> {});
        this.bounds = new Bounds(grouping);
        this.heading = new Heading(tools.reading().zones());
        this.placing = new Placing(tools.reading().zones(), heading, link.timeZone());
    }

    /**
     * Reads the body to its end; it stays the caller's to close.
     *
     * @throws LinkUnusableException when it is no complete calendar
     */
    static Reading read(Tools tools, Fetched.Body body, Link link, UnaryOperator<CalendarObject> change) {
        DiskSpool spool = new DiskSpool(tools.directory());
        boolean done = false;
        try (InputStream octets = body.octets().read()) {
            String excerpt = BodyStart.check(body);
            MendedEntries entries = tools.reading().parser().entries(octets, body.declared());
            Intake intake = new Intake(tools, entries, spool, link);
            intake.takeAll(excerpt);
            intake.makeItems(change);
            done = true;
            return intake.reading(body.validators(), change, spool);
        } catch (IOException | UncheckedIOException failure) {
            throw new LinkUnusableException(new LinkProblem.NoRoom(String.valueOf(failure.getMessage())));
        } catch (LimitExceeded tooMuch) {
            throw new LinkUnusableException(new LinkProblem.TooLarge(
                    "at line " + tooMuch.line() + " something is too long, too deep or too often"));
        } finally {
            if (!done) {
                Download.close(spool);
            }
        }
    }

    private void takeAll(String excerpt) {
        for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            take(entry.get());
        }
        if (open) {
            throw new LinkUnusableException(new LinkProblem.Truncated(), excerpt);
        }
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.CalendarStart() -> open = true;
            case Entry.CalendarEnd() -> open = false;
            case Entry.CalendarProperty(ContentLine line) -> heading.take(line);
            case Entry.Member(Component component, long line) -> take(component, line);
            case Entry.Broken missing -> {
                broken.add(missing);
                components += isZone(missing.component()) ? 0 : 1;
            }
        }
    }

    private void take(Component component, long line) {
        components += isZone(component.name()) ? 0 : 1;
        switch (bounds.verdict(component)) {
            case Bounds.Verdict.TakeIn() -> take(component);
            case Bounds.Verdict.LeaveOut(String uid, String reason) ->
                broken.add(new Entry.Broken(component.name(), uid, reason, line));
            case Bounds.Verdict.Ignore() -> {}
        }
    }

    private void take(Component component) {
        if (component.name().equals("VEVENT")) {
            times.add(component);
            grouping.add(placing.place(component));
        } else {
            grouping.add(component);
        }
    }

    private static boolean isZone(String component) {
        return component.equals("VTIMEZONE");
    }

    private ZoneId zone() {
        return placing.zone().orElse(tools.zone());
    }

    private void makeItems(UnaryOperator<CalendarObject> change) {
        ItemMaker maker = new ItemMaker(tools.reading().zones(), zone());
        grouping.forEach(object -> {
            if (object.type().equals("VEVENT")) {
                items.add(maker.item(change.apply(placing.place(object, entries.log()))));
            } else {
                unsupported++;
            }
        });
        items.sort(Comparator.comparing(ReadItem::uid));
    }

    private Reading reading(Validators validators, UnaryOperator<CalendarObject> change, DiskSpool spool) {
        boolean complete = entries.complete()
                && broken.stream()
                        .allMatch(missing ->
                                isZone(missing.component()) || !missing.uid().isEmpty());
        Reading.Facts facts = new Reading.Facts(
                validators,
                heading.name(),
                heading.colour(),
                complete,
                List.copyOf(broken),
                entries.log().repairs(),
                entries.log().counts(),
                components,
                unsupported,
                times.times(),
                zone());
        return new Reading(
                facts,
                List.copyOf(items),
                uid -> change.apply(placing.place(grouping.object(uid), new RepairLog())),
                spool);
    }
}
