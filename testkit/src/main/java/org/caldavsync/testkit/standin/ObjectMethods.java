package org.caldavsync.testkit.standin;

import java.io.IOException;
import java.util.Optional;

/** GET, PUT and DELETE of one calendar object, with their conditions (RFC 9110 §13.1, RFC 4791 §5.3). */
final class ObjectMethods {
    private final Exchange exchange;
    private final StandInCalDav server;
    private final StandInCalendar calendar;
    private final String name;

    ObjectMethods(Exchange exchange, StandInCalDav server, StandInCalendar calendar, String name) {
        this.exchange = exchange;
        this.server = server;
        this.calendar = calendar;
        this.name = name;
    }

    void get() throws IOException {
        Optional<CalendarObject> object = calendar.shown().get(name);
        if (object.isEmpty()) {
            exchange.status(404);
        } else if (exchange.request().header("If-None-Match").equals(Optional.of(exchange.etag(object.get())))) {
            exchange.status(304, etagHeader(object.get()));
        } else {
            String type = "Content-Type: text/calendar; charset=utf-8; component=vevent\r\n";
            exchange.bytes(200, type + etagHeader(object.get()), object.get().content());
        }
    }

    void put() throws IOException {
        synchronized (calendar) {
            if (exchange.has(Quirk.READ_ONLY)) {
                exchange.refuse(403);
                return;
            }
            if (!conditionsHold()) {
                exchange.refuse(412);
                return;
            }
            Optional<String> holder = exchange.has(Quirk.ACCOUNT_WIDE_UIDS) ? otherHolder() : Optional.empty();
            if (holder.isPresent()) {
                exchange.uidConflict(holder.get());
                return;
            }
            boolean created = calendar.put(name, exchange.request().bodyBytes());
            String etag = exchange.has(Quirk.NO_ETAG_ON_PUT)
                    ? ""
                    : calendar.get(name).map(this::etagHeader).orElse("");
            exchange.status(created ? 201 : 204, etag);
        }
    }

    void delete() throws IOException {
        synchronized (calendar) {
            if (exchange.has(Quirk.READ_ONLY)) {
                exchange.refuse(403);
            } else if (calendar.get(name).isEmpty()) {
                exchange.refuse(404);
            } else if (!conditionsHold()) {
                exchange.refuse(412);
            } else {
                calendar.delete(name);
                exchange.status(204);
            }
        }
    }

    /** Where the UID of what is to be stored lives already. */
    private Optional<String> otherHolder() {
        String uid = CalendarObject.uid(exchange.request().bodyBytes());
        for (StandInCalendar other : server.calendars()) {
            for (String object : other.names()) {
                Optional<CalendarObject> there = other.get(object).filter(found -> found.hasUid(uid));
                if (there.isPresent() && !(other == calendar && object.equals(name))) {
                    return Optional.of(StandInCalDav.href(other, there.get()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean conditionsHold() {
        Optional<CalendarObject> object = calendar.get(name);
        Optional<String> ifMatch = exchange.request().header("If-Match");
        if (ifMatch.isPresent() && !exchange.has(Quirk.IGNORES_IF_MATCH)) {
            return object.isPresent()
                    && !(exchange.has(Quirk.WEAK_ETAGS) && exchange.has(Quirk.WEAK_NEVER_MATCHES))
                    && (ifMatch.get().equals("*") || ifMatch.get().equals(exchange.etag(object.get())));
        }
        boolean ifNoneMatch = exchange.request().header("If-None-Match").isPresent();
        return !ifNoneMatch || object.isEmpty() || exchange.has(Quirk.IGNORES_IF_NONE_MATCH);
    }

    private String etagHeader(CalendarObject object) {
        return exchange.has(Quirk.NO_ETAGS) ? "" : "ETag: " + exchange.etag(object) + "\r\n";
    }
}
