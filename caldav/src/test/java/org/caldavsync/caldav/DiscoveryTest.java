package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Ports;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovery on servers that are unlike the ones we can start. */
class DiscoveryTest {
    private static final String WELL_KNOWN = "/.well-known/caldav";

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client = TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void collects_the_calendars_of_several_homes() {
        server.otherwise(request -> Answer.status(404));
        server.on("PROPFIND", "/", principal("/me/"));
        server.on("PROPFIND", "/me/", homes("/home1/", "/home2/"));
        server.on("PROPFIND", "/home1/", Xml.multistatus(folder("/home1/"), Xml.calendar("/home1/a/", "t", "c")));
        server.on("PROPFIND", "/home2/", Xml.multistatus(folder("/home2/"), Xml.calendar("/home2/b/", "t", "c")));

        Discovery.Found found = found("/");

        assertThat(found.homes()).containsExactly(server.uri("/home1/"), server.uri("/home2/"));
        assertThat(found.calendars()).extracting(CalendarListing::name).containsExactly("a", "b");
        assertThat(found.principal()).isEqualTo(server.uri("/me/"));
    }

    @Test
    void goes_on_with_one_home_when_the_other_is_refused() {
        server.on("PROPFIND", "/", principal("/me/"));
        server.on("PROPFIND", "/me/", homes("/home1/", "/home2/"));
        server.on("PROPFIND", "/home1/", Answer.status(403));
        server.on("PROPFIND", "/home2/", Xml.multistatus(Xml.calendar("/home2/b/", "t", "c")));

        assertThat(found("/").homes()).containsExactly(server.uri("/home2/"));
    }

    /** 127.0.0.1 stands for the Internet here, 127.0.0.2 for what is within. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void follows_no_principal_and_no_home_to_an_inner_address(boolean principal) throws Exception {
        try (ServerSocket inner = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.2"));
                TestClient outside = TestClient.guarded(
                        server.uri("/"), address -> address.equals(InetAddress.ofLiteral("127.0.0.1")))) {
            String within = "http://127.0.0.2:" + inner.getLocalPort() + "/me/";
            server.otherwise(request -> Answer.status(404));
            server.on("PROPFIND", "/", principal(principal ? within : "/me/"));
            server.on("PROPFIND", "/me/", homes(within));

            Discovery discovery = outside.calDav().discover(server.uri("/"));

            assertThat(discovery.toString()).contains("private or local address");
            inner.setSoTimeout(1);
            assertThatThrownBy(inner::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void follows_a_home_to_another_host() {
        try (ScriptedServer other = ScriptedServer.start()) {
            server.on("PROPFIND", "/", principal("/me/"));
            server.on("PROPFIND", "/me/", homes(other.uri("/home/").toString()));
            other.on("PROPFIND", "/home/", Xml.multistatus(Xml.calendar("/home/a/", "t", "c")));

            assertThat(found("/").calendars())
                    .extracting(listing -> listing.href().uri())
                    .containsExactly(other.uri("/home/a/"));
        }
    }

    @Test
    void takes_the_principal_for_a_home_where_it_names_none() {
        server.on("PROPFIND", "/", principal("/me/"));
        server.on(
                "PROPFIND", "/me/", Xml.multistatus(folder("/me/")), Xml.multistatus(Xml.calendar("/me/a/", "t", "")));

        assertThat(found("/").homes()).containsExactly(server.uri("/me/"));
    }

    @Test
    void uses_a_folder_with_calendars_on_a_server_without_principals() {
        server.on(
                "PROPFIND",
                "/caldav/me/",
                Xml.multistatus(folder("/caldav/me/")),
                Xml.multistatus(folder("/caldav/me/"), Xml.calendar("/caldav/me/a/", "t", "")));

        assertThat(found("/caldav/me/").homes()).containsExactly(server.uri("/caldav/me/"));
    }

    @Test
    void takes_the_location_of_a_get_where_propfind_is_not_redirected() {
        server.otherwise(request -> Answer.status(404));
        server.on("PROPFIND", WELL_KNOWN, Answer.status(405));
        server.on("GET", WELL_KNOWN, Answer.redirect(302, "/hidden/dav/"));
        server.on("PROPFIND", "/hidden/dav/", homes("/hidden/home/"));
        server.on("PROPFIND", "/hidden/home/", Xml.multistatus(Xml.calendar("/hidden/home/a/", "t", "")));

        assertThat(found("/nothing/here/").calendars()).hasSize(1);
    }

    @Test
    void shows_redirects_as_steps() {
        server.on("PROPFIND", "/", Answer.redirect(301, "/dav/"));
        server.on("PROPFIND", "/dav/", homes("/home/"));
        server.on("PROPFIND", "/home/", Xml.multistatus(Xml.calendar("/home/a/", "t", "")));

        assertThat(found("/").steps()).extracting(DiscoveryStep::status).containsExactly(301, 207, 207);
    }

    @Test
    void leaves_out_what_holds_no_events_and_says_why() {
        server.on("PROPFIND", "/", homes("/home/"));
        server.on(
                "PROPFIND",
                "/home/",
                Xml.multistatus(
                        folder("/home/"),
                        typed("/home/inbox/", "<c:schedule-inbox/>"),
                        typed("/home/web/", "<c:calendar/><cs:subscribed/>"),
                        typed("/home/addresses/", ""),
                        Xml.ok("/home/a.ics", "<d:resourcetype/>"),
                        Xml.ok(
                                "/home/tasks/",
                                "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
                                        + "<c:supported-calendar-component-set><c:comp name='vtodo'/></c:supported-calendar-component-set>"),
                        Xml.calendar("/home/work/", "t", "c")));

        Discovery.Found found = found("/");

        assertThat(found.calendars()).extracting(CalendarListing::name).containsExactly("work");
        assertThat(found.leftOut())
                .extracting(HomeListing.LeftOut::why)
                .containsExactly(
                        "is a box for invitations",
                        "is a subscription to a calendar elsewhere",
                        "is no calendar",
                        "is no collection",
                        "holds no events, only VTODO");
    }

    @Test
    void stops_at_a_refused_login_wherever_it_comes() {
        server.otherwise(request -> Answer.status(404));
        server.on("PROPFIND", WELL_KNOWN, Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""));

        Discovery.NotFound notFound = notFound(server.uri("/typed/"));

        assertThat(notFound.reason()).isEqualTo(Discovery.Reason.UNAUTHORIZED);
        assertThat(server.requests())
                .extracting(ReceivedRequest::toString)
                .containsExactly("PROPFIND /typed/", "PROPFIND /typed", "PROPFIND " + WELL_KNOWN);
    }

    @Test
    void says_that_a_web_site_is_no_calendar_server() {
        server.otherwise(request -> Answer.status(200).body("text/html", "<html>Welcome</html>"));

        Discovery.NotFound notFound = notFound(server.uri("/"));

        assertThat(notFound.reason()).isEqualTo(Discovery.Reason.NO_CALDAV);
        assertThat(notFound.steps()).first().satisfies(step -> {
            assertThat(step.said()).contains("Welcome");
            assertThat(step.verdict()).isEqualTo("A web page, no CalDAV.");
        });
    }

    @Test
    void says_that_access_is_refused() {
        server.otherwise(request -> Answer.status(403));

        assertThat(notFound(server.uri("/")).reason()).isEqualTo(Discovery.Reason.FORBIDDEN);
    }

    @Test
    void says_that_the_server_wants_a_pause() {
        server.otherwise(request -> Answer.status(503));

        assertThat(notFound(server.uri("/")).reason()).isEqualTo(Discovery.Reason.UNAVAILABLE);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void says_that_nobody_answers() {
        URI nobody = URI.create("http://127.0.0.1:" + Ports.free() + "/");

        Discovery.NotFound notFound = notFound(nobody);

        assertThat(notFound.reason()).isEqualTo(Discovery.Reason.UNREACHABLE);
        assertThat(notFound.message()).contains("127.0.0.1");
    }

    @Test
    void keeps_queries_out_of_what_it_shows() {
        server.otherwise(request -> Answer.status(404));

        assertThat(notFound(server.uri("/?token=secret")).steps().toString()).doesNotContain("secret");
    }

    private Discovery.Found found(String path) {
        Discovery discovery = client.calDav().discover(server.uri(path));
        assertThat(discovery).as(discovery.toString()).isInstanceOf(Discovery.Found.class);
        return (Discovery.Found) discovery;
    }

    private Discovery.NotFound notFound(URI typed) {
        Discovery discovery = client.calDav().discover(typed);
        assertThat(discovery).as(discovery.toString()).isInstanceOf(Discovery.NotFound.class);
        return (Discovery.NotFound) discovery;
    }

    private static Answer principal(String href) {
        return Xml.multistatus(Xml.ok(
                "/",
                "<d:resourcetype><d:collection/></d:resourcetype><d:current-user-principal><d:href>%s</d:href></d:current-user-principal>"
                        .formatted(href)));
    }

    private static Answer homes(String... hrefs) {
        String all =
                List.of(hrefs).stream().map("<d:href>%s</d:href>"::formatted).reduce("", String::concat);
        return Xml.multistatus(Xml.ok(
                "/me/",
                "<d:resourcetype><d:principal/></d:resourcetype><c:calendar-home-set>%s</c:calendar-home-set>"
                        .formatted(all)));
    }

    private static String folder(String href) {
        return typed(href, "");
    }

    private static String typed(String href, String types) {
        return Xml.ok(href, "<d:resourcetype><d:collection/>%s</d:resourcetype>".formatted(types));
    }
}
