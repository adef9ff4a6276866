package org.caldavsync.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.caldavsync.http.HttpFailure.TlsFailed.Reason;

/** Names what an {@link IOException} of the connection means. */
final class Diagnosis {
    private Diagnosis() {}

    static HttpFailure of(String host, IOException cause) {
        return switch (cause) {
            case GuardedResolver.BlockedException e -> new HttpFailure.BlockedAddress(host, e);
            case UnknownHostException e -> new HttpFailure.UnknownHost(host, e);
            case ConnectTimeoutException e -> new HttpFailure.ConnectTimeout(host, e);
            case ConnectException e -> new HttpFailure.ConnectRefused(host, e);
            case NoRouteToHostException e -> new HttpFailure.ConnectRefused(host, e);
            case Connections.HandshakeException e -> new HttpFailure.TlsFailed(host, reason(e), e);
            case SocketTimeoutException e -> new HttpFailure.ResponseTimeout(host, e);
            case TruncatedChunkException e -> new HttpFailure.Cut(host, e);
            case MalformedChunkCodingException e -> new HttpFailure.Malformed(host, e);
            case MessageConstraintException e -> new HttpFailure.Malformed(host, e);
            case ClientProtocolException e -> new HttpFailure.Malformed(host, e);
            case ZipException e -> new HttpFailure.Malformed(host, e);
            case CappedStream.TooLongException e -> new HttpFailure.BodyTooLarge(host, e.limit());
            default -> new HttpFailure.Cut(host, cause);
        };
    }

    static Reason reason(Throwable handshake) {
        Reason reason = Reason.OTHER;
        for (Throwable cause = handshake; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException e -> reason = Reason.EXPIRED;
                case CertificateNotYetValidException e -> reason = Reason.EXPIRED;
                case SSLPeerUnverifiedException e -> reason = Reason.WRONG_HOST;
                case CertificateException e when isOfAnotherName(e) -> reason = Reason.WRONG_HOST;
                case CertPathBuilderException e -> reason = Reason.UNKNOWN_ISSUER;
                case CertPathValidatorException e -> reason = Reason.UNKNOWN_ISSUER;
                default -> {}
            }
        }
        return reason;
    }

    /** What Java says where it compares the names itself; it has no type of its own for that. */
    private static boolean isOfAnotherName(CertificateException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("No name matching") || message.startsWith("No subject alternative");
    }
}
