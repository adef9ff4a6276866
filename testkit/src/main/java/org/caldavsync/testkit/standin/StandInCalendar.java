package org.caldavsync.testkit.standin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A calendar collection in memory. Every change has a number, which serves as etag, ctag and sync token; a change that
 * a later one of the same object outdates is forgotten. Safe for use by several threads.
 */
public final class StandInCalendar {
    private final String name;
    private final String displayName;
    private final Map<String, CalendarObject> objects = new ConcurrentHashMap<>();
    private final Map<String, Long> deleted = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, String> changes = new ConcurrentSkipListMap<>();
    private Optional<CalendarView> late = Optional.empty();
    private long revision = 1;
    private long repeats;

    StandInCalendar(String name, String displayName) {
        this.name = name;
        this.displayName = displayName;
    }

    public String name() {
        return name;
    }

    public String displayName() {
        return displayName;
    }

    public int size() {
        return objects.size();
    }

    /** The names of its objects, such as {@code event-1.ics}. */
    public List<String> names() {
        return List.copyOf(objects.keySet());
    }

    /** What the object of that name holds; empty where there is none. */
    public Optional<String> text(String object) {
        return get(object).map(found -> new String(found.content(), StandardCharsets.UTF_8));
    }

    /** Stores an object and says whether it is new. */
    @CanIgnoreReturnValue
    public synchronized boolean put(String object, byte[] content) {
        CalendarObject before = objects.get(object);
        if (before != null && Arrays.equals(before.content(), content)) {
            repeats++;
        }
        forget(object, before);
        revision++;
        objects.put(object, new CalendarObject(object, content, revision));
        changes.put(revision, object);
        return before == null;
    }

    /** Deletes an object and says whether it was there. */
    @CanIgnoreReturnValue
    public synchronized boolean delete(String object) {
        CalendarObject before = objects.remove(object);
        if (before == null) {
            return false;
        }
        forget(object, before);
        revision++;
        deleted.put(object, revision);
        changes.put(revision, object);
        return true;
    }

    /** From here on readers see the calendar as it is now, whatever is written: its index lags. */
    public synchronized void showLate() {
        late = Optional.of(new CalendarView(Map.copyOf(objects), new TreeMap<>(changes), revision));
    }

    /** The index has caught up: readers see what is there. */
    public synchronized void showAll() {
        late = Optional.empty();
    }

    Optional<CalendarObject> get(String object) {
        return Optional.ofNullable(objects.get(object));
    }

    /** The number of the latest change. */
    public synchronized long revision() {
        return revision;
    }

    /** How many times an object was stored with exactly what it held already. */
    public synchronized long repeats() {
        return repeats;
    }

    /** What readers are shown. */
    synchronized CalendarView shown() {
        return late.orElseGet(() -> new CalendarView(objects, changes, revision));
    }

    private void forget(String object, @Nullable CalendarObject before) {
        if (before != null) {
            changes.remove(before.revision());
        }
        Long deletion = deleted.remove(object);
        if (deletion != null) {
            changes.remove(deletion);
        }
    }
}
