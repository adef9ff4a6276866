package org.caldavsync.icalendar.zone;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caldavsync.icalendar.zone.ResolvedZone.Iana;
import org.caldavsync.icalendar.zone.ResolvedZone.Match;

/** Finds the zone of the tz database that a TZID means by its text alone. */
final class ZoneName {
    private static final NameTable WINDOWS = new NameTable("windows-zones.txt");
    private static final NameTable ALIASES = new NameTable("zone-aliases.txt");
    private static final Pattern COPY_NUMBER = Pattern.compile("\\s+\\d+$");
    private static final Pattern SHOWN_OFFSET =
            Pattern.compile("^\\((?:UTC|GMT)[^)]*\\)\\s*(?=\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");
    private static final Pattern OFFSET =
            Pattern.compile("\\(?(?:UTC|GMT)?([+-])0?(\\d{1,2})(?:[:.]?00)?\\)?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 200;

    private ZoneName() {}

    /** @param tzid as it came: perhaps quoted, blank, escaped or padded */
    static Optional<Iana> find(String tzid) {
        String name = tzid.replace("\"", "").replace("\\", "").strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        return IanaZones.named(name)
                .map(zone -> new Iana(zone, Match.EXACT))
                .or(() -> windows(name).map(zone -> new Iana(zone, Match.WINDOWS)))
                .or(() -> prefixed(name).map(zone -> new Iana(zone, Match.PREFIXED)))
                .or(() -> otherName(name).map(zone -> new Iana(zone, Match.OTHER_NAME)));
    }

    /** Windows itself, and the same name with the number that Outlook puts after a second copy. */
    private static Optional<ZoneId> windows(String name) {
        return WINDOWS.find(name)
                .or(() -> WINDOWS.find(COPY_NUMBER.matcher(name).replaceFirst("")));
    }

    /** The identifier after a prefix: the longest tail of at most three segments; a single one only after a slash. */
    private static Optional<ZoneId> prefixed(String name) {
        String[] segments = name.split("/", -1);
        int shortest = name.startsWith("/") ? 1 : 2;
        for (int count = Math.min(3, segments.length - 1); count >= shortest; count--) {
            Optional<ZoneId> zone = IanaZones.named(String.join(
                    "/", java.util.Arrays.asList(segments).subList(segments.length - count, segments.length)));
            if (zone.isPresent()) {
                return zone;
            }
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> otherName(String name) {
        String plain =
                BRACKETS.matcher(SHOWN_OFFSET.matcher(name).replaceFirst("")).replaceAll("");
        return ALIASES.find(name)
                .or(() -> ALIASES.find(plain))
                .or(() -> respelled(name))
                .or(() -> wholeHours(name))
                .or(() -> windows(plain))
                .or(() -> windows(plain + " Standard Time"))
                .or(() -> places(plain));
    }

    /** {@code US-Eastern} and {@code America/New York}. */
    private static Optional<ZoneId> respelled(String name) {
        return IanaZones.named(name.replaceFirst("-", "/").replace(' ', '_'))
                .or(() -> IanaZones.named(name.replace(' ', '_')));
    }

    /** {@code UTC+2}: the tz database counts Etc zones westward. */
    private static Optional<ZoneId> wholeHours(String name) {
        Matcher form = OFFSET.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        String west = form.group(1).equals("+") ? "-" : "+";
        return IanaZones.named(form.group(2).equals("0") ? "UTC" : "Etc/GMT" + west + form.group(2));
    }

    /** A list of places as Outlook shows it, or the last segment of an identifier that does not exist. */
    private static Optional<ZoneId> places(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return Stream.of(last.split(","))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .flatMap(place -> ALIASES.find(place).or(() -> IanaZones.ofCity(place)).stream())
                .findFirst();
    }
}
