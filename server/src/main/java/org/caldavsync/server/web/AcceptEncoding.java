package org.caldavsync.server.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which codings a client takes (RFC 9110 §12.5.3), each with its weight in thousandths, 0 for not acceptable.
 */
public record AcceptEncoding(int brotli, int gzip, int identity) {
    private static final int UNNAMED = -1;

    /** Identity that nobody spoke of is acceptable, and the least liked of all. */
    private static final int LEAST = 1;

    private static final int MOST = 1000;

    /** Reads all values of the header; without any, the body goes as it is. A weight that is no number counts as 0. */
    public static AcceptEncoding parse(List<String> values) {
        int brotli = UNNAMED;
        int gzip = UNNAMED;
        int identity = UNNAMED;
        int others = UNNAMED;
        for (String value : values) {
            for (String member : value.split(",", -1)) {
                String[] parts = member.strip().toLowerCase(Locale.ROOT).split(";", 2);
                int weight = parts.length == 1 ? MOST : weight(parts[1]);
                switch (parts[0].strip()) {
                    case "br" -> brotli = weight;
                    case "gzip", "x-gzip" -> gzip = weight;
                    case "identity" -> identity = weight;
                    case "*" -> others = weight;
                    default -> {}
                }
            }
        }
        return new AcceptEncoding(
                firstNamed(brotli, others, 0),
                firstNamed(gzip, others, 0),
                firstNamed(identity, others == 0 ? 0 : UNNAMED, LEAST));
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

    /** Whether the client takes that one of those codings. Identity goes where none of them does, whatever it says. */
    public boolean accepts(ContentCoding coding, Set<ContentCoding> offered) {
        return weight(coding) > 0 || coding == preferred(offered);
    }

    /** The one of those codings that the client likes best; the smallest body where it does not mind. */
    public ContentCoding preferred(Set<ContentCoding> offered) {
        ContentCoding best = ContentCoding.IDENTITY;
        int most = 0;
        for (ContentCoding coding : offered) {
            int weight = weight(coding);
            if (weight > most || (weight == most && weight > 0 && coding.compareTo(best) < 0)) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private int weight(ContentCoding coding) {
        return switch (coding) {
            case BROTLI -> brotli;
            case GZIP -> gzip;
            case IDENTITY -> identity;
        };
    }
}
