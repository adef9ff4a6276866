package org.caldavsync.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.core5.net.URIAuthority;

/** Scheme, host and port of a URL (RFC 6454 §4): lower case, the host in its ASCII form, the port always explicit. */
public record Origin(String scheme, String host, int port) {
    public Origin {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("Only http and https addresses can be used, not " + scheme);
        }
        if (host.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("The address names no usable host and port");
        }
    }

    /**
     * The origin of an absolute http or https URL. Host names that {@link URI#getHost} refuses, such as {@code my_nas},
     * are understood.
     *
     * @throws IllegalArgumentException if it is relative, of another scheme, without a host, or holds user information
     */
    public static Origin of(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("The address must begin with http:// or https:// and name a host");
        }
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            throw new IllegalArgumentException("The address must not hold a user name or password");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        URIAuthority authority = parsed(uri);
        int port = authority.getPort() > 0 ? authority.getPort() : scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, ascii(authority.getHostName()), port);
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return hasDefaultPort() ? scheme + "://" + name : scheme + "://" + name + ":" + port;
    }

    /** Host and port as they go into the Host header: the default port is left out. */
    URIAuthority authority() {
        return new URIAuthority(host, hasDefaultPort() ? -1 : port);
    }

    private boolean hasDefaultPort() {
        return port == (isHttps() ? 443 : 80);
    }

    private static URIAuthority parsed(URI uri) {
        try {
            return Objects.requireNonNull(URIAuthority.create(uri.getRawAuthority()));
        } catch (URISyntaxException | NumberFormatException e) {
            throw new IllegalArgumentException("The address names no usable host and port", e);
        }
    }

    private static String ascii(String host) {
        boolean plain = host.chars().allMatch(c -> c < 128);
        return (plain ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
    }
}
