package org.caldavsync.server.notify;

import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;

/**
 * Who takes mail for delivery (RFC 6409).
 *
 * @param login empty where it takes mail from anybody who reaches it
 * @param tls which authorities may vouch for it
 */
public record MailServer(Place place, Security security, Optional<Login> login, Tls tls) {

    /** Where it listens. */
    public record Place(String host, int port) {}

    /** Its user. */
    public record Login(String username, Secret password) {}

    /** How what is sent is kept from others. */
    public enum Security {
        /** The connection begins in clear and goes on only if TLS comes about (RFC 3207). */
        STARTTLS(587),
        /** TLS from the first octet (RFC 8314). */
        TLS(465),
        /** In clear: for a relay on this machine. */
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }

        public int usualPort() {
            return usualPort;
        }
    }
}
