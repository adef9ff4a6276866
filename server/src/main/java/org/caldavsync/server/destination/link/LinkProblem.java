package org.caldavsync.server.destination.link;

import java.time.Duration;
import java.util.Locale;

/** Why a link cannot be read. */
public sealed interface LinkProblem {
    /** Said of each of them: an error never removes anything. */
    String SAFE = " Nothing was changed in your calendar.";

    /** 404 or 410. */
    record NotFound(int status) implements LinkProblem {
        @Override
        public String message() {
            return "The link leads nowhere any more: the server says " + status + "." + SAFE
                    + " Get a new link from where you got this one.";
        }
    }

    /** 401. */
    record Unauthorized() implements LinkProblem {
        @Override
        public String message() {
            return "The server of the link refuses the user name and password, or wants some." + SAFE
                    + " Correct them, or use a link with a token in it.";
        }
    }

    /** 403 and other answers of the 400s. */
    record Refused(int status) implements LinkProblem {
        @Override
        public String message() {
            return "The server of the link refuses to give it: it says " + status + "." + SAFE
                    + " Check that the calendar is still shared, and that the link is complete.";
        }
    }

    /** 429 or 503. */
    record Busy(int status, Duration pause) implements LinkProblem {
        @Override
        public String message() {
            return "The server of the link asks to be left alone for now: it says " + status + "." + SAFE
                    + " The next try waits as long as it asks.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** Other answers of the 500s. */
    record ServerError(int status) implements LinkProblem {
        @Override
        public String message() {
            return "The server of the link has a problem of its own: it says " + status + "." + SAFE
                    + " It is tried again by itself.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** A status that no calendar comes with. */
    record Unexpected(int status) implements LinkProblem {
        @Override
        public String message() {
            return "The server of the link answers with a status that brings no calendar: " + status + "." + SAFE
                    + " Check the link in a browser.";
        }
    }

    /** The answer has no content. */
    record Empty() implements LinkProblem {
        @Override
        public String message() {
            return "The link gives an empty answer, not a calendar." + SAFE
                    + " It is tried again by itself; if it stays so, check the link in a browser.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** What came is something else. */
    record NotCalendar(Kind kind) implements LinkProblem {
        /** What it is instead. */
        public enum Kind {
            WEB_PAGE("a web page, perhaps one to sign in"),
            JSON("JSON data"),
            XML("XML data"),
            OTHER("something else");

            private final String description;

            Kind(String description) {
                this.description = description;
            }
        }

        @Override
        public String message() {
            return "The link gives no calendar but " + kind.description + "." + SAFE
                    + " Use the address that ends in .ics or is named iCal, and check that it needs no sign-in.";
        }
    }

    /** The calendar has no end. */
    record Truncated() implements LinkProblem {
        @Override
        public String message() {
            return "The calendar was cut off: its END:VCALENDAR is missing." + SAFE + " It is tried again by itself.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /**
     * It is larger than what is read.
     *
     * @param what for people
     */
    record TooLarge(String what) implements LinkProblem {
        @Override
        public String message() {
            return "The link gives more than is read: " + what + "." + SAFE
                    + " Use a link for fewer events, for example without those of past years.";
        }
    }

    /** There is no such source. */
    record SourceMissing(long id) implements LinkProblem {
        @Override
        public String message() {
            return "The source " + id + " that this reads from does not exist any more." + SAFE
                    + " Choose another source or link.";
        }
    }

    /** The source has no feed yet. */
    record SourceNotRead(long id) implements LinkProblem {
        @Override
        public String message() {
            return "The source " + id + " that this reads from has not been synchronised yet." + SAFE
                    + " Synchronise the source first.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** This machine cannot hold it. */
    record NoRoom(String why) implements LinkProblem {
        @Override
        public String message() {
            return "The link could not be kept while it is read (" + why + ")." + SAFE
                    + " Make sure that the data directory can be written and has free space, then run again.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** For people: what happened, what is safe, what to do. */
    String message();

    /** Its kind, as programs read it: {@code not_calendar}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Whether it may work again without anybody doing something. */
    default boolean mayPass() {
        return false;
    }

    /** How long the server wants to be left alone. */
    default Duration pause() {
        return Duration.ZERO;
    }
}
