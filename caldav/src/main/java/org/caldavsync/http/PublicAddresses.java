package org.caldavsync.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that belong to somebody in the Internet at large. */
final class PublicAddresses {
    /** Special-purpose blocks of the IANA registry (RFC 6890): this host, private, CGNAT, link-local, tests, multicast. */
    private static final List<Prefix> NOT_PUBLIC_V4 = prefixes(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Global unicast is this one block: loopback, unique local, link-local and multicast addresses lie outside of it. */
    private static final Prefix GLOBAL_UNICAST = Prefix.of("2000::/3");

    /** Inside of it but not public: protocol assignments (Teredo, ORCHID), documentation. */
    private static final List<Prefix> NOT_PUBLIC_V6 = prefixes("2001::/23", "2001:db8::/32", "3fff::/20");

    /** The last 32 bits are an IPv4 address: compatible and mapped (RFC 4291 §2.5.5), NAT64 (RFC 6052). */
    private static final List<Prefix> V4_AT_THE_END = prefixes("::/80", "64:ff9b::/96");

    /** 6to4 (RFC 3056): an IPv4 address follows the first 16 bits. */
    private static final Prefix SIX_TO_FOUR = Prefix.of("2002::/16");

    private PublicAddresses() {}

    /** Whether it is one of them, in whatever form it is written. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] address) {
        return NOT_PUBLIC_V4.stream().noneMatch(prefix -> prefix.contains(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (V4_AT_THE_END.stream().anyMatch(prefix -> prefix.contains(address))) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_UNICAST.contains(address) && NOT_PUBLIC_V6.stream().noneMatch(prefix -> prefix.contains(address));
    }

    private static List<Prefix> prefixes(String... texts) {
        return Stream.of(texts).map(Prefix::of).toList();
    }
}
