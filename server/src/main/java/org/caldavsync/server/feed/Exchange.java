package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.caldavsync.server.metrics.FeedMeters;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** One request and its answer; it ends with exactly one answer. */
record Exchange(Request request, Response response, Callback callback, FeedMeters meters) {

    boolean isGet() {
        return HttpMethod.GET.is(request.getMethod());
    }

    boolean isHead() {
        return HttpMethod.HEAD.is(request.getMethod());
    }

    /** The fields of the request. */
    HttpFields asked() {
        return request.getHeaders();
    }

    /** The fields of the answer. */
    HttpFields.Mutable answered() {
        return response.getHeaders();
    }

    void refuse(Refusal refusal) {
        meters.refused();
        refusal.write(response, callback);
    }

    /** An answer without a body; as the last write it would state a length of 0, which is not that of the feed. */
    void sendNotModified() {
        meters.unchanged();
        response.setStatus(HttpStatus.NOT_MODIFIED_304);
        response.write(false, BufferUtil.EMPTY_BUFFER, callback);
    }

    void send(FeedBody body, long octets) {
        meters.whole(octets);
        response.setStatus(HttpStatus.OK_200);
        switch (body) {
            case FeedBody.InMemory(var all) -> response.write(true, all, callback);
            case FeedBody.Streamed(var all) -> stream(all);
        }
    }

    /** Blocks; a body that breaks off fails the connection, so that nobody takes it for whole. */
    private void stream(InputStream octets) {
        try (octets) {
            OutputStream out = Content.Sink.asOutputStream(response);
            octets.transferTo(out);
            out.close();
            callback.succeeded();
        } catch (IOException failure) {
            callback.failed(failure);
        }
    }
}
