package org.caldavsync.server;

import java.util.List;
import java.util.Optional;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.config.ConfigProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service from the environment and keeps it until a signal ends it; or runs the command that is named. */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;

    /** How {@code make dev} starts it. */
    private static final String DEVELOPMENT = "--dev";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0 && !arguments[0].equals(DEVELOPMENT)) {
            System.exit(Commands.run(List.of(arguments)));
        }
        Config config = configuration(List.of(arguments).contains(DEVELOPMENT));
        config.logFormat().use();
        Logger log = LoggerFactory.getLogger(Main.class);
        Stop stop = Stop.listening();
        config.notes().forEach(log::warn);
        Optional<Application> started = start(config, stop, log);
        stop.closes(started);
        started.ifPresent(application -> log.atInfo()
                .addKeyValue("version", Application.VERSION)
                .addKeyValue("port", application.port())
                .addKeyValue("data", config.storage().dataDirectory())
                .log("Ready"));
        stop.await();
    }

    private static Config configuration(boolean development) {
        try {
            return development ? Config.forDevelopment(System.getenv()) : Config.from(System.getenv());
        } catch (ConfigProblems problems) {
            System.err.println(problems.getMessage());
            System.exit(BAD_CONFIGURATION);
            throw problems;
        }
    }

    /** Empty where it was told to stop before it served anybody. */
    private static Optional<Application> start(Config config, Stop stop, Logger log) {
        try {
            return Optional.of(Application.start(config, Surroundings.real(), stop::check));
        } catch (Stop.Requested unwanted) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            stop.closes(Optional.empty());
            log.error("The service cannot start: {}", failure.getMessage());
            log.debug("Why", failure);
            System.exit(1);
            throw failure;
        }
    }
}
