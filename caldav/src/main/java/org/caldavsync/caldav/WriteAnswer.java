package org.caldavsync.caldav;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caldavsync.caldav.CalDavException.Evidence;
import org.caldavsync.caldav.xml.DavError;
import org.caldavsync.http.Headers;

/**
 * What a server said to a PUT, DELETE or MKCALENDAR, with a 207 taken apart: Xandikos wraps its refusals in one.
 *
 * @param uri what answered
 */
record WriteAnswer(int status, Headers headers, DavError error, Instant retryAt, Evidence evidence, URI uri) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isMissing() {
        return status == 404 || status == 410;
    }

    /** The header's entity tag, if the server vouches for the very octets that were sent. */
    ETag strongETag() {
        ETag etag = ETag.lenient(headers.first("ETag").orElse(""));
        return etag.isWeak() ? ETag.NONE : etag;
    }

    /** Where the member went, when the server says that it chose another address. */
    Optional<Href> location(Href collection) {
        return Stream.of("Location", "Content-Location")
                .flatMap(name -> headers.first(name).stream())
                .flatMap(text -> Href.tryResolve(uri, text).stream())
                .flatMap(href -> href.asSeenFrom(collection).stream())
                .filter(href -> href.mayBeMemberOf(collection))
                .findFirst();
    }

    /** The addresses that the refusal names. */
    List<Href> named() {
        return error.hrefs().stream()
                .flatMap(text -> Href.tryResolve(uri, text).stream())
                .toList();
    }
}
