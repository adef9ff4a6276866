package org.caldavsync.server.dashboard;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.caldavsync.server.web.AcceptEncoding;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Pages;
import org.caldavsync.server.web.PublicPath;
import org.jspecify.annotations.Nullable;

/**
 * The frontend as built. A path whose last segment has a dot is a file; any other is a page, since the frontend knows
 * its routes itself: it gets {@code index.html}, filled in for this one response.
 */
final class Dashboard implements Pages {
    /** Names below it contain a hash of the content. */
    private static final String HASHED = "assets/";

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String AFTER_ASKING = "no-cache";
    private static final int NONCE_OCTETS = 16;

    private final Bundle bundle;
    private final SecureRandom random;

    Dashboard(Bundle bundle, SecureRandom random) {
        this.bundle = bundle;
        this.random = random;
    }

    @Override
    public void answer(Context ctx) {
        String path = ctx.path();
        if (path.indexOf('.', path.lastIndexOf('/')) >= 0) {
            sendFile(ctx, path.substring(1));
        } else {
            sendPage(ctx);
        }
    }

    private void sendPage(Context ctx) {
        String page = bundle.page()
                .orElseThrow(() -> new ApiException.NotFound(
                        "This build has no dashboard. The API and the feeds work; `make run` builds all of it."));
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        String nonce = Base64.getEncoder().encodeToString(octets);
        ctx.header("Content-Security-Policy", policy(nonce));
        ctx.header(Header.CACHE_CONTROL, "no-store");
        ctx.html(page.replace("__CSP_NONCE__", nonce).replace("__BASE__", base(ctx)));
    }

    /** The nonce is for the rules that Fluent UI inserts while it runs; scripts need none. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    /**
     * What the page's addresses are relative to. It climbs from the page to the root, so that it is right behind any
     * proxy that removes a path; below a known path it is absolute, since that path's own slash may be missing.
     */
    private static String base(Context ctx) {
        String publicPath = PublicPath.of(ctx);
        if (!publicPath.isEmpty()) {
            return publicPath.replace("&", "&amp;") + '/';
        }
        int depth = (int) ctx.path().chars().filter(each -> each == '/').count() - 1;
        return depth == 0 ? "./" : "../".repeat(depth);
    }

    private void sendFile(Context ctx, String name) {
        BundledFile file = bundle.file(name).orElseThrow(() -> new ApiException.NotFound("There is no such file."));
        BundledFile.Body body = file.preferred(accepted(ctx));
        ctx.header(Header.ETAG, body.etag());
        ctx.header(Header.CACHE_CONTROL, name.startsWith(HASHED) ? FOR_A_YEAR : AFTER_ASKING);
        if (file.varies()) {
            ctx.header(Header.VARY, "Accept-Encoding");
        }
        if (isHeld(body.etag(), ctx.header(Header.IF_NONE_MATCH))) {
            ctx.status(304);
            return;
        }
        switch (body.coding()) {
            case BROTLI -> ctx.header(Header.CONTENT_ENCODING, "br");
            case GZIP -> ctx.header(Header.CONTENT_ENCODING, "gzip");
            case IDENTITY -> {}
        }
        ctx.header(Header.CONTENT_LENGTH, Integer.toString(body.octets().length));
        ctx.contentType(file.type()).result(body.octets());
    }

    private static AcceptEncoding accepted(Context ctx) {
        String header = ctx.header(Header.ACCEPT_ENCODING);
        return AcceptEncoding.parse(header == null ? List.of() : List.of(header));
    }

    /** A quoted hash is found nowhere but in its own tag, weak or not. */
    private static boolean isHeld(String etag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(etag) || ifNoneMatch.strip().equals("*"));
    }
}
