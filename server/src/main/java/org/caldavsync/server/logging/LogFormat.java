package org.caldavsync.server.logging;

/** How a log line looks. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line, for programs. */
    JSON;

    /** Lets all loggers of this process write this format from now on. */
    public void use() {
        LogOutput.STANDARD.use(
                switch (this) {
                    case TEXT -> new TextLine();
                    case JSON -> new JsonLine();
                });
    }
}
