package org.caldavsync.server.dashboard;

import java.net.URI;
import java.security.SecureRandom;
import org.caldavsync.server.web.Pages;

/** Where the dashboard's pages come from. */
public sealed interface Frontend {

    /** Its pages. */
    Pages pages(SecureRandom random);

    /** The jar, as built. */
    record Packed() implements Frontend {
        @Override
        public Pages pages(SecureRandom random) {
            return new Dashboard(new Bundle("/dashboard/"), random);
        }
    }

    /**
     * The UI development server, which compiles what is asked for and replaces it in the browser when it changes.
     *
     * @param server its base URL
     */
    record Developed(URI server) implements Frontend {
        @Override
        public Pages pages(SecureRandom random) {
            return new DevelopmentProxy(server);
        }
    }
}
