package org.caldavsync.icalendar;

/**
 * One change made to what came.
 *
 * @param uid of the component; empty where it is not known
 * @param detail the line as it came, or what was done to the component; at most {@value #DETAIL} characters are kept
 */
public record Repair(RepairKind kind, String uid, String detail) {
    static final int DETAIL = 200;

    public Repair {
        detail = detail.length() > DETAIL ? detail.substring(0, DETAIL) : detail;
    }
}
