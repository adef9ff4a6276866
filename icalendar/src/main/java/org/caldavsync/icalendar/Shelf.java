package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.List;

/** Where components wait until all of their UID have come. Each is put there once and may be taken up often. */
public interface Shelf {

    /** Keeps the component; the answer is where. */
    long put(Component component);

    /** The component, or an equal one, that was put there. */
    Component get(long place);

    /** A shelf in memory. */
    static Shelf inMemory() {
        List<Component> components = new ArrayList<>();
        return new Shelf() {
            @Override
            public long put(Component component) {
                components.add(component);
                return components.size() - 1L;
            }

            @Override
            public Component get(long place) {
                return components.get(Math.toIntExact(place));
            }
        };
    }
}
