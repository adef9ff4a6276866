package org.caldavsync.server;

import java.time.Duration;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.destination.Engine;
import org.caldavsync.server.destination.PreviewResult;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.web.ApiException;

/** Destinations can be configured, and not run yet. */
final class UnreadyEngine implements Engine {

    @Override
    public PreviewResult preview(Destination destination) {
        throw notYet();
    }

    @Override
    public PreviewResult preview(Unsaved destination) {
        throw notYet();
    }

    @Override
    public Job applying(Destination destination, String planId) {
        throw notYet();
    }

    @Override
    public Job releasing(Destination destination, long runId) {
        throw notYet();
    }

    @Override
    public Job removing(Destination destination) {
        throw notYet();
    }

    @Override
    public void forget(long destinationId) {}

    private static ApiException notYet() {
        return new ApiException.Unavailable("Destinations cannot run in this build.", Duration.ofDays(1));
    }
}
