package org.caldavsync.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.ParserCursor;

/**
 * One way to authenticate that a 401 offers (RFC 9110 §11.6.1).
 *
 * @param scheme lower case
 * @param parameters names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** All that are offered, in order: one header may hold several, and there may be several headers. */
    static List<Challenge> in(Headers headers) {
        return headers.all("WWW-Authenticate").stream()
                .flatMap(value -> parsed(value).stream())
                .map(Challenge::of)
                .toList();
    }

    /** An unreadable offer is none; another header may hold a readable one. */
    private static List<AuthChallenge> parsed(String value) {
        try {
            var cursor = new ParserCursor(0, value.length());
            return AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET, value, cursor);
        } catch (ParseException e) {
            return List.of();
        }
    }

    boolean is(String name) {
        return scheme.equals(name);
    }

    private static Challenge of(AuthChallenge challenge) {
        Map<String, String> parameters = new HashMap<>();
        if (challenge.getParams() != null) {
            for (NameValuePair pair : challenge.getParams()) {
                if (pair.getValue() != null) {
                    parameters.putIfAbsent(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
                }
            }
        }
        return new Challenge(challenge.getSchemeName().toLowerCase(Locale.ROOT), parameters);
    }
}
