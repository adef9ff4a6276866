package org.caldavsync.server.ratelimit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Who counts as one client: an IPv4 address, or the first 64 bits of an IPv6 one, since whoever has one address of such a
 * network has them all.
 */
public record Client(long network, boolean isV6) {
    /** Everybody whose address is not known. */
    public static final Client UNKNOWN = new Client(0, false);

    private static final int LONGEST_LITERAL = 64;

    /**
     * The client with that address, written as a literal: with a port, brackets or a zone where a proxy puts them. Never
     * looks up a name.
     */
    public static Optional<Client> of(String text) {
        String literal = text.strip();
        if (literal.isEmpty() || literal.length() > LONGEST_LITERAL) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.ofLiteral(withoutZone(withoutPort(literal)))));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    private static Client of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new Client(octets.getInt() & 0xffff_ffffL, false)
                : new Client(octets.getLong(), true);
    }

    private static String withoutPort(String literal) {
        if (literal.startsWith("[")) {
            int end = literal.indexOf(']');
            return end < 0 ? literal : literal.substring(1, end);
        }
        int colon = literal.indexOf(':');
        return colon >= 0 && colon == literal.lastIndexOf(':') ? literal.substring(0, colon) : literal;
    }

    private static String withoutZone(String literal) {
        int zone = literal.indexOf('%');
        return zone < 0 ? literal : literal.substring(0, zone);
    }
}
