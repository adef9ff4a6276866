package org.caldavsync.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Turns {@link Tls} into the authorities a connection trusts. */
final class Trust {
    private Trust() {}

    /** @throws IllegalArgumentException if the PEM text holds no readable certificate */
    static SSLContext context(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(tls), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java run time offers no TLS", e);
        }
    }

    private static TrustManager @Nullable [] managers(Tls tls) throws GeneralSecurityException, IOException {
        if (!tls.verify()) {
            return new TrustManager[] {new TrustAll()};
        }
        return tls.caPem().isBlank() ? null : from(publicAnd(certificates(tls.caPem())));
    }

    /** @throws IllegalArgumentException if the text holds no readable certificate */
    static Collection<? extends Certificate> certificates(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            if (!certificates.isEmpty()) {
                return certificates;
            }
            throw new IllegalArgumentException("The PEM text holds no certificate");
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The PEM text holds no readable certificate", e);
        }
    }

    private static KeyStore publicAnd(Collection<? extends Certificate> own)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : own) {
            store.setCertificateEntry("own-" + store.size(), certificate);
        }
        for (X509Certificate certificate : publicAuthorities()) {
            store.setCertificateEntry("public-" + store.size(), certificate);
        }
        return store;
    }

    private static X509Certificate[] publicAuthorities() throws GeneralSecurityException {
        return Stream.of(from(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManager[] from(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** For people who switched verification off. Being an extended one, it also keeps Java from checking the name. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
