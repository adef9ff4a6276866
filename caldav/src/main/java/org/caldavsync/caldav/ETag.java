package org.caldavsync.caldav;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The entity tag of a member (RFC 9110 §8.8.3), exactly as the server wrote it.
 *
 * <p>Whether something changed is asked with {@link #sameAs}, which compares weakly and forgives what servers and
 * proxies do to the text: missing quotes (Yandex, Kerio), {@code %22} for a quote (Bedework), the {@code -gzip} and
 * {@code -br} that Apache appends. What a conditional request must send is {@link #ifMatchForms}.
 *
 * @param text as received, empty where the server gave none
 */
public record ETag(String text) {
    /** No entity tag is known. It is the same as no other, itself included. */
    public static final ETag NONE = new ETag("");

    private static final int LONGEST = 1024;
    private static final List<String> CODING_SUFFIXES = List.of("-gzip", "-br", "-zstd");

    public ETag {
        text = text.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not an entity tag: longer than 1,024 characters or with controls");
        }
    }

    /** The tag in that header or property, {@link #NONE} where it is blank or no tag at all. */
    public static ETag lenient(String text) {
        boolean usable = text.length() <= LONGEST && text.strip().chars().noneMatch(Character::isISOControl);
        return usable ? new ETag(text) : NONE;
    }

    public boolean isKnown() {
        return !text.isEmpty();
    }

    /** A weak tag says "equivalent", not "identical"; {@code If-Match} never matches it (RFC 9110 §13.1.1). */
    public boolean isWeak() {
        return text.startsWith("W/") || text.startsWith("w/");
    }

    /** Known and not weak: a server that keeps to RFC 9110 §13.1.1 lets it be the condition of a write. */
    public boolean isStrong() {
        return isKnown() && !isWeak();
    }

    /** True when both are known and name the same version (weak comparison, RFC 9110 §8.8.3.2). */
    public boolean sameAs(ETag other) {
        return isKnown() && other.isKnown() && opaque().equals(other.opaque());
    }

    /**
     * What to send as {@code If-Match}, best first: strong and quoted, then what some server may want instead. A 412 to
     * one form says nothing certain as long as another is left.
     */
    public List<String> ifMatchForms() {
        if (!isKnown()) {
            return List.of();
        }
        String bare = unquoted();
        Set<String> forms = new LinkedHashSet<>();
        forms.add('"' + bare + '"');
        if (isWeak() || !text.startsWith("\"")) {
            // A weak tag never matches (RFC 9110 §13.1.1), but servers that hand them out may compare texts.
            forms.add(text);
        }
        forms.add('"' + withoutCodingSuffix(bare) + '"');
        return List.copyOf(forms);
    }

    private String opaque() {
        return withoutCodingSuffix(unquoted());
    }

    private String unquoted() {
        String bare = isWeak() ? text.substring(2) : text;
        if (bare.regionMatches(true, 0, "%22", 0, 3)
                && bare.toLowerCase(Locale.ROOT).endsWith("%22")
                && bare.length() >= 6) {
            return bare.substring(3, bare.length() - 3);
        }
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static String withoutCodingSuffix(String bare) {
        for (String suffix : CODING_SUFFIXES) {
            if (bare.endsWith(suffix) && bare.length() > suffix.length()) {
                return bare.substring(0, bare.length() - suffix.length());
            }
        }
        return bare;
    }
}
