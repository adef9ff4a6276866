package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.caldavsync.server.destination.link.LinkProblem.NotCalendar;
import org.caldavsync.server.destination.link.LinkProblem.NotCalendar.Kind;

/** Looks at the beginning of a body: a page that talks about calendars is none. */
final class BodyStart {
    private static final int LOOKED_AT = 1 << 16;
    private static final int SHOWN = 1 << 10;
    private static final String CALENDAR = "begin:vcalendar";
    private static final String UTF8_MARK = new String("\ufeff".getBytes(UTF_8), ISO_8859_1).toLowerCase(Locale.ROOT);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|$)", Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("<(!doctype html|html|head|body|title|meta|script|div)\\b");

    private BodyStart() {}

    /**
     * Passes what may be a calendar after some junk; says how it begins.
     *
     * @throws LinkUnusableException when it is anything else
     */
    static String check(Fetched.Body body) throws IOException {
        byte[] head =
                body.octets().read(0, (int) Math.min(LOOKED_AT, body.octets().size()));
        boolean wide = isUtf16(head);
        String text = new String(head, wide ? UTF_16 : ISO_8859_1).toLowerCase(Locale.ROOT);
        int start = text.indexOf(CALENDAR);
        String before = COMMENT.matcher(start < 0 ? text : text.substring(0, start))
                .replaceAll("")
                .replace(UTF8_MARK, "")
                .strip();
        String excerpt = body.excerpt().of(new String(head, 0, Math.min(SHOWN, head.length), wide ? UTF_16 : UTF_8));
        if (start < 0 || isOther(before)) {
            throw new LinkUnusableException(problem(before), excerpt);
        }
        return excerpt;
    }

    private static boolean isUtf16(byte[] head) {
        return head.length >= 2 && (head[0] & head[1] & 0xFE) == 0xFE && head[0] != head[1];
    }

    /** Warnings of the program that made the calendar may stand before it, in HTML even. */
    private static boolean isOther(String before) {
        return PAGE.matcher(before).find() || before.startsWith("{") || before.startsWith("[");
    }

    private static LinkProblem problem(String text) {
        if (text.isEmpty()) {
            return new LinkProblem.Empty();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return new NotCalendar(Kind.JSON);
        }
        if (PAGE.matcher(text).find()) {
            return new NotCalendar(Kind.WEB_PAGE);
        }
        return new NotCalendar(text.startsWith("<") ? Kind.XML : Kind.OTHER);
    }
}
