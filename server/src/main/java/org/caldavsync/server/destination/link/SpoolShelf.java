package org.caldavsync.server.destination.link;

import java.io.IOException;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Shelf;
import org.caldavsync.icalendar.UnfoldedForm;
import org.caldavsync.server.feed.DiskSpool;

/** Keeps components on disk: a place is where the octets begin, and how many they are. */
final class SpoolShelf implements Shelf {
    private final DiskSpool spool;

    SpoolShelf(DiskSpool spool) {
        this.spool = spool;
    }

    @Override
    public long put(Component component) {
        byte[] octets = UnfoldedForm.write(component);
        long place = (spool.size() << Integer.SIZE) | octets.length;
        try {
            spool.sink().write(octets);
            return place;
        } catch (IOException full) {
            throw Download.noRoom(full);
        }
    }

    @Override
    public Component get(long place) {
        try {
            return UnfoldedForm.read(spool.read(place >>> Integer.SIZE, (int) place));
        } catch (IOException failure) {
            throw Download.noRoom(failure);
        }
    }
}
