package org.caldavsync.server.run;

/** What runs sources and destinations, and tells of it. */
public record Runs(RunStore store, Runner runner, Schedule schedule, RunEvents events) {}
