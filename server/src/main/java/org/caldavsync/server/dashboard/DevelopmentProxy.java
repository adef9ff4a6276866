package org.caldavsync.server.dashboard;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Pages;

/**
 * Fetches pages from the UI development server, so that all of {@code make dev} is behind one address. Only what its
 * answers need passes; its hot-reload socket is opened by the browser directly.
 */
final class DevelopmentProxy implements Pages {
    private static final List<String> ASKED = List.of(Header.ACCEPT, Header.IF_NONE_MATCH, "Sec-Fetch-Dest");
    private static final List<String> ANSWERED =
            List.of(Header.CONTENT_TYPE, Header.CACHE_CONTROL, Header.ETAG, Header.LOCATION);

    /** It inserts scripts of its own into the page, and opens a socket to its own port. */
    private static final String POLICY = "default-src 'self' 'unsafe-inline' data: blob:; connect-src *";

    private final String server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    DevelopmentProxy(URI server) {
        this.server = server.toString().replaceFirst("/$", "");
    }

    @Override
    public void answer(Context ctx) {
        String query = ctx.queryString();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + ctx.path() + (query == null ? "" : "?" + query)));
        for (String name : ASKED) {
            String value = ctx.header(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        HttpResponse<InputStream> response = send(request.build());
        ctx.status(response.statusCode());
        ctx.header("Content-Security-Policy", POLICY);
        ANSWERED.forEach(name -> response.headers().firstValue(name).ifPresent(value -> ctx.header(name, value)));
        ctx.result(response.body());
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ApiException.Upstream(
                    "The UI development server at " + server + " does not answer. `make dev` starts it: try again.",
                    false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
