package org.caldavsync.server.subject;

import org.caldavsync.http.Tls;
import org.jspecify.annotations.Nullable;

/** How a server's certificate is judged, as the API shows it. */
public record TlsView(boolean verify, @Nullable String caPem) {
    public static TlsView of(Tls tls) {
        return new TlsView(tls.verify(), tls.caPem().isEmpty() ? null : tls.caPem());
    }
}
