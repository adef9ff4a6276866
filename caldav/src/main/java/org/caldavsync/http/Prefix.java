package org.caldavsync.http;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of network addresses in CIDR notation (RFC 4632). */
final class Prefix {
    private final byte[] network;
    private final int bits;

    private Prefix(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Reads {@code 10.0.0.0/8} or {@code 64:ff9b::/96}. */
    static Prefix of(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(cidr.substring(0, slash));
        return new Prefix(address.getAddress(), Integer.parseInt(cidr, slash + 1, cidr.length(), 10));
    }

    /** Whether the address, in network byte order, lies in this block; one of the other family never does. */
    boolean contains(byte[] address) {
        int whole = bits / 8;
        if (address.length != network.length || !Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0;
    }
}
