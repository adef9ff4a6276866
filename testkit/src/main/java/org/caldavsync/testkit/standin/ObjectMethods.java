package org.caldavsync.testkit.standin;

import java.io.IOException;
import java.util.Optional;

/** GET, PUT and DELETE of one calendar object, with their conditions (RFC 9110 §13.1, RFC 4791 §5.3). */
final class ObjectMethods {
    private final Exchange exchange;
    private final StandInCalendar calendar;
    private final String name;

    ObjectMethods(Exchange exchange, StandInCalendar calendar, String name) {
        this.exchange = exchange;
        this.calendar = calendar;
        this.name = name;
    }

    void get() throws IOException {
        Optional<CalendarObject> object = calendar.get(name);
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
            if (!conditionsHold()) {
                exchange.refuse(412);
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
            if (calendar.get(name).isEmpty()) {
                exchange.refuse(404);
            } else if (!conditionsHold()) {
                exchange.refuse(412);
            } else {
                calendar.delete(name);
                exchange.status(204);
            }
        }
    }

    private boolean conditionsHold() {
        Optional<CalendarObject> object = calendar.get(name);
        Optional<String> ifMatch = exchange.request().header("If-Match");
        if (ifMatch.isPresent() && !exchange.has(Quirk.IGNORES_IF_MATCH)) {
            return object.isPresent()
                    && (ifMatch.get().equals("*") || ifMatch.get().equals(exchange.etag(object.get())));
        }
        boolean ifNoneMatch = exchange.request().header("If-None-Match").isPresent();
        return !ifNoneMatch || object.isEmpty() || exchange.has(Quirk.IGNORES_IF_NONE_MATCH);
    }

    private String etagHeader(CalendarObject object) {
        return exchange.has(Quirk.NO_ETAGS) ? "" : "ETag: " + exchange.etag(object) + "\r\n";
    }
}
