package org.caldavsync.server.config;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.dashboard.Frontend;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.logging.LogFormat;
import org.caldavsync.server.notify.Channel;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.web.Forwarding;
import org.caldavsync.server.web.WebServer;

/**
 * Everything an operator can set, checked.
 *
 * @param address where to listen, and the URL the world sees
 * @param storage where things are kept
 * @param credentials who may enter
 * @param clients how clients are told apart, and how much each may ask
 * @param frontend where the dashboard comes from
 * @param allowsPrivateNetworks whether outbound connections may go to loopback, link-local and private addresses
 * @param servesSwaggerUi whether the API can be browsed
 * @param showsMetrics whether there is a page of metrics
 * @param history how long runs are kept
 * @param notifications how people are told of changes of state
 * @param logFormat how a log line looks
 * @param notes what the operator should know at the start though nothing is wrong, one sentence each
 */
public record Config(
        WebServer.Address address,
        Storage storage,
        Credentials credentials,
        Clients clients,
        Frontend frontend,
        boolean allowsPrivateNetworks,
        boolean servesSwaggerUi,
        boolean showsMetrics,
        Period history,
        Notifications notifications,
        LogFormat logFormat,
        List<String> notes) {

    /**
     * Where things are kept.
     *
     * @param dataDirectory holds the key file and, unless configured otherwise, the database
     * @param store the database
     * @param keySource the key that encrypts stored credentials
     */
    public record Storage(Path dataDirectory, Store store, KeySource keySource) {}

    /** Which database everything is kept in. */
    public sealed interface Store {
        /** An SQLite file, used by this process alone. */
        record File(Path path) implements Store {}

        /** A PostgreSQL database, which several processes may share. */
        record Server(PostgresAddress address) implements Store {}
    }

    /** How clients are told apart, and how much each may ask. */
    public record Clients(RequestRate rate, Forwarding forwarding) {}

    /**
     * How people are told of changes of state, and when something counts as out of date.
     *
     * @param staleAfter how many intervals may pass without a good sync
     */
    public record Notifications(List<Channel> channels, int staleAfter) {
        public Notifications {
            channels = List.copyOf(channels);
        }
    }

    public Config {
        notes = List.copyOf(notes);
    }

    /**
     * The configuration in that environment.
     *
     * @throws ConfigProblems when anything in it is wrong; it names everything that is
     */
    public static Config from(Map<String, String> environment) {
        return new ConfigReader(new Environment(environment), false).read();
    }

    /**
     * The same for {@code make dev}: the dashboard comes from the UI development server.
     *
     * @throws ConfigProblems as {@link #from}
     */
    public static Config forDevelopment(Map<String, String> environment) {
        return new ConfigReader(new Environment(environment), true).read();
    }
}
