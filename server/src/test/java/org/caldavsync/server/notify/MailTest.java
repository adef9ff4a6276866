package org.caldavsync.server.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caldavsync.server.notify.Delivery.Outcome.LOCKED_OUT;
import static org.caldavsync.server.notify.Delivery.Outcome.MAY_PASS;
import static org.caldavsync.server.notify.Delivery.Outcome.REFUSED;

import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.TestService;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.LoopbackListener;
import org.caldavsync.testkit.PostOffice;
import org.caldavsync.testkit.PostOffice.Letter;
import org.caldavsync.testkit.TestCertificates;
import org.caldavsync.testkit.TestCertificates.Quality;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.helpers.NOPLogger;

/** E-mail, by way of a real mail server. */
class MailTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
    private static final Optional<MailServer.Login> ALICE =
            Optional.of(new MailServer.Login("alice", Secret.of("secret")));

    @TempDir
    Path directory;

    private final TestCertificates certificates = new TestCertificates();

    @AutoClose
    private final HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1");

    @ParameterizedTest
    @EnumSource(
            value = PostOffice.Security.class,
            names = {"STARTTLS", "TLS"})
    void tells_every_mailbox_of_a_change_of_state(PostOffice.Security security) throws Exception {
        try (PostOffice office = PostOffice.guarded(security, certificates.server(Quality.VALID));
                StandInCalDav server = StandInCalDav.start();
                TestService service = TestService.start(directory, environment(office, security), Clock.systemUTC())) {
            var _ = service.post("/api/sources", TestService.source("Büro", server.base(), "work"));
            server.faults(_ -> Optional.of(Answer.status(403)));
            assertThat(service.post("/api/sources/1/sync", "").status()).isEqualTo(502);

            List<Letter> letters = List.of(office.awaitLetter(), office.awaitLetter());

            assertThat(letters).extracting(Letter::to).containsExactlyInAnyOrder("anna@example.org", "bob@example.org");
            assertThat(letters).allSatisfy(letter -> {
                MimeMessage message = parsed(letter);
                assertThat(letter.from()).isEqualTo("calendar@example.org");
                assertThat(message.getSubject()).isEqualTo("Büro fails");
                assertThat(message.getContent().toString())
                        .startsWith("Büro fails\r\n\r\n")
                        .contains("refuses access");
                assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
                assertThat(message.getSentDate()).isNotNull();
                assertThat(message.getMessageID()).isNotNull();
                assertThat(letter.text()).doesNotContain("secret");
            });
            TestService.Reply test = service.post("/api/notifications/test", "");
            assertThat(test.status()).as(test.message()).isEqualTo(200);
            assertThat(test.message()).contains("e-mail to anna@example.org");
        }
    }

    @Test
    void a_name_is_no_header() throws Exception {
        try (PostOffice office = PostOffice.open(PostOffice.Security.NONE, certificates.server(Quality.VALID))) {
            String name = "Work\r\nBcc: eve@example.org\r\n\r\n.\r\nQUIT\r\n" + "x".repeat(500) + "\u2028\u0000";

            assertThat(deliver(server(office, MailServer.Security.NONE), "anna@example.org", name))
                    .isEqualTo(Delivery.HEARD);

            MimeMessage message = parsed(office.awaitLetter());
            assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("anna@example.org"));
            assertThat(Collections.list(message.getAllHeaders()))
                    .extracting(Header::getName)
                    .containsExactlyInAnyOrder(
                            "Date",
                            "From",
                            "To",
                            "Message-ID",
                            "Subject",
                            "Auto-Submitted",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding");
            assertThat(message.getSubject())
                    .startsWith("Work Bcc: eve@example.org . QUIT xxx")
                    .hasSize(150);
            assertThat(message.getContent().toString()).endsWith("It broke.\r\n.\r\nAll is safe.\r\n");
            assertThat(office.letters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.org",
                "Anna <anna@example.org>",
                "anna@example.org\r\nBcc: eve@example.org",
                "anna@example.org>\r\nRCPT TO:<eve@example.org",
                "anna@example.org anna",
                "\"anna\"@example.org",
                "anna@example..org",
                "anna@-example.org",
                "ännä@example.org"
            })
    void is_no_address(String text) {
        assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailServer.Security.class,
            names = {"STARTTLS", "TLS"})
    void sends_nothing_where_the_certificate_is_not_the_servers(MailServer.Security security) {
        PostOffice.Security same = PostOffice.Security.valueOf(security.name());
        try (PostOffice office = PostOffice.open(same, certificates.server(Quality.WRONG_HOST))) {
            assertThat(deliver(server(office, security, "localhost", ALICE), "anna@example.org", "Work"))
                    .satisfies(is(REFUSED, "certificate of localhost was issued for another name"));
            assertThat(office.letters()).isEmpty();
        }
        try (PostOffice office = PostOffice.open(same, certificates.server(Quality.SELF_SIGNED))) {
            assertThat(deliver(server(office, security, "localhost", ALICE), "anna@example.org", "Work"))
                    .satisfies(is(REFUSED, "an authority that is not trusted here"));
            assertThat(office.letters()).isEmpty();
        }
    }

    @Test
    void sends_no_password_where_somebody_has_taken_starttls_away() {
        try (PostOffice office = PostOffice.guarded(PostOffice.Security.NONE, certificates.server(Quality.VALID))) {
            assertThat(deliver(
                            server(office, MailServer.Security.STARTTLS, "localhost", ALICE),
                            "anna@example.org",
                            "Work"))
                    .satisfies(is(MAY_PASS, "STARTTLS"));
            assertThat(office.logins()).isEmpty();
            assertThat(office.letters()).isEmpty();
        }
    }

    @Test
    void says_what_a_server_does_not_like() {
        try (PostOffice office = PostOffice.guarded(PostOffice.Security.TLS, certificates.server(Quality.VALID))) {
            MailServer.Login wrong = new MailServer.Login("alice", Secret.of("wr0ng"));
            assertThat(deliver(
                            server(office, MailServer.Security.TLS, "127.0.0.1", Optional.of(wrong)),
                            "anna@example.org",
                            "Work"))
                    .satisfies(is(LOCKED_OUT, "NOTIFY_SMTP_PASSWORD"))
                    .satisfies(delivery -> assertThat(delivery.reason()).doesNotContain("wr0ng"));
            assertThat(deliver(
                            server(office, MailServer.Security.TLS, "127.0.0.1", ALICE), "nobody@example.org", "Work"))
                    .satisfies(is(REFUSED, "The mail server refuses the recipient: 5"));
        }
    }

    @Test
    void connects_to_no_private_address_where_that_is_not_allowed() {
        try (PostOffice office = PostOffice.guarded(PostOffice.Security.TLS, certificates.server(Quality.VALID))) {
            Map<String, String> environment = new HashMap<>(environment(office, PostOffice.Security.TLS));
            environment.put("ALLOW_PRIVATE_NETWORKS", "false");
            try (TestService service = TestService.start(directory, environment, Clock.systemUTC())) {
                assertThat(service.post("/api/notifications/test", "").message())
                        .contains("private or local address");
                assertThat(office.logins()).isEmpty();
            }
        }
    }

    @Test
    void ends_with_a_server_that_never_comes_to_an_end() {
        try (LoopbackListener slow = LoopbackListener.start(ServerSocketFactory.getDefault(), connection -> {
            connection.getOutputStream().write("220-wait\r\n".getBytes(US_ASCII));
            connection.getInputStream().readAllBytes();
        })) {
            Channel.Mail mail = new Channel.Mail(
                    new MailServer(
                            new MailServer.Place("127.0.0.1", slow.port()),
                            MailServer.Security.NONE,
                            Optional.empty(),
                            Tls.VERIFIED),
                    new MailAddress("calendar@example.org"),
                    new MailAddress("anna@example.org"));
            Notice notice = new Notice(Notice.Event.TEST, "", "Test", "", NOW);

            Delivery delivery = Objects.requireNonNull(new Postman(gateway, Duration.ofMillis(200))
                    .deliver(new Courier.Post(mail.server(), List.of(mail)), notice)
                    .get(mail));

            assertThat(delivery).satisfies(is(MAY_PASS, "did not take the message"));
        }
    }

    /** One that is refused costs the others nothing, and nobody is asked for the password twice. */
    @Test
    void all_mailboxes_share_a_connection_and_only_what_may_pass_is_tried_again() throws Exception {
        try (PostOffice office = PostOffice.guarded(PostOffice.Security.TLS, certificates.server(Quality.VALID))) {
            MailServer server = server(office, MailServer.Security.TLS, "127.0.0.1", ALICE);
            Notifier notifier = notifier(server, "anna@example.org", "nobody@example.org", "bob@example.org");

            notifier.tell(new Notice(Notice.Event.FAILED, "source 1", "Work", "It broke.", NOW));
            notifier.awaitQuiet();
            notifier.close();

            assertThat(office.logins()).containsExactly("alice");
            assertThat(List.of(office.awaitLetter(), office.awaitLetter()))
                    .extracting(Letter::to)
                    .containsExactly("anna@example.org", "bob@example.org");
            assertThat(office.letters()).isEmpty();
        }
    }

    /** Providers lock an account that is asked for with a wrong password again and again. */
    @Test
    void a_refused_login_is_tried_once() throws Exception {
        try (PostOffice office = PostOffice.guarded(PostOffice.Security.TLS, certificates.server(Quality.VALID))) {
            MailServer.Login wrong = new MailServer.Login("alice", Secret.of("wr0ng"));
            MailServer server = server(office, MailServer.Security.TLS, "127.0.0.1", Optional.of(wrong));
            Notifier notifier = notifier(server, "anna@example.org", "bob@example.org");

            for (int i = 0; i < 3; i++) {
                notifier.tell(new Notice(Notice.Event.FAILED, "source 1", "Work", "It broke.", NOW));
                notifier.awaitQuiet();
            }
            notifier.close();

            assertThat(office.logins()).containsExactly("alice");
        }
    }

    private Notifier notifier(MailServer server, String... to) {
        List<Channel> mailboxes = Stream.of(to)
                .<Channel>map(address ->
                        new Channel.Mail(server, new MailAddress("calendar@example.org"), new MailAddress(address)))
                .toList();
        Notifier.Records records = new Notifier.Records(
                new JdbcRunStore(SqliteDatabase.open(directory.resolve("runs.db"), List.of())).history(),
                _ -> "Work",
                new NothingStale(),
                () -> NOW);
        return new Notifier(
                mailboxes,
                gateway,
                records,
                new Notifier.Manner(
                        List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                        Duration.ofSeconds(30),
                        NOPLogger.NOP_LOGGER));
    }

    private Delivery deliver(MailServer server, String to, String name) {
        Channel.Mail mail = new Channel.Mail(server, new MailAddress("calendar@example.org"), new MailAddress(to));
        Notice notice = new Notice(Notice.Event.FAILED, "source 1", name, "It broke.\n.\nAll is safe.", NOW);
        return Objects.requireNonNull(new Postman(gateway, Duration.ofSeconds(30))
                .deliver(new Courier.Post(server, List.of(mail)), notice)
                .get(mail));
    }

    private static Consumer<Delivery> is(Delivery.Outcome outcome, String reason) {
        return delivery -> {
            assertThat(delivery.outcome()).isEqualTo(outcome);
            assertThat(delivery.reason()).contains(reason);
        };
    }

    private MailServer server(PostOffice office, MailServer.Security security) {
        return server(office, security, "localhost", Optional.empty());
    }

    private MailServer server(
            PostOffice office, MailServer.Security security, String host, Optional<MailServer.Login> login) {
        return new MailServer(
                new MailServer.Place(host, office.port()), security, login, Tls.trusting(certificates.authorityPem()));
    }

    private Map<String, String> environment(PostOffice office, PostOffice.Security security) {
        return Map.of(
                "NOTIFY_MAIL_TO", "anna@example.org, bob@example.org",
                "NOTIFY_MAIL_FROM", "calendar@example.org",
                "NOTIFY_SMTP_HOST", "localhost",
                "NOTIFY_SMTP_PORT", String.valueOf(office.port()),
                "NOTIFY_SMTP_SECURITY", security.name(),
                "NOTIFY_SMTP_USERNAME", "alice",
                "NOTIFY_SMTP_PASSWORD", "secret",
                "NOTIFY_SMTP_CA", certificates.authorityPem());
    }

    private static MimeMessage parsed(Letter letter) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.text().getBytes(US_ASCII)));
    }
}
