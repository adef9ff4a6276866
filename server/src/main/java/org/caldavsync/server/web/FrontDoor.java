package org.caldavsync.server.web;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request passes first: removes the public path where it is there, sets the security headers, turns away
 * who asks too often, and asks the front handler before the routes.
 */
final class FrontDoor extends Handler.Wrapper {
    private static final List<HttpField> SECURITY_HEADERS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new PreEncodedHttpField("Referrer-Policy", "same-origin"));

    private final String publicPath;
    private final Entrance entrance;
    private final Handler front;

    FrontDoor(PublicUrl publicUrl, Entrance entrance, Handler front) {
        this.publicPath = publicUrl.path();
        this.entrance = entrance;
        this.front = front;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        SECURITY_HEADERS.forEach(headers::put);
        String path = publicPath.isEmpty() ? entrance.prefix(request) : publicPath;
        Request inside = without(path, request);
        Duration wait = entrance.wait(inside);
        if (wait.isPositive()) {
            TooManyRequests.answer(inside, response, callback, wait);
            return true;
        }
        PublicPath.note(inside, path);
        return front.handle(inside, response, callback) || super.handle(withBody(inside), response, callback);
    }

    private static Request without(String publicPath, Request request) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        if (publicPath.isEmpty() || path == null || !path.startsWith(publicPath)) {
            return request;
        }
        String rest = path.substring(publicPath.length());
        if (!rest.isEmpty() && rest.charAt(0) != '/') {
            return request;
        }
        HttpURI shorter = HttpURI.build(uri).path(rest.isEmpty() ? "/" : rest).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpURI getHttpURI() {
                return shorter;
            }
        };
    }

    /** Routes answer HEAD as they answer GET; the connection knows better and leaves out the body it counted. */
    private static Request withBody(Request request) {
        if (!HttpMethod.HEAD.is(request.getMethod())) {
            return request;
        }
        return new Request.Wrapper(request) {
            @Override
            public String getMethod() {
                return HttpMethod.GET.asString();
            }
        };
    }
}
