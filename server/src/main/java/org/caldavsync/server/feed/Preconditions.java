package org.caldavsync.server.feed;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caldavsync.server.web.AcceptEncoding;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Conditional requests (RFC 9110 §13): whether a client already has what it asks for. */
final class Preconditions {
    private Preconditions() {}

    /**
     * The representation that the client has in its current version, so that 304 is the answer; empty where it must be
     * sent. {@code If-None-Match} wins over {@code If-Modified-Since}.
     *
     * <p>The tag of either coding counts if the client takes that coding: the tag tells which octets it has.
     *
     * @param accepted what the same request says about codings
     */
    static Optional<Representation> held(HttpFields request, ServedFeed feed, AcceptEncoding accepted) {
        Representation preferred = feed.preferred(accepted);
        List<String> tags = request.getValuesList(HttpHeader.IF_NONE_MATCH);
        if (tags.isEmpty()) {
            return isSince(request.get(HttpHeader.IF_MODIFIED_SINCE), feed) ? Optional.of(preferred) : Optional.empty();
        }
        if (tags.stream().anyMatch(list -> list.strip().equals("*"))) {
            return Optional.of(preferred);
        }
        return Stream.of(preferred, feed.identity(), feed.gzip())
                .filter(each -> accepted.accepts(each.coding(), ServedFeed.CODINGS) && isListed(each.etag(), tags))
                .findFirst();
    }

    /** Compares weakly: proxies that compress make a tag weak. A quoted hash is found nowhere but in its own tag. */
    private static boolean isListed(String etag, List<String> lists) {
        return lists.stream().anyMatch(list -> list.contains(etag));
    }

    private static boolean isSince(@Nullable String date, ServedFeed feed) {
        if (date == null) {
            return false;
        }
        try {
            return !HttpDateTime.parse(date).toInstant().isBefore(feed.version().lastModified());
        } catch (IllegalArgumentException | DateTimeException notADate) {
            return false;
        }
    }
}
