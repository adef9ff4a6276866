package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;

/** A repair that needs to see one line at a time. */
interface LineRepair extends ComponentRepair {

    /** The line without the defect; an equal one where it has none. */
    ContentLine repair(ContentLine line);

    @Override
    default Component repair(Component component) {
        return OwnLines.map(component, this::repair);
    }
}
