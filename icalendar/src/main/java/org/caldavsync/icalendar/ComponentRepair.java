package org.caldavsync.icalendar;

/** Mends one defect wherever it occurs; knows nothing of the other defects. */
public interface ComponentRepair {

    /** The entry on the written list of repairs. */
    RepairKind kind();

    /**
     * Sees one component of any name, after its nested ones.
     *
     * @return the component without the defect; the same instance where it has none
     */
    Component repair(Component component);
}
