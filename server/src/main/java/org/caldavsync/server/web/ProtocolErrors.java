package org.caldavsync.server.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what never reaches a route, such as a malformed request line, with the same envelope and no details. */
final class ProtocolErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] body = Json.write(ErrorEnvelope.of(ErrorEnvelope.messageFor(code)));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }
}
