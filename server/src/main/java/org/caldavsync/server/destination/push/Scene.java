package org.caldavsync.server.destination.push;

import org.caldavsync.server.destination.link.Reading;

/**
 * Both sides as a run has seen them.
 *
 * @param situation what of them counts for the plan
 */
record Scene(Reading reading, Sight sight, Situation situation) {}
