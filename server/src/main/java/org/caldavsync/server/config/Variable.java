package org.caldavsync.server.config;

/**
 * Every environment variable of the service: its name is the constant's. The table in {@code docs/configure.md} is
 * written from this one.
 */
public enum Variable {
    SERVER_HOST("0.0.0.0", "Address to listen on."),
    SERVER_PORT("6765", "The one port: feeds, API and dashboard."),
    PORT("6766", "Port of the UI development server; used by `make dev` only."),
    SERVER_PROXY_URL(
            "",
            "`http://localhost:$PORT`",
            "Under `make dev`, where requests outside `/api` and `/ics` are proxied to. Ignored elsewhere, with a log"
                    + " line."),
    DATA_DIR("./data", "Directory of the database and the key file; created with mode 0700."),
    DB_PATH("", "`DATA_DIR/caldav-sync.db`", "The SQLite file; created with mode 0600."),
    DATABASE_URL(
            "",
            "`postgresql://user:pass@host:port/db`: PostgreSQL instead of SQLite; several instances may share it, with"
                    + " one `SECRET_KEY`."),
    AUTH_USERNAME("", "User name of HTTP Basic authentication; needs exactly one of the passwords."),
    AUTH_PASSWORD("", "The user's password in clear."),
    AUTH_PASSWORD_HASH("", "The user's password as an Argon2 PHC string; at most 64 MiB of memory (`m=65536`)."),
    RATE_LIMIT_PER_SECOND(
            "",
            "Requests a second each client may make on `/api` and `/ics`, for instance `5` or `0.5`; over it the"
                    + " answer is 429 with `Retry-After`. `/api/health` does not count."),
    RATE_LIMIT_BURST("60", "Requests a client may make at once before the rate counts."),
    RATE_LIMIT_TRUST_PROXY(
            "false",
            "`true` believes the proxy in front: it tells clients apart by `X-Forwarded-For` (its last address) or"
                    + " `X-Real-IP`, and takes `X-Forwarded-Prefix` for the path in front of every URL."),
    SWAGGER_UI("true", "`false` serves only the raw OpenAPI document."),
    SECRET_KEY(
            "",
            "`DATA_DIR/secret.key`, created on the first start with mode 0600",
            "256-bit key that encrypts stored credentials: 64 hexadecimal digits, or base64 of 32 bytes."),
    PUBLIC_URL(
            "",
            "*(from the request)*",
            "External base URL, for links. Its path is accepted in front of every URL and removed."),
    ALLOW_PRIVATE_NETWORKS(
            "true", "`false` refuses to connect to loopback, link-local, private and carrier-grade addresses."),
    HISTORY_DAYS("30", "How many days runs are kept, 1 to 3650."),
    LOG_FORMAT("text", "`text`, or `json` for one JSON object a line."),
    METRICS("true", "Prometheus text at `/metrics`, with the credentials of the API; `false` for none."),
    NOTIFY_WEBHOOK_URL(
            "",
            "Where a JSON object is posted when a source or destination fails, works again, holds deletions, or is out of"
                    + " date."),
    NOTIFY_WEBHOOK_SECRET("", "Signs what is posted: `X-Signature-256` is `sha256=` and the HMAC-SHA256 of the body."),
    NOTIFY_NTFY_URL("", "The same as a message to that topic of an ntfy server, such as `https://ntfy.sh/my-topic`."),
    NOTIFY_NTFY_TOKEN("", "Access token of the ntfy server."),
    NOTIFY_MAIL_TO("", "The same as an e-mail to each of these addresses, with commas between them; at most 10."),
    NOTIFY_MAIL_FROM("", "The sender of these e-mails, such as `calendar@example.org`."),
    NOTIFY_SMTP_HOST("", "The mail server that takes them."),
    NOTIFY_SMTP_SECURITY(
            "starttls",
            "`starttls` goes on only once the connection is encrypted, `tls` is from the beginning, `none` never: for a"
                    + " relay on the same machine."),
    NOTIFY_SMTP_PORT("", "`587`, `465` or `25`, as the line above", "Its port."),
    NOTIFY_SMTP_USERNAME("", "Its user, where it wants one; needs the password."),
    NOTIFY_SMTP_PASSWORD("", "That user's password."),
    NOTIFY_SMTP_CA("", "PEM certificate that may vouch for the mail server beside the public authorities."),
    NOTIFY_STALE_AFTER(
            "3",
            "How many intervals may pass without a good sync before people are told that it is out of date, 2 to 1000.");

    private final String fallback;
    private final String documentedDefault;
    private final String meaning;

    Variable(String fallback, String meaning) {
        this(fallback, fallback.isEmpty() ? "*(unset)*" : "`" + fallback + "`", meaning);
    }

    Variable(String fallback, String documentedDefault, String meaning) {
        this.fallback = fallback;
        this.documentedDefault = documentedDefault;
        this.meaning = meaning;
    }

    /** The value where none is set; empty where there is none. */
    String fallback() {
        return fallback;
    }

    /** Its row of the table of all variables, in Markdown. */
    String tableRow() {
        return "| `" + name() + "` | " + documentedDefault + " | " + meaning + " |";
    }
}
