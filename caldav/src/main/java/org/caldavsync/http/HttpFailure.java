package org.caldavsync.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * There is no (whole) answer. The message is for people: what happened, what is safe, what to do; it holds neither
 * credentials nor a query.
 */
public abstract sealed class HttpFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String host;

    private HttpFailure(String host, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.host = host;
    }

    /** The host that failed, which a redirect may have made another one than was asked. */
    public String host() {
        return host;
    }

    /** What a failed handshake of TLS with that host means. */
    public static TlsFailed handshake(String host, Throwable cause) {
        return new TlsFailed(host, Diagnosis.reason(cause), cause);
    }

    /** The request was certainly not carried out; all others may have been, so a write is looked up before it is repeated. */
    public abstract static sealed class NothingDone extends HttpFailure {
        private NothingDone(String host, String message, @Nullable Throwable cause) {
            super(host, message, cause);
        }
    }

    /** The name has no address, or none within the time limit. */
    public static final class UnknownHost extends NothingDone {
        UnknownHost(String host, @Nullable Throwable cause) {
            super(
                    host,
                    "The name " + host + " cannot be found. Nothing was sent. Check the spelling of the address,"
                            + " and that this machine can resolve names.",
                    cause);
        }
    }

    /** The machine answers, but not on this port, or there is no way to it. */
    public static final class ConnectRefused extends NothingDone {
        ConnectRefused(String host, @Nullable Throwable cause) {
            super(
                    host,
                    host + " does not accept the connection. Nothing was sent. Check the port in the address and"
                            + " that the server is running.",
                    cause);
        }
    }

    /** No connection, or no TLS handshake, within the time limit. */
    public static final class ConnectTimeout extends NothingDone {
        ConnectTimeout(String host, @Nullable Throwable cause) {
            super(
                    host,
                    "No connection to " + host + " within the time limit. Nothing was sent. The server may be down"
                            + " or behind a firewall; try again later.",
                    cause);
        }
    }

    /** The certificate, or TLS itself, is not acceptable. */
    public static final class TlsFailed extends NothingDone {
        /** What is wrong. */
        public enum Reason {
            /** The certificate is expired or not valid yet. */
            EXPIRED,
            /** Signed by nobody who is trusted here: self-signed or an authority of one's own. */
            UNKNOWN_ISSUER,
            /** Issued for other names. */
            WRONG_HOST,
            OTHER
        }

        private final Reason reason;

        TlsFailed(String host, Reason reason, @Nullable Throwable cause) {
            super(host, sentence(host, reason) + " Nothing was sent.", cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }

        private static String sentence(String host, Reason reason) {
            return switch (reason) {
                case EXPIRED ->
                    "The certificate of " + host + " has expired or is not valid yet. Ask its operator to renew it,"
                            + " and check this machine's clock.";
                case UNKNOWN_ISSUER ->
                    "The certificate of " + host + " is signed by an authority that is not trusted here. If the server"
                            + " is yours, add its authority as a PEM certificate.";
                case WRONG_HOST ->
                    "The certificate of " + host + " was issued for another name. Use the name that it was issued for.";
                case OTHER ->
                    "No secure connection to " + host + " could be agreed on. Check that the port speaks TLS.";
            };
        }
    }

    /** The address is not public and the service may only reach public ones. */
    public static final class BlockedAddress extends NothingDone {
        BlockedAddress(String host, @Nullable Throwable cause) {
            super(
                    host,
                    host + " is a private or local address, which this service may not connect to. Nothing was sent."
                            + " The operator can allow it with ALLOW_PRIVATE_NETWORKS=true.",
                    cause);
        }
    }

    /** A redirect was not followed: it is insecure, unreadable or leads to an address that cannot be used. */
    public static final class RedirectRefused extends NothingDone {
        RedirectRefused(String host, String why) {
            super(host, host + " redirects, and that was not followed: " + why + ".", null);
        }
    }

    /** Redirects go round in a circle, or there are too many. */
    public static final class RedirectLoop extends NothingDone {
        RedirectLoop(String host) {
            super(
                    host,
                    host + " redirects in a circle or too often. Nothing was changed. Check the address, and the"
                            + " server's own configuration.",
                    null);
        }
    }

    /** The server was silent for too long. */
    public static final class ResponseTimeout extends HttpFailure {
        ResponseTimeout(String host, @Nullable Throwable cause) {
            super(host, host + " accepted the request and then stayed silent. Try again later.", cause);
        }
    }

    /** The exchange as a whole took too long, however busy the server looked. */
    public static final class Deadline extends HttpFailure {
        Deadline(String host, @Nullable Throwable cause) {
            super(host, host + " is too slow: the answer was not complete within the time limit.", cause);
        }
    }

    /** The connection ended before the answer did. */
    public static final class Cut extends HttpFailure {
        Cut(String host, @Nullable Throwable cause) {
            super(host, "The connection to " + host + " was lost before the answer was complete.", cause);
        }
    }

    /** The body is longer than what is accepted. */
    public static final class BodyTooLarge extends HttpFailure {
        BodyTooLarge(String host, long limit) {
            super(
                    host,
                    host + " sent more than the " + limit + " bytes that are accepted. The rest was not read.",
                    null);
        }
    }

    /** What came is not HTTP, or not within its limits. */
    public static final class Malformed extends HttpFailure {
        Malformed(String host, @Nullable Throwable cause) {
            super(
                    host,
                    host + " sent something that is not a valid HTTP answer. Check the port and the address.",
                    cause);
        }
    }

    /** The calling thread was interrupted, and still is, or the gateway was closed. */
    public static final class Cancelled extends HttpFailure {
        Cancelled(String host, @Nullable Throwable cause) {
            super(host, "The request to " + host + " was cancelled.", cause);
        }
    }
}
