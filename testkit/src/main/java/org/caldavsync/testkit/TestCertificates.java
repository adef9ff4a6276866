package org.caldavsync.testkit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that nobody trusts yet, and servers with certificates of it, good and bad. */
public final class TestCertificates {
    /** What a server's certificate is like. All but {@link #SELF_SIGNED} come from the authority. */
    public enum Quality {
        /** For localhost and 127.0.0.1, until 2099. */
        VALID,
        /** As valid, but over since 2021. */
        EXPIRED,
        /** As valid, but signed by its own key. */
        SELF_SIGNED,
        /** For other.example alone. */
        WRONG_HOST
    }

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");
    private static final X500Name AUTHORITY = new X500Name("CN=Test authority");
    private static final char[] NO_PASSWORD = new char[0];

    private final AtomicLong serial = new AtomicLong(1);
    private final KeyPair authorityKeys = newKeys();
    private final X509Certificate authority = authority();

    /** The authority's certificate as PEM, for whoever shall trust it. */
    public String authorityPem() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(authority);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What a server with such a certificate listens with. */
    public SSLContext server(Quality quality) {
        try {
            KeyPair keys = newKeys();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            X509Certificate certificate = certificate(quality, keys);
            X509Certificate[] chain = quality == Quality.SELF_SIGNED
                    ? new X509Certificate[] {certificate}
                    : new X509Certificate[] {certificate, authority};
            store.setKeyEntry("server", keys.getPrivate(), NO_PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(Quality quality, KeyPair keys) throws CertIOException {
        X500Name subject = new X500Name("CN=localhost");
        boolean selfSigned = quality == Quality.SELF_SIGNED;
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                selfSigned ? subject : AUTHORITY,
                BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(FROM),
                Date.from(quality == Quality.EXPIRED ? LONG_AGO : UNTIL),
                subject,
                keys.getPublic());
        return sign(
                builder.addExtension(Extension.subjectAlternativeName, false, names(quality)),
                selfSigned ? keys : authorityKeys);
    }

    private static GeneralNames names(Quality quality) {
        if (quality == Quality.WRONG_HOST) {
            return new GeneralNames(new GeneralName(GeneralName.dNSName, "other.example"));
        }
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }

    private X509Certificate authority() {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY, BigInteger.ONE, Date.from(FROM), Date.from(UNTIL), AUTHORITY, authorityKeys.getPublic());
            return sign(
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)), authorityKeys);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has this curve", e);
        }
    }
}
