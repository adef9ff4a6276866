package org.caldavsync.bench;

import java.util.EnumMap;
import java.util.Map;

/** One line of the table. Immutable: each method returns a changed copy. */
record Row(String scenario, Map<Column, String> cells) {
    /** What may be known about a scenario. */
    enum Column {
        REQUESTS,
        BYTES,
        TIME,
        CPU,
        ALLOCATED,
        PEAK_HEAP,
        RESULT,
        TARGET,
        MET
    }

    Row {
        cells = Map.copyOf(cells);
    }

    static Row of(String scenario) {
        return new Row(scenario, Map.of());
    }

    Row with(Column column, String value) {
        Map<Column, String> changed = new EnumMap<>(Column.class);
        changed.putAll(cells);
        changed.put(column, value);
        return new Row(scenario, changed);
    }

    /** States the target and whether it was met. */
    Row target(String target, boolean met) {
        return with(Column.TARGET, target).with(Column.MET, met ? "yes" : "NO");
    }
}
