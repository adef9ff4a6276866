package org.caldavsync.server.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.web.Pages;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle of these tests has coded copies that say which one they are, so that each can be told in the answer. */
class DashboardTest {
    private static final String SCRIPT = "/assets/index-1a2b.js";
    private static final Pattern NONCE = Pattern.compile("content=\"([A-Za-z0-9+/=]{24})\"");
    private static final PublicUrl ANYWHERE = new PublicUrl.FromRequest();

    private static ToySite open(PublicUrl publicUrl) {
        return ToySite.withPages(new Credentials.None(), publicUrl, pages("/toy-dashboard/"));
    }

    private static Pages pages(String root) {
        return new Dashboard(new Bundle(root), new SecureRandom());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" and ", response.headers().allValues(name));
    }

    @ParameterizedTest
    @CsvSource({"/, ./", "/sources, ./", "/sources/3?tab=runs, ../", "/sources/3/runs, ../../", "/nothing/, ../"})
    void answers_every_address_with_the_page_and_the_way_back_to_the_root(String path, String base) throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            var page = site.get(path);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Content-Type")).startsWith("text/html");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.body()).contains("<base href=\"" + base + "\">");
        }
    }

    @Test
    void gives_each_response_its_own_nonce_and_allows_nothing_inline_without_it() throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            var first = site.get("/");
            String nonce = nonce(first);

            assertThat(header(first, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; ")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(nonce(site.get("/"))).isNotEqualTo(nonce);
        }
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher nonce = NONCE.matcher(page.body());
        assertThat(nonce.find()).as(page.body()).isTrue();
        return nonce.group(1);
    }

    @Test
    void is_at_home_below_the_public_path() throws Exception {
        try (ToySite site = open(PublicUrl.of(URI.create("https://home.example/cal/")))) {
            assertThat(site.get("/cal").body()).contains("<base href=\"/cal/\">");
            assertThat(site.get("/cal/sources/3").body()).contains("<base href=\"/cal/\">");
            assertThat(site.get("/cal" + SCRIPT).statusCode()).isEqualTo(200);
            assertThat(site.get(SCRIPT).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gzip, deflate, br, zstd | br   | stands for brotli
        gzip, deflate           | gzip | stands for gzip!
        br;q=0, gzip;q=0        | ''   | console.log("as it is")
        """)
    void sends_the_copy_that_the_browser_likes_best(String accepted, String coding, String body) throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            var script = site.send(site.request(SCRIPT).header("Accept-Encoding", accepted));

            assertThat(script.body()).isEqualTo(body);
            assertThat(header(script, "Content-Encoding")).isEqualTo(coding);
            assertThat(header(script, "Content-Length")).isEqualTo(Integer.toString(body.length()));
            assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
            assertThat(header(script, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(script, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        }
    }

    @Test
    void tells_codings_apart_by_their_tags_and_says_when_nothing_changed() throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            String plain = header(site.get(SCRIPT), "ETag");
            String brotli = header(site.send(site.request(SCRIPT).header("Accept-Encoding", "br")), "ETag");
            var unchanged = site.send(
                    site.request(SCRIPT).header("Accept-Encoding", "br").header("If-None-Match", "\"x\", " + brotli));
            var other = site.send(site.request(SCRIPT).header("If-None-Match", brotli));

            assertThat(plain).matches("\"[0-9a-f]{24}\"").isNotEqualTo(brotli);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(header(unchanged, "ETag")).isEqualTo(brotli);
            assertThat(header(unchanged, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(other.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asks_browsers_to_ask_again_for_what_has_no_hash_in_its_name() throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            var icon = site.get("/favicon.svg");

            assertThat(header(icon, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(icon, "Content-Type")).isEqualTo("image/svg+xml");
            assertThat(header(icon, "Vary")).isEmpty();
            assertThat(header(icon, "ETag")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-1a2b.js",
                "/assets/index-1a2b.js.br",
                "/index.html",
                "/assets/../index.html",
                "/assets/..%2findex.html",
                "/..%2fopenapi.yaml",
                "/.hidden",
                "/favicon.svg/"
            })
    void has_no_other_files(String path) throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            String answer = site.raw("GET " + path + " HTTP/1.0\r\n\r\n");

            assertThat(answer)
                    .doesNotContain("__BASE__")
                    .doesNotContain("openapi")
                    .doesNotContain("stands for");
            assertThat(answer).startsWith(path.endsWith("/") ? "HTTP/1.1 200" : "HTTP/1.1 404");
        }
    }

    @Test
    void leaves_programs_their_own_answers() throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            for (String path : new String[] {"/api", "/api/", "/api/nothing"}) {
                var answer = site.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).contains("\"status\":\"error\"");
            }
            assertThat(site.post("/sources", "{}").statusCode()).isEqualTo(404);
            assertThat(site.get("/robots.txt").body()).contains("User-agent");
        }
    }

    @Test
    void answers_head_and_http_1_0() throws Exception {
        try (ToySite site = open(ANYWHERE)) {
            String head = site.raw("HEAD " + SCRIPT + " HTTP/1.0\r\nAccept-Encoding: br\r\n\r\n");
            String get = site.raw("GET " + SCRIPT + " HTTP/1.0\r\n\r\n");

            assertThat(head).contains("\r\nContent-Length: 17\r\n").endsWith("\r\n\r\n");
            assertThat(get).contains("\r\nContent-Length: 23\r\n").endsWith("\r\n\r\nconsole.log(\"as it is\")");
        }
    }

    @Test
    void needs_the_credentials_for_pages_and_files() throws Exception {
        var credentials = new Credentials.Plain("anna", Secret.of("x"));
        String anna = "Basic " + Base64.getEncoder().encodeToString("anna:x".getBytes(UTF_8));
        try (ToySite site = ToySite.withPages(credentials, ANYWHERE, pages("/toy-dashboard/"))) {
            assertThat(site.get("/").statusCode()).isEqualTo(401);
            assertThat(site.get(SCRIPT).statusCode()).isEqualTo(401);
            assertThat(site.send(site.request("/sources/1").header("Authorization", anna))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(site.send(site.request(SCRIPT).header("Authorization", anna))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void says_so_where_the_build_has_no_frontend() throws Exception {
        try (ToySite site = ToySite.withPages(new Credentials.None(), ANYWHERE, pages("/none/"))) {
            var page = site.get("/");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("no dashboard").contains("make run");
        }
    }
}
