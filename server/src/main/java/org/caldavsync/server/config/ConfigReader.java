package org.caldavsync.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Argon2Hash;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.dashboard.Frontend;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.logging.LogFormat;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.secret.EncryptionKey;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.web.Forwarding;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.WebServer;

/** Turns the environment's texts into a {@link Config}; goes on after a problem so that all are found. */
final class ConfigReader {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");

    private final Environment environment;
    private final boolean development;

    /** @param development whether this is {@code make dev} */
    ConfigReader(Environment environment, boolean development) {
        this.environment = environment;
        this.development = development;
    }

    Config read() {
        Config config = new Config(
                address(),
                storage(),
                credentials(),
                clients(),
                frontend(),
                value(Variable.ALLOW_PRIVATE_NETWORKS, ConfigReader::flag, true),
                value(Variable.SWAGGER_UI, ConfigReader::flag, true),
                value(Variable.METRICS, ConfigReader::flag, true),
                Period.ofDays(value(Variable.HISTORY_DAYS, text -> number(text, 1, 3650), 1)),
                notifications(),
                value(Variable.LOG_FORMAT, ConfigReader::logFormat, LogFormat.TEXT),
                notes());
        environment.verify();
        return config;
    }

    /** The value; the placeholder only where there was a problem, which {@code verify} turns into the end. */
    private <T> T value(Variable variable, Function<String, T> parser, T placeholder) {
        return environment.read(variable, parser).orElse(placeholder);
    }

    private WebServer.Address address() {
        return new WebServer.Address(
                value(Variable.SERVER_HOST, ConfigReader::host, ""),
                value(Variable.SERVER_PORT, text -> number(text, 0, 65_535), 0),
                environment.read(Variable.PUBLIC_URL, ConfigReader::publicUrl).orElseGet(PublicUrl.FromRequest::new));
    }

    private Config.Storage storage() {
        Path directory = value(Variable.DATA_DIR, Path::of, Path.of(""));
        KeySource keySource = environment
                .<KeySource>read(Variable.SECRET_KEY, text -> new KeySource.Given(key(text)))
                .orElseGet(() -> KeySource.in(directory));
        return new Config.Storage(directory, store(directory), keySource);
    }

    private Config.Store store(Path directory) {
        if (environment.mentions(Variable.DATABASE_URL) && environment.mentions(Variable.DB_PATH)) {
            environment.problem(Variable.DATABASE_URL, "and DB_PATH are both set: unset one of them");
        }
        Optional<Config.Store> server =
                environment.read(Variable.DATABASE_URL, text -> new Config.Store.Server(PostgresAddress.parse(text)));
        return server.orElseGet(() -> new Config.Store.File(
                environment.read(Variable.DB_PATH, Path::of).orElseGet(() -> directory.resolve("caldav-sync.db"))));
    }

    private Credentials credentials() {
        Optional<String> username = environment.read(Variable.AUTH_USERNAME, ConfigReader::username);
        Optional<Secret> password = environment.read(Variable.AUTH_PASSWORD, Secret::of);
        Optional<Argon2Hash> hash = environment.read(Variable.AUTH_PASSWORD_HASH, Argon2Hash::parse);
        checkTogether();
        if (username.isEmpty()) {
            return new Credentials.None();
        }
        return password.<Credentials>map(secret -> new Credentials.Plain(username.get(), secret))
                .or(() -> hash.map(argon2 -> new Credentials.Hashed(username.get(), argon2)))
                .orElseGet(Credentials.None::new);
    }

    private Config.Clients clients() {
        int burst = value(Variable.RATE_LIMIT_BURST, text -> number(text, 1, 1_000_000), 1);
        RequestRate rate = environment
                .<RequestRate>read(
                        Variable.RATE_LIMIT_PER_SECOND, text -> new RequestRate.PerClient(perSecond(text), burst))
                .orElseGet(RequestRate.Unlimited::new);
        boolean trusted = value(Variable.RATE_LIMIT_TRUST_PROXY, ConfigReader::flag, false);
        return new Config.Clients(rate, trusted ? Forwarding.BELIEVED : Forwarding.IGNORED);
    }

    private Config.Notifications notifications() {
        return new Config.Notifications(
                new Channels(environment).read(), value(Variable.NOTIFY_STALE_AFTER, text -> number(text, 2, 1000), 2));
    }

    private Frontend frontend() {
        if (!development) {
            return new Frontend.Packed();
        }
        int port = value(Variable.PORT, text -> number(text, 1, 65_535), 1);
        return new Frontend.Developed(environment
                .read(Variable.SERVER_PROXY_URL, ConfigReader::webAddress)
                .orElseGet(() -> URI.create("http://localhost:" + port)));
    }

    private void checkTogether() {
        boolean user = environment.mentions(Variable.AUTH_USERNAME);
        boolean plain = environment.mentions(Variable.AUTH_PASSWORD);
        boolean hashed = environment.mentions(Variable.AUTH_PASSWORD_HASH);
        if (plain && hashed) {
            environment.problem(Variable.AUTH_PASSWORD, "and AUTH_PASSWORD_HASH are both set: unset one of them");
        } else if (user && !plain && !hashed) {
            environment.problem(
                    Variable.AUTH_USERNAME, "is set without a password: set AUTH_PASSWORD or AUTH_PASSWORD_HASH");
        }
        if (!user && (plain || hashed)) {
            environment.problem(
                    plain ? Variable.AUTH_PASSWORD : Variable.AUTH_PASSWORD_HASH,
                    "is set without a user name: set AUTH_USERNAME");
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!development && environment.mentions(Variable.SERVER_PROXY_URL)) {
            notes.add("SERVER_PROXY_URL is ignored: the dashboard is part of this process.");
        }
        if (!environment.mentions(Variable.AUTH_USERNAME)) {
            notes.add("No AUTH_USERNAME is set: everybody who reaches the port can use the API. Set one with"
                    + " AUTH_PASSWORD, or let only yourself reach it.");
        }
        return notes;
    }

    private static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static int number(String text, int from, int to) {
        String message = "must be a whole number from " + from + " to " + to;
        try {
            int number = Integer.parseInt(text.strip());
            require(number >= from && number <= to, message);
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message, e);
        }
    }

    private static double perSecond(String text) {
        String message = "must be a number from 0.01 to 100000; unset it for no limit";
        require(PLAIN_NUMBER.matcher(text.strip()).matches(), message);
        double number = Double.parseDouble(text.strip());
        require(number >= 0.01 && number <= 100_000, message);
        return number;
    }

    private static String host(String text) {
        String host = text.strip();
        require(!host.isEmpty() && host.indexOf('/') < 0, "must be an address or a host name");
        return host;
    }

    private static LogFormat logFormat(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new IllegalArgumentException("must be text or json");
        };
    }

    private static String username(String text) {
        require(text.indexOf(':') < 0, "must not contain a colon: HTTP Basic authentication cannot carry it");
        return text;
    }

    private static EncryptionKey key(String text) {
        return EncryptionKey.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("must be 64 hexadecimal digits, or base64 of exactly 32 bytes"));
    }

    private static PublicUrl publicUrl(String text) {
        return PublicUrl.of(url(text));
    }

    private static URI webAddress(String text) {
        URI url = url(text);
        require(
                url.getScheme() != null && url.getScheme().startsWith("http") && url.getHost() != null,
                "must be an address such as http://localhost:6766");
        return url;
    }

    static URI url(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
