package org.caldavsync.caldav;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.caldavsync.caldav.xml.Dav;

/** Reads why a write was refused: the conditions of RFC 4791 §5.3.2.1 first, then the status, then words. */
final class WriteRefusal {
    /** Nextcloud says it in the text of a 400, SOGo in that of a 409. */
    private static final Pattern UID_TAKEN =
            Pattern.compile("(?i)\\buid\\b.*(already|exist|in use|conflict)|(already|exist|in use).*\\buid\\b");

    private static final Set<Integer> MAY_BE_UID_CONFLICT = Set.of(400, 409);

    private WriteRefusal() {}

    static boolean isUidConflict(WriteAnswer answer) {
        return answer.error().has(Dav.NO_UID_CONFLICT)
                || answer.error().has(Dav.UNIQUE_SCHEDULING_OBJECT)
                || (MAY_BE_UID_CONFLICT.contains(answer.status())
                        && UID_TAKEN.matcher(answer.error().message()).find());
    }

    /** Anything but a missing or changed member, which depend on what was tried. */
    static NotWritten judge(WriteAnswer answer) {
        String message = answer.error().message();
        if (isUidConflict(answer)) {
            return new NotWritten.UidConflict(answer.named());
        }
        if (answer.error().has(Dav.MAX_RESOURCE_SIZE)) {
            return new NotWritten.TooLarge(message);
        }
        if (answer.error().has(Dav.NEED_PRIVILEGES)) {
            return new NotWritten.ReadOnly(message);
        }
        return switch (answer.status()) {
            case 403 -> message.contains("usageLimits") ? new NotWritten.Throttled(answer.retryAt()) : refused(answer);
            case 405, 501 -> new NotWritten.ReadOnly(message);
            case 413 -> new NotWritten.TooLarge(message);
            case 423, 429, 503 -> new NotWritten.Throttled(answer.retryAt());
            case 507 -> new NotWritten.QuotaExceeded(message);
            default -> answer.status() >= 500 ? new NotWritten.ServerFailed(answer.status(), message) : refused(answer);
        };
    }

    private static NotWritten refused(WriteAnswer answer) {
        Set<String> names =
                answer.error().conditions().stream().map(QName::getLocalPart).collect(Collectors.toSet());
        return new NotWritten.Refused(answer.status(), names, answer.error().message());
    }
}
