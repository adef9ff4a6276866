package org.caldavsync.caldav;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.http.Origin;

/**
 * The address of a resource as a server wrote it (RFC 4918 §8.3, §14.7), resolved against the address it was read from.
 *
 * <p>Servers write one address in several ways ({@code @} or {@code %40}, with or without host, in lower-case hex). Two
 * hrefs are equal when their {@linkplain #normalized normal forms} are; what goes back to the server is always the
 * original {@link #text}.
 */
public final class Href implements Comparable<Href> {
    private static final int LONGEST = 8192;

    private final String text;
    private final String origin;
    private final String target;
    private final String normalTarget;

    private Href(String text, String origin, String target) {
        this.text = text;
        this.origin = origin;
        this.target = target;
        this.normalTarget = HrefSyntax.normal(target);
    }

    /**
     * Resolves what a server wrote in an {@code href} element.
     *
     * @param base the effective address of the request, absolute, http or https
     * @throws IllegalArgumentException when it is empty, too long, no http address, holds controls or user information,
     *     or climbs out by encoded dot segments
     */
    public static Href resolve(URI base, String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an href: empty, over 8,192 characters or with controls");
        }
        int schemeEnd = HrefSyntax.schemeEnd(text);
        if (schemeEnd >= 0 || text.startsWith("//")) {
            String absolute = schemeEnd >= 0 ? text : base.getScheme() + ":" + text;
            return absolute(text, absolute);
        }
        String origin = Origin.of(base).toString();
        String folder = text.startsWith("/") ? "" : HrefSyntax.folder(base.getRawPath());
        return new Href(text, origin, HrefSyntax.target(folder + text));
    }

    /** Like {@link #resolve}, empty instead of an exception. */
    public static Optional<Href> tryResolve(URI base, String written) {
        try {
            return Optional.of(resolve(base, written));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** The href of an absolute http or https address. */
    public static Href of(URI absolute) {
        return resolve(absolute, absolute.toString());
    }

    private static Href absolute(String text, String absolute) {
        int authority = absolute.indexOf("://") + 3;
        int path = HrefSyntax.authorityEnd(absolute, authority);
        String origin = Origin.of(URI.create(absolute.substring(0, path))).toString();
        String rest = absolute.substring(path);
        return new Href(text, origin, HrefSyntax.target(rest.startsWith("/") ? rest : "/" + rest));
    }

    /** As the server wrote it: what to store, and what to send back. */
    public String text() {
        return text;
    }

    /** The address to request: the server's own spelling, with what no URI may hold percent-encoded. */
    public URI uri() {
        return URI.create(origin + target);
    }

    /** One spelling for all of one address, good for comparison only. */
    public String normalized() {
        return origin + normalTarget;
    }

    /** Scheme, host and port, the default port left out. */
    public String origin() {
        return origin;
    }

    /** True when a trailing slash is the only difference, or there is none. */
    public boolean sameResource(Href other) {
        return origin.equals(other.origin)
                && HrefSyntax.withoutSlash(normalTarget).equals(HrefSyntax.withoutSlash(other.normalTarget));
    }

    /**
     * This address as the client must use it that asked {@code asked} and got this answered. A proxy may let its server
     * write another scheme or host: that is put right, in the text as well, as long as the path is in what was asked.
     * Empty for an address of another server.
     */
    public Optional<Href> asSeenFrom(Href asked) {
        if (origin.equals(asked.origin)) {
            return Optional.of(this);
        }
        String folder = HrefSyntax.withoutSlash(asked.normalTarget) + "/";
        boolean inside = (normalTarget + "/").startsWith(folder);
        return inside ? Optional.of(new Href(target, asked.origin, target)) : Optional.empty();
    }

    /**
     * False for the collection, whatever is above it, whatever is named like a collection, and other servers: writing
     * there could replace or delete all of it.
     */
    public boolean mayBeMemberOf(Href collection) {
        String folder = HrefSyntax.withoutSlash(collection.normalTarget) + "/";
        return origin.equals(collection.origin)
                && !normalTarget.endsWith("/")
                && normalTarget.indexOf('?') < 0
                && !folder.startsWith(normalTarget + "/");
    }

    /** True for the address of a server as a whole. */
    public boolean isRoot() {
        return normalTarget.equals("/");
    }

    /** True when that folder, or a folder in it, holds this. */
    public boolean isBelow(Href folder) {
        return origin.equals(folder.origin)
                && normalTarget.startsWith(HrefSyntax.withoutSlash(folder.normalTarget) + "/");
    }

    /** The last path segment in plain text, decoded until nothing is left to decode; empty for a root. */
    public String plainName() {
        return HrefSyntax.plainName(normalTarget);
    }

    /** The same resource with a slash at the end, or without the one it has. */
    public Href slashToggled() {
        String toggled = target.endsWith("/") ? target.substring(0, target.length() - 1) : target + "/";
        return toggled.isEmpty() ? this : resolve(URI.create(origin + "/"), origin + toggled);
    }

    /** The member of this collection with that name, whatever characters the name holds. */
    public Href member(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("a member needs a name");
        }
        String path = HrefSyntax.withoutSlash(target) + "/" + HrefSyntax.encodeSegment(name);
        return new Href(path, origin, path);
    }

    @Override
    public int compareTo(Href other) {
        return normalized().compareTo(other.normalized());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Href href && normalTarget.equals(href.normalTarget) && origin.equals(href.origin);
    }

    @Override
    public int hashCode() {
        return normalTarget.hashCode();
    }

    /** The normal form without query. */
    @Override
    public String toString() {
        int query = normalTarget.indexOf('?');
        return origin + (query < 0 ? normalTarget : normalTarget.substring(0, query));
    }
}
