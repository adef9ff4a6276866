package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.caldavsync.testkit.TestCertificates.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCertificatesTest {
    private final TestCertificates certificates = new TestCertificates();

    @Test
    void a_client_that_trusts_the_authority_accepts_a_valid_certificate() throws Exception {
        assertThat(statusFrom(Quality.VALID)).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void a_client_that_trusts_the_authority_refuses_every_other(Quality quality) {
        assertThatThrownBy(() -> statusFrom(quality)).isInstanceOf(SSLHandshakeException.class);
    }

    private int statusFrom(Quality quality) throws Exception {
        try (ScriptedServer server = ScriptedServer.startTls(certificates.server(quality));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting()).build()) {
            server.otherwise(request -> Answer.status(200));
            return client.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] pem = certificates.authorityPem().getBytes(StandardCharsets.US_ASCII);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
