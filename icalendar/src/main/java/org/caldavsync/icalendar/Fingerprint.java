package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What an object means, as SHA-256: equal for two texts that differ only in order, folding, case of names, quotes, or in
 * properties that producers change with every export (DTSTAMP, SEQUENCE and the like).
 *
 * <p>Compare a source with what it said earlier, never with what a server returns: servers rewrite.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
    private static final int DIGITS = 64;
    private static final Comparator<byte[]> BY_OCTETS = Arrays::compareUnsigned;

    public Fingerprint {
        if (hex.length() != DIGITS || !areDigits(hex)) {
            throw new IllegalArgumentException("a fingerprint is 64 lower-case hexadecimal digits");
        }
    }

    private static boolean areDigits(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if (c < '0' || c > 'f' || (c > '9' && c < 'a')) {
                return false;
            }
        }
        return true;
    }

    /** Of all components of an object; the definitions of its time zones do not count, their names do. */
    public static Fingerprint of(CalendarObject object) {
        return of(new Component("VCALENDAR", List.of(), object.components()));
    }

    /** Like {@link #of(CalendarObject)}, whatever the UID: some producers change it with every export. */
    public static Fingerprint ofContent(CalendarObject object) {
        List<Component> nameless = object.components().stream()
                .map(component -> component.withLines(component.lines().stream()
                        .filter(line -> !line.is("UID"))
                        .toList()))
                .toList();
        return of(new Component("VCALENDAR", List.of(), nameless));
    }

    /** Of one component with its nested ones. */
    public static Fingerprint of(Component component) {
        return new Fingerprint(HexFormat.of().formatHex(digest(component)));
    }

    private static byte[] digest(Component component) {
        List<byte[]> lines = new ArrayList<>(component.lines().size());
        for (ContentLine line : component.lines()) {
            if (!CanonicalLine.isNoise(line)) {
                lines.add(CanonicalLine.of(line));
            }
        }
        lines.sort(BY_OCTETS);
        List<byte[]> children = new ArrayList<>(component.children().size());
        component.children().forEach(child -> children.add(digest(child)));
        children.sort(BY_OCTETS);
        MessageDigest sha = sha256();
        sha.update((component.name() + '\n').getBytes(UTF_8));
        lines.forEach(sha::update);
        children.forEach(sha::update);
        return sha.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
