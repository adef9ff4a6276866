package org.caldavsync.server.run;

import java.time.Instant;

/**
 * What a run worked on from a moment on, until the next step or its end.
 *
 * @param what for people: the words of {@link RunContext#progress}
 */
public record RunStep(String what, Instant startedAt) {}
