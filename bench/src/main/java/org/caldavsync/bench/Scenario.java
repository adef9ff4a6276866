package org.caldavsync.bench;

import java.util.List;

/** One thing that people wait or pay for, measured. */
interface Scenario {
    /** What the command line calls it. */
    String name();

    List<Row> run(Lab lab) throws Exception;
}
