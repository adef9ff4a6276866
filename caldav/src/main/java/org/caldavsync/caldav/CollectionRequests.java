package org.caldavsync.caldav;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.caldavsync.caldav.Capabilities.Slash;
import org.caldavsync.http.HttpFailure;

/**
 * Requests to one collection, in the form of its address that answers. Some servers and proxies know it only with, some
 * only without the slash at the end: after a redirect, a 404 or a 405 the other form is tried once, and remembered if
 * that works. A refused login or a broken connection is never tried again.
 */
final class CollectionRequests {
    private static final Set<Integer> WORTH_THE_OTHER_FORM = Set.of(301, 307, 404, 405);

    private final WebDav webDav;
    private final Href asGiven;
    private Capabilities capabilities;
    private boolean answered;

    CollectionRequests(WebDav webDav, Href asGiven, Capabilities capabilities) {
        this.webDav = webDav;
        this.asGiven = asGiven;
        this.capabilities = capabilities;
    }

    Href href() {
        return capabilities.slash() == Slash.AS_GIVEN ? asGiven : asGiven.slashToggled();
    }

    Capabilities capabilities() {
        return capabilities;
    }

    void learn(Capabilities better) {
        capabilities = better;
    }

    Reply propfind(int depth, List<QName> properties, Consumer<Resource> each) {
        return inTheFormThatAnswers(uri -> webDav.propfind(uri, depth, properties, each));
    }

    Reply report(int depth, String body, Consumer<Resource> each) {
        return inTheFormThatAnswers(uri -> webDav.report(uri, depth, body, each));
    }

    private Reply inTheFormThatAnswers(Function<URI, Reply> request) {
        Href usual = href();
        try {
            Reply first = request.apply(usual.uri());
            if (first instanceof Reply.Members members) {
                answered = true;
                learnForm(members.address());
            }
            boolean tryOther = first instanceof Reply.Refusal refusal
                    && !answered
                    && WORTH_THE_OTHER_FORM.contains(refusal.status());
            return tryOther ? otherForm(request).orElse(first) : first;
        } catch (HttpFailure.RedirectRefused | HttpFailure.RedirectLoop refused) {
            return otherForm(request).orElseThrow(() -> refused);
        }
    }

    private Optional<Reply> otherForm(Function<URI, Reply> request) {
        Href other = href().slashToggled();
        if (!(request.apply(other.uri()) instanceof Reply.Members members)) {
            return Optional.empty();
        }
        answered = true;
        learnForm(other);
        return Optional.of(members);
    }

    /** The form that was asked, or the one a redirect led to. */
    private void learnForm(Href form) {
        if (form.equals(href().slashToggled()) && !form.equals(href())) {
            learn(capabilities.withSlash(capabilities.slash() == Slash.AS_GIVEN ? Slash.TOGGLED : Slash.AS_GIVEN));
        }
    }
}
