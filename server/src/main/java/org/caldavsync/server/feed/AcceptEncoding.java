package org.caldavsync.server.feed;

import java.util.List;
import java.util.Locale;

/**
 * Which codings a client takes (RFC 9110 §12.5.3).
 *
 * @param gzip its weight in thousandths, 0 for not acceptable
 * @param identity its weight in thousandths, 0 for not acceptable
 */
record AcceptEncoding(int gzip, int identity) {
    private static final int UNNAMED = -1;

    /** Identity that nobody spoke of is acceptable, and the least liked of all. */
    private static final int LEAST = 1;

    private static final int MOST = 1000;

    /** Reads all values of the header; without any, the body goes as it is. A weight that is no number counts as 0. */
    static AcceptEncoding parse(List<String> values) {
        int gzip = UNNAMED;
        int identity = UNNAMED;
        int others = UNNAMED;
        for (String value : values) {
            for (String member : value.split(",", -1)) {
                String[] parts = member.strip().toLowerCase(Locale.ROOT).split(";", 2);
                int weight = parts.length == 1 ? MOST : weight(parts[1]);
                switch (parts[0].strip()) {
                    case "gzip", "x-gzip" -> gzip = weight;
                    case "identity" -> identity = weight;
                    case "*" -> others = weight;
                    default -> {}
                }
            }
        }
        return new AcceptEncoding(firstNamed(gzip, others, 0), firstNamed(identity, others == 0 ? 0 : UNNAMED, LEAST));
    }

    private static int firstNamed(int weight, int others, int otherwise) {
        if (weight != UNNAMED) {
            return weight;
        }
        return others == UNNAMED ? otherwise : others;
    }

    private static int weight(String parameter) {
        String text = parameter.replace(" ", "");
        try {
            return text.startsWith("q=")
                    ? (int) (Math.clamp(Float.parseFloat(text.substring(2)), 0f, 1f) * MOST)
                    : MOST;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** Whether the client takes that coding. Identity goes where nothing else does, whatever the header says. */
    boolean accepts(ContentCoding coding) {
        return switch (coding) {
            case GZIP -> gzip > 0;
            case IDENTITY -> identity > 0 || gzip == 0;
        };
    }

    /** The coding the client likes best; gzip where it does not mind. */
    ContentCoding preferred() {
        return gzip > 0 && gzip >= identity ? ContentCoding.GZIP : ContentCoding.IDENTITY;
    }
}
