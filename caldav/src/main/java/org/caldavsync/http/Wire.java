package org.caldavsync.http;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Puts single requests on the wire, within the limits of the process; what an answer means is decided above. */
final class Wire {
    /** May be sent again when a kept-alive connection turns out to be closed. Anything else may have been carried out. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

    private final CloseableHttpClient client;
    private final HttpLimits limits;
    private final HostPace pace;
    private final Watchdog watchdog;
    private final RequestConfig config;

    Wire(CloseableHttpClient client, HttpLimits limits, HostPace pace, Watchdog watchdog) {
        this.client = client;
        this.limits = limits;
        this.pace = pace;
        this.watchdog = watchdog;
        this.config = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(limits.timeouts().response()))
                .setConnectionRequestTimeout(Timeout.of(limits.timeouts().exchange()))
                // Several CalDAV servers never send "100 Continue", some trip over "Upgrade".
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    /**
     * Sends the request, with these headers instead of the call's own, and returns with the head of its answer.
     *
     * @throws HttpFailure when there is none
     */
    Exchange send(HttpCall call, Headers headers, Traffic traffic) {
        String host = call.origin().host();
        if (watchdog.isClosed()) {
            throw new HttpFailure.Cancelled(host, null);
        }
        Duration limit = shorter(limits.timeouts().exchange(), call.options().deadline());
        Exchange exchange =
                new Exchange(host, pace.enter(host, HostPace.Kind.of(call.method()), limit), watchdog, limit);
        try {
            long maxBody = Math.min(limits.sizes().body(), call.options().maxBody());
            ClassicHttpResponse answer = answer(exchange, call.origin(), () -> {
                traffic.countRequest(call.body().length());
                return request(call, headers);
            });
            exchange.answered(answer, maxBody, traffic);
            return exchange;
        } catch (IOException e) {
            throw exchange.failed(e);
        } catch (RuntimeException e) {
            exchange.abort();
            throw watchdog.isClosed() ? new HttpFailure.Cancelled(host, e) : e;
        }
    }

    private ClassicHttpResponse answer(Exchange exchange, Origin origin, Supplier<HttpUriRequestBase> request)
            throws IOException {
        HttpHost host = new HttpHost(origin.scheme(), origin.host(), origin.port());
        HttpClientContext context = HttpClientContext.create();
        HttpUriRequestBase first = request.get();
        exchange.carries(first);
        try {
            return client.executeOpen(host, first, context);
        } catch (NoHttpResponseException | SocketException e) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            if (interrupted || !isReused(context) || !SAFE.contains(first.getMethod())) {
                throw e;
            }
            HttpUriRequestBase second = request.get();
            exchange.carries(second);
            return client.executeOpen(host, second, context);
        }
    }

    private HttpUriRequestBase request(HttpCall call, Headers headers) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        request.setConfig(config);
        request.setAuthority(call.origin().authority());
        for (Headers.Field field : headers.fields()) {
            request.addHeader(field.name(), field.value());
        }
        if (call.body().length() > 0) {
            // Of known length, never chunked: several CalDAV servers refuse a chunked request.
            request.setEntity(new ByteArrayEntity(call.body().bytes(), null));
        }
        return request;
    }

    private static boolean isReused(HttpClientContext context) {
        EndpointDetails details = context.getEndpointDetails();
        return details != null && details.getRequestCount() > 1;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
