package org.caldavsync.caldav;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Asks the domain of a mail address which server its calendars are on: the SRV and TXT records of RFC 6764 §3 and §4.
 * Only {@code _caldavs}: a calendar without TLS is not for a record to decide. Nothing is sent but the domain's name.
 *
 * <p>By the platform's own DNS client. A library for it (dnsjava) would put itself in the place of the platform's resolver
 * for every connection.
 */
public final class MailDomain {
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s/:]{1,64}@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)");
    private static final Pattern TARGET =
            Pattern.compile("(\\d{1,5}) (\\d{1,5}) (\\d{1,5}) ([A-Za-z0-9.-]{1,255}?)\\.?");
    private static final Pattern PATH = Pattern.compile("path=(/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String domain;

    private MailDomain(String domain) {
        this.domain = domain;
    }

    /**
     * Where the calendars are.
     *
     * @param url of the server, without user information
     * @param elsewhere whether the server is outside the domain: whoever can forge DNS answers could have named it (RFC
     *     6764 §8), so that a person should see it before a password is sent there
     */
    public record Server(URI url, boolean elsewhere) {}

    /** The domain of a mail address, in lower case; empty where the text is none. */
    public static Optional<MailDomain> of(String text) {
        Matcher matcher = ADDRESS.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new MailDomain(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    public String name() {
        return domain;
    }

    /**
     * The server that the domain names; empty where it names none, or nobody answers within some seconds.
     *
     * @param resolver such as {@code dns:} for the machine's own, or {@code dns://192.0.2.1:53}
     */
    public Optional<Server> server(String resolver) {
        try {
            InitialDirContext dns = new InitialDirContext(environment(resolver));
            try {
                return records(dns, "SRV").stream()
                        .flatMap(record -> Target.parse(record).stream())
                        .min(Target.BEST_FIRST)
                        .map(target -> server(target, path(dns)))
                        .filter(server -> server.url().getHost() != null);
            } finally {
                dns.close();
            }
        } catch (NamingException unanswered) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("JdkObsolete") // the interface wants one
    private static Hashtable<String, String> environment(String resolver) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, resolver);
        environment.put("com.sun.jndi.dns.timeout.initial", String.valueOf(PATIENCE.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }

    /** Plain text: what the DNS client gives for these types. Nothing in an answer names a class or an address to load from. */
    @SuppressWarnings("BanJNDI")
    private List<String> records(InitialDirContext dns, String type) throws NamingException {
        Attribute attribute = dns.getAttributes("_caldavs._tcp." + domain + ".", new String[] {type})
                .get(type);
        List<String> records = new ArrayList<>();
        if (attribute != null) {
            for (Object record : Collections.list(attribute.getAll())) {
                records.add(String.valueOf(record));
            }
        }
        return records;
    }

    /** The TXT record's path; where there is none, the server's root leads to its well-known address. */
    private String path(InitialDirContext dns) {
        try {
            return records(dns, "TXT").stream()
                    .map(text -> PATH.matcher(text.replace("\"", "")))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .orElse("/");
        } catch (NamingException none) {
            return "/";
        }
    }

    private Server server(Target target, String path) {
        String port = target.port() == 443 ? "" : ":" + target.port();
        boolean within = target.host().equals(domain) || target.host().endsWith("." + domain);
        return new Server(URI.create("https://" + target.host() + port + path), !within);
    }

    /** One SRV record (RFC 2782). */
    private record Target(int priority, int weight, int port, String host) {
        /** The heaviest of the first: RFC 2782 draws by lot, and a configuration should not depend on one. */
        static final Comparator<Target> BEST_FIRST = Comparator.comparingInt(Target::priority)
                .thenComparing(Comparator.comparingInt(Target::weight).reversed())
                .thenComparing(Target::host);

        /** Empty where it is malformed, or says that there is no such service, with “.” for its target. */
        static Optional<Target> parse(String record) {
            Matcher matcher = TARGET.matcher(record.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int port = Integer.parseInt(matcher.group(3));
            String host = matcher.group(4).toLowerCase(Locale.ROOT);
            return port < 1 || port > 65_535 || host.startsWith(".")
                    ? Optional.empty()
                    : Optional.of(new Target(
                            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), port, host));
        }
    }
}
