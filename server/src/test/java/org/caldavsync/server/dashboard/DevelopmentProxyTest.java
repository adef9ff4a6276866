package org.caldavsync.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.web.Pages;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.Test;

class DevelopmentProxyTest {
    private static final PublicUrl ANYWHERE = new PublicUrl.FromRequest();

    private static ToySite site(Pages pages) {
        return ToySite.withPages(new Credentials.None(), ANYWHERE, pages);
    }

    @Test
    void fetches_pages_and_modules_from_the_development_server() throws Exception {
        Pages vite = ctx -> ctx.status(ctx.header("If-None-Match") == null ? 200 : 304)
                .header("ETag", "W/\"7\"")
                .contentType("text/javascript")
                .result(ctx.path() + " for " + ctx.queryString());
        try (ToySite ui = site(vite);
                ToySite site = site(new DevelopmentProxy(
                        URI.create("http://127.0.0.1:" + ui.server().port() + "/")))) {
            var module = site.get("/src/main.tsx?t=5&import");

            assertThat(module.statusCode()).isEqualTo(200);
            assertThat(module.body()).isEqualTo("/src/main.tsx for t=5&import");
            assertThat(module.headers().firstValue("Content-Type")).hasValue("text/javascript");
            assertThat(module.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("'unsafe-inline'");
            assertThat(site.send(site.request("/x").header("If-None-Match", "W/\"7\""))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(site.get("/api/none").body()).contains("\"status\":\"error\"");
        }
    }

    @Test
    void says_when_the_development_server_is_not_there() throws Exception {
        ToySite gone = site(Pages.NONE);
        int port = gone.server().port();
        gone.close();
        try (ToySite site = site(new DevelopmentProxy(URI.create("http://127.0.0.1:" + port)))) {
            var page = site.get("/");

            assertThat(page.statusCode()).isEqualTo(502);
            assertThat(page.body()).contains("127.0.0.1:" + port).contains("make dev");
        }
    }
}
