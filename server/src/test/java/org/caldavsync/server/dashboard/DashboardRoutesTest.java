package org.caldavsync.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.Test;

class DashboardRoutesTest {
    private static final PublicUrl ANYWHERE = new PublicUrl.FromRequest();

    @Test
    void says_what_this_is_and_how_to_begin() throws Exception {
        try (ToySite site = ToySite.open(new DashboardRoutes(List::of, ANYWHERE))) {
            var page = site.get("/");

            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(page.body())
                    .contains("<h1>CalDAV/ICS Sync</h1>")
                    .contains("curl ")
                    .doesNotContain("{feeds}");
        }
    }

    @Test
    void lists_the_feeds_with_links_that_survive_any_name() throws Exception {
        FeedCatalogue feeds = () -> List.of(
                new FeedCatalogue.Entry("Anna & <Bob>", "team \"x\"/Büro?#%.ics", true, true),
                new FeedCatalogue.Entry("Club", "public/club", false, false));
        try (ToySite site = ToySite.open(new DashboardRoutes(feeds, ANYWHERE))) {
            String page = site.get("/").body();

            assertThat(page)
                    .contains("<strong>Anna &amp; &lt;Bob&gt;</strong>")
                    .contains("href=\"ics/team%20%22x%22/B%C3%BCro%3F%23%25.ics\"")
                    .contains(">/ics/team &quot;x&quot;/Büro?#%.ics</a>")
                    .contains(">Private<")
                    .contains("href=\"ics/public/club\"")
                    .contains("Waiting for first sync")
                    .contains(">Public<");
        }
    }

    @Test
    void links_below_the_public_path_even_without_its_last_slash() throws Exception {
        FeedCatalogue feeds = () -> List.of(new FeedCatalogue.Entry("Club", "club", true, true));
        PublicUrl publicUrl = PublicUrl.of(URI.create("https://home.example/cal/"));
        try (ToySite site = ToySite.start(new Credentials.None(), publicUrl, new DashboardRoutes(feeds, publicUrl))) {
            String page = site.get("/cal").body();

            assertThat(page).contains("href=\"/cal/ics/club\"").contains("href=\"/cal/style.css\"");
            assertThat(site.get("/cal/style.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void needs_credentials_for_the_page_alone() throws Exception {
        var credentials = new Credentials.Plain("anna", Secret.of("x"));
        try (ToySite site = ToySite.start(credentials, ANYWHERE, new DashboardRoutes(List::of, ANYWHERE))) {
            assertThat(site.get("/").statusCode()).isEqualTo(401);
            assertThat(site.get("/style.css").statusCode()).isEqualTo(200);
            assertThat(site.get("/favicon.svg").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void allows_the_page_nothing_but_its_own_style_and_icon() throws Exception {
        try (ToySite site = ToySite.open(new DashboardRoutes(List::of, ANYWHERE))) {
            var page = site.get("/");

            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(page.body())
                    .doesNotContain("<script")
                    .doesNotContain("style=")
                    .doesNotContain("<style");
        }
    }
}
