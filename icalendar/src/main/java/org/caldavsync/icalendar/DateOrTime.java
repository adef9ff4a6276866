package org.caldavsync.icalendar;

/** The forms of DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5). Sees every event that is read, so it does without a pattern. */
final class DateOrTime {
    private static final int DATE = 8;
    private static final int LOCAL = 15;
    private static final int UTC = 16;

    private DateOrTime() {}

    /** Whether it has one of the forms, with every number in its range; the length of the month does not count. */
    static boolean isValid(String text) {
        int length = text.length();
        boolean form = length == DATE || length == LOCAL || (length == UTC && text.charAt(LOCAL) == 'Z');
        return form && isDate(text) && (length == DATE || isTime(text));
    }

    private static boolean isDate(String text) {
        return number(text, 0, 4) >= 0 && isWithin(text, 4, 1, 12) && isWithin(text, 6, 1, 31);
    }

    private static boolean isTime(String text) {
        return text.charAt(DATE) == 'T'
                && isWithin(text, 9, 0, 23)
                && isWithin(text, 11, 0, 59)
                && isWithin(text, 13, 0, 60);
    }

    private static boolean isWithin(String text, int at, int least, int most) {
        int number = number(text, at, at + 2);
        return number >= least && number <= most;
    }

    /** -1 where not all of it are digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
