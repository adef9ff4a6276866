package org.caldavsync.testkit;

import java.util.Locale;

/** The real CalDAV servers that a test can start; what each is stands at the top of its script. */
public enum ServerKind {
    RADICALE,
    XANDIKOS,
    SABRE,
    CYRUS,
    DAVICAL,
    SOGO,
    ADAPTER;

    String script() {
        return name().toLowerCase(Locale.ROOT);
    }
}
