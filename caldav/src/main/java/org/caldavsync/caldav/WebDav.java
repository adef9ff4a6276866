package org.caldavsync.caldav;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.caldavsync.caldav.CalDavException.Evidence;
import org.caldavsync.caldav.xml.DavError;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.MultiStatus;
import org.caldavsync.caldav.xml.NotMultiStatusException;
import org.caldavsync.caldav.xml.RequestBody;
import org.caldavsync.http.Body;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.RetryAfter;

/** The requests of WebDAV whose answer is a multistatus: PROPFIND and REPORT. */
final class WebDav {
    static final String XML = "application/xml; charset=utf-8";

    private final HttpSession session;
    private final Clock clock;

    WebDav(HttpSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** RFC 4918 §9.1, of depth 0 or 1. */
    Reply propfind(URI uri, int depth, List<QName> properties, Consumer<Resource> each) {
        return send(call("PROPFIND", uri, depth, RequestBody.propfind(properties)), each);
    }

    /** RFC 3253 §3.6, of depth 0 or 1. */
    Reply report(URI uri, int depth, String body, Consumer<Resource> each) {
        return send(call("REPORT", uri, depth, body), each);
    }

    /** Any other request, with the same reading of what refuses it. The caller closes the answer. */
    HttpAnswer send(HttpCall call) {
        return session.send(call);
    }

    /**
     * A request that changes something.
     *
     * @throws CalDavException.Unauthorized when the login is refused
     */
    WriteAnswer write(HttpCall call) {
        try (HttpAnswer answer = session.send(call)) {
            WriteAnswer said = answer.status() == 207 ? inside(call, answer) : said(call, answer, answer.status());
            if (said.status() == 401) {
                throw new CalDavException.Unauthorized(said.evidence());
            }
            return said;
        }
    }

    private WriteAnswer said(HttpCall call, HttpAnswer answer, int status) {
        return writeAnswer(call, answer, status, status >= 300 && status != 401 ? error(answer) : DavError.NONE);
    }

    /** The first failure in a 207, else a success. */
    private WriteAnswer inside(HttpCall call, HttpAnswer answer) {
        List<DavResponse> failures = new ArrayList<>();
        try {
            MultiStatus end = MultiStatus.read(answer.body(), response -> {
                if (!response.isSuccess() || response.failure() != 0) {
                    failures.add(response);
                }
            });
            if (failures.isEmpty()) {
                return writeAnswer(call, answer, 200, new DavError(Set.of(), List.of(), end.trouble()));
            }
            DavResponse failure = failures.getFirst();
            DavError error = new DavError(failure.conditions(), List.of(), "refused inside a 207");
            return writeAnswer(call, answer, failure.isSuccess() ? failure.failure() : failure.status(), error);
        } catch (NotMultiStatusException other) {
            return writeAnswer(call, answer, 500, new DavError(Set.of(), List.of(), other.beginning()));
        }
    }

    private WriteAnswer writeAnswer(HttpCall call, HttpAnswer answer, int status, DavError error) {
        Instant retryAt = clock.instant().plus(RetryAfter.parse(answer.headers(), clock));
        return new WriteAnswer(
                status, answer.headers(), error, retryAt, evidence(call, answer, error.message()), answer.uri());
    }

    /** What a status that is no success says. Reads the body. */
    Reply.Refusal refusal(HttpCall call, HttpAnswer answer) {
        DavError error = answer.status() == 401 ? DavError.NONE : error(answer);
        return refusal(call, answer, error);
    }

    private Reply send(HttpCall call, Consumer<Resource> each) {
        try (HttpAnswer answer = session.send(call)) {
            boolean success = answer.status() >= 200 && answer.status() < 300;
            return success ? members(call, answer, each) : refusal(call, answer);
        }
    }

    /** Any success may be a multistatus, whatever its status or content type says; a login page is none. */
    private Reply members(HttpCall call, HttpAnswer answer, Consumer<Resource> each) {
        Href address = Href.of(answer.uri());
        AtomicBoolean allAddressed = new AtomicBoolean(true);
        try {
            MultiStatus end = MultiStatus.read(answer.body(), response -> {
                Optional<Href> href =
                        Href.tryResolve(answer.uri(), response.href()).flatMap(at -> at.asSeenFrom(address));
                href.ifPresentOrElse(at -> each.accept(new Resource(at, response)), () -> allAddressed.set(false));
            });
            String trouble = allAddressed.get() ? end.trouble() : "it names resources of another server";
            return new Reply.Members(
                    address,
                    end.complete() && allAddressed.get(),
                    new SyncToken(end.syncToken()),
                    evidence(call, answer, trouble),
                    answer.hops());
        } catch (NotMultiStatusException other) {
            int status = answer.status() == 207 ? 200 : answer.status();
            DavError said = new DavError(Set.of(), List.of(), other.beginning());
            return new Reply.Refusal(
                    status, said, clock.instant(), evidence(call, answer, other.beginning()), answer.hops());
        } catch (HttpFailure.Cut cut) {
            Evidence evidence = evidence(call, answer, String.valueOf(cut.getMessage()));
            return new Reply.Members(address, false, SyncToken.NONE, evidence, answer.hops());
        }
    }

    private Reply.Refusal refusal(HttpCall call, HttpAnswer answer, DavError error) {
        Instant retryAt = clock.instant().plus(RetryAfter.parse(answer.headers(), clock));
        return new Reply.Refusal(
                answer.status(), error, retryAt, evidence(call, answer, error.message()), answer.hops());
    }

    /** A refusal whose body cannot be read is a refusal all the same. */
    private static DavError error(HttpAnswer answer) {
        try {
            return DavError.read(answer.body());
        } catch (HttpFailure.Cancelled cancelled) {
            throw cancelled;
        } catch (HttpFailure unreadable) {
            return DavError.NONE;
        }
    }

    private static Evidence evidence(HttpCall call, HttpAnswer answer, String excerpt) {
        return new Evidence(call.toString(), answer.status(), excerpt);
    }

    private static HttpCall call(String method, URI uri, int depth, String body) {
        return HttpCall.of(method, uri)
                .header("Depth", Integer.toString(depth))
                .header("Accept", "application/xml, text/xml")
                .body(XML, Body.of(body));
    }
}
