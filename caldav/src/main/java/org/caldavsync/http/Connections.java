package org.caldavsync.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Kept-alive connections, one pool per {@link Tls} setting so that none is used under another's trust. */
final class Connections implements AutoCloseable {
    private static final int ALL_HOSTS = 256;
    private static final Duration IDLE = Duration.ofSeconds(90);

    private final HttpLimits limits;
    private final GuardedResolver resolver;
    private final Map<Tls, Pool> pools = new ConcurrentHashMap<>();

    private record Pool(PoolingHttpClientConnectionManager manager, CloseableHttpClient client) {}

    Connections(HttpLimits limits, GuardedResolver resolver) {
        this.limits = limits;
        this.resolver = resolver;
    }

    /** The bare client: it follows no redirect, answers no challenge, repeats nothing. */
    CloseableHttpClient client(Tls tls) {
        return pools.computeIfAbsent(tls, this::open).client();
    }

    void closeIdle() {
        pools.values().forEach(pool -> pool.manager().closeIdle(TimeValue.of(IDLE)));
    }

    @Override
    public void close() {
        pools.values().forEach(pool -> pool.manager().close(CloseMode.IMMEDIATE));
        resolver.close();
    }

    private Pool open(Tls tls) {
        Timeout connect = Timeout.of(limits.timeouts().connect());
        PoolingHttpClientConnectionManager manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(strategy(tls))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(connect)
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(limits.timeouts().response()))
                        // Always: SOGo closes connections after an answer without saying so, and a PUT is not repeated.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setConnectionFactory(connectionFactory())
                .setMaxConnPerRoute(limits.pace().reads() + limits.pace().writes())
                .setMaxConnTotal(ALL_HOSTS)
                .build();
        return new Pool(manager, HttpClients.createMinimal(manager));
    }

    private ManagedHttpClientConnectionFactory connectionFactory() {
        Http1Config config = Http1Config.custom()
                .setMaxLineLength(limits.sizes().headerLine())
                .setMaxHeaderCount(limits.sizes().headerCount())
                .build();
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(config)
                .responseParserFactory(new WholeHeads(config))
                .charCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.UTF_8)
                        .setMalformedInputAction(CodingErrorAction.REPLACE)
                        .setUnmappableInputAction(CodingErrorAction.REPLACE)
                        .build())
                .build();
    }

    /** Makes a failure of the handshake recognisable, whatever it is, so that it is never taken for one of the answer. */
    private static TlsSocketStrategy strategy(Tls tls) {
        SSLContext context = Trust.context(tls);
        HostnameVerifier names = tls.verify() ? new DefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE;
        var strategy = new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.CLIENT, names);
        return (socket, target, port, attachment, exchange) -> {
            try {
                return strategy.upgrade(socket, target, port, attachment, exchange);
            } catch (SocketTimeoutException e) {
                throw new ConnectTimeoutException("TLS handshake: " + e.getMessage());
            } catch (IOException e) {
                throw new HandshakeException(e);
            }
        };
    }

    /** No TLS connection came about; the cause says why. */
    static final class HandshakeException extends IOException {
        private static final long serialVersionUID = 1L;

        HandshakeException(IOException cause) {
            super(cause);
        }
    }
}
