package org.caldavsync.server.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.notify.Channel;
import org.caldavsync.server.notify.MailAddress;
import org.caldavsync.server.notify.MailServer;

/** The variables that say how people are told. */
record Channels(Environment environment) {
    private static final int MOST_MAILBOXES = 10;

    List<Channel> read() {
        Optional<URI> webhook = environment.read(Variable.NOTIFY_WEBHOOK_URL, Channels::receiver);
        Optional<Secret> signing = environment.read(Variable.NOTIFY_WEBHOOK_SECRET, Secret::of);
        Optional<URI> topic = environment.read(Variable.NOTIFY_NTFY_URL, Channels::receiver);
        Optional<Secret> token = environment.read(Variable.NOTIFY_NTFY_TOKEN, Secret::of);
        List<Channel> channels = new ArrayList<>();
        webhook.ifPresent(url -> channels.add(new Channel.Webhook(url, signing)));
        topic.ifPresent(url -> channels.add(new Channel.Ntfy(url, token)));
        channels.addAll(mailboxes());
        return channels;
    }

    private List<Channel> mailboxes() {
        Optional<List<MailAddress>> to = environment.read(Variable.NOTIFY_MAIL_TO, Channels::addresses);
        Optional<MailAddress> from = environment.read(Variable.NOTIFY_MAIL_FROM, MailAddress::new);
        Optional<MailServer> server = server();
        checkTogether();
        if (to.isEmpty() || from.isEmpty() || server.isEmpty()) {
            return List.of();
        }
        return to.get().stream()
                .<Channel>map(address -> new Channel.Mail(server.get(), from.get(), address))
                .toList();
    }

    private Optional<MailServer> server() {
        Optional<String> host = environment.read(Variable.NOTIFY_SMTP_HOST, Channels::host);
        MailServer.Security security = environment
                .read(Variable.NOTIFY_SMTP_SECURITY, Channels::security)
                .orElse(MailServer.Security.STARTTLS);
        int port = environment
                .read(Variable.NOTIFY_SMTP_PORT, text -> ConfigReader.number(text, 1, 65_535))
                .orElse(security.usualPort());
        Tls tls = environment.read(Variable.NOTIFY_SMTP_CA, Channels::authority).orElse(Tls.VERIFIED);
        Optional<MailServer.Login> login = login(security);
        return host.map(name -> new MailServer(new MailServer.Place(name, port), security, login, tls));
    }

    private Optional<MailServer.Login> login(MailServer.Security security) {
        Optional<String> username = environment.read(Variable.NOTIFY_SMTP_USERNAME, text -> text);
        Optional<Secret> password = environment.read(Variable.NOTIFY_SMTP_PASSWORD, Secret::of);
        if (security == MailServer.Security.NONE && environment.mentions(Variable.NOTIFY_SMTP_PASSWORD)) {
            environment.problem(
                    Variable.NOTIFY_SMTP_PASSWORD,
                    "would be sent in clear with NOTIFY_SMTP_SECURITY=none: use starttls or tls");
        }
        return username.flatMap(name -> password.map(secret -> new MailServer.Login(name, secret)));
    }

    private void checkTogether() {
        needs(Variable.NOTIFY_SMTP_USERNAME, Variable.NOTIFY_SMTP_PASSWORD);
        needs(Variable.NOTIFY_SMTP_PASSWORD, Variable.NOTIFY_SMTP_USERNAME);
        List<Variable> all = List.of(Variable.NOTIFY_MAIL_TO, Variable.NOTIFY_MAIL_FROM, Variable.NOTIFY_SMTP_HOST);
        all.stream()
                .filter(environment::mentions)
                .findFirst()
                .ifPresent(first -> all.stream()
                        .filter(other -> !environment.mentions(other))
                        .forEach(missing -> environment.problem(missing, "is needed too, with " + first)));
    }

    private void needs(Variable given, Variable needed) {
        if (environment.mentions(given) && !environment.mentions(needed)) {
            environment.problem(needed, "is needed too, with " + given);
        }
    }

    private static URI receiver(String text) {
        URI url = ConfigReader.url(text);
        var _ = Origin.of(url);
        return url;
    }

    private static String host(String text) {
        String host = text.strip();
        ConfigReader.require(
                host.matches("[A-Za-z0-9.:_-]+"), "must be a host name or an address, without a scheme or a path");
        return host;
    }

    private static List<MailAddress> addresses(String text) {
        List<MailAddress> addresses = MailAddress.list(text);
        ConfigReader.require(addresses.size() <= MOST_MAILBOXES, "names more than " + MOST_MAILBOXES + " addresses");
        return addresses;
    }

    private static MailServer.Security security(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(MailServer.Security.values())
                .filter(security -> security.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be starttls, tls or none"));
    }

    private static Tls authority(String text) {
        Tls tls = Tls.trusting(text);
        ConfigReader.require(tls.isReadable(), "holds no readable PEM certificate");
        return tls;
    }
}
