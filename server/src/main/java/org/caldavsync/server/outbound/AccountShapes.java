package org.caldavsync.server.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caldavsync.http.Access;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.web.JsonShape;

/** The JSON members that say how to sign in to another server and how to judge its certificate. */
public final class AccountShapes {
    public static final JsonShape<AuthScheme> AUTH = JsonShape.oneOf(List.of(AuthScheme.values()), AccountShapes::name);
    public static final JsonShape<Tls> TLS =
            JsonShape.of("{\"verify\": true or false, \"ca_pem\": text or null}", AccountShapes::tls);

    private AccountShapes() {}

    /** What is wrong with the certificates in {@code tls}; empty where they can be used. */
    public static Optional<String> problem(Tls tls) {
        return tls.isReadable() ? Optional.empty() : Optional.of("ca_pem must hold certificates in PEM form");
    }

    /** The scheme as the API spells it. */
    public static String name(AuthScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Access to the account of that user; with {@code bearer} the password is the token.
     *
     * @throws IllegalArgumentException when the user name does not fit the scheme
     */
    public static Access access(Origin origin, String username, Secret password, AuthScheme scheme, Tls tls) {
        Credentials credentials =
                scheme == AuthScheme.BEARER ? Credentials.bearer(password) : Credentials.password(username, password);
        return new Access(origin, credentials, scheme, tls);
    }

    private static Optional<Tls> tls(JsonNode node) {
        JsonNode verify = node.path("verify");
        JsonNode caPem = node.path("ca_pem");
        boolean readable = node.isObject()
                && (verify.isMissingNode() || verify.isBoolean())
                && (caPem.isMissingNode() || caPem.isNull() || caPem.isTextual());
        return readable
                ? Optional.of(new Tls(
                        verify.asBoolean(true),
                        caPem.isTextual() ? caPem.textValue().strip() : ""))
                : Optional.empty();
    }
}
