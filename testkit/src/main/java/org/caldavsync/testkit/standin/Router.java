package org.caldavsync.testkit.standin;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Finds what a request is about and lets that answer. */
final class Router {
    private static final String DAV = "DAV: 1, 3, calendar-access\r\n";

    private final StandInCalDav server;
    private final Exchange exchange;
    private final String path;
    private final Properties properties;

    Router(StandInCalDav server, Exchange exchange) {
        this.server = server;
        this.exchange = exchange;
        this.path = URI.create(exchange.request().path()).getPath();
        this.properties = new Properties(exchange);
    }

    void answer() throws IOException {
        try {
            if (path.equals("/.well-known/caldav")) {
                exchange.status(301, "Location: /\r\n");
            } else if (exchange.request().method().equals("OPTIONS")) {
                exchange.status(200, DAV + "Allow: OPTIONS, PROPFIND, REPORT, GET, HEAD, PUT, DELETE, MKCALENDAR\r\n");
            } else if (path.startsWith(StandInCalDav.HOME) && path.length() > StandInCalDav.HOME.length()) {
                belowHome(path.substring(StandInCalDav.HOME.length()).split("/", 2));
            } else {
                account();
            }
        } catch (XMLStreamException e) {
            exchange.status(400);
        }
    }

    private void account() throws IOException, XMLStreamException {
        boolean home = (path + "/").equals(StandInCalDav.HOME) || path.equals(StandInCalDav.HOME);
        boolean principal = (path + "/").equals(StandInCalDav.PRINCIPAL) || path.equals(StandInCalDav.PRINCIPAL);
        boolean known = home || principal || path.equals("/");
        if (!known || slashIsMissing()) {
            exchange.status(404);
        } else if (!exchange.request().method().equals("PROPFIND")) {
            exchange.status(405);
        } else {
            DavBody asked = exchange.body();
            exchange.multistatus(asked, members -> {
                members.collection(withSlash(), properties.ofAccount(principal));
                if (home && isDeep()) {
                    for (StandInCalendar calendar : server.calendars()) {
                        members.collection(StandInCalDav.href(calendar), properties.of(calendar));
                    }
                }
            });
        }
    }

    private void belowHome(String[] segments) throws IOException, XMLStreamException {
        Optional<StandInCalendar> calendar = server.calendar(segments[0]);
        boolean member = segments.length == 2 && !segments[1].isEmpty();
        if (!member && exchange.request().method().equals("MKCALENDAR")) {
            create(segments[0]);
        } else if (calendar.isEmpty() || (!member && slashIsMissing())) {
            exchange.refuse(404);
        } else if (member) {
            object(calendar.get(), segments[1]);
        } else {
            collection(calendar.get());
        }
    }

    private void create(String name) throws IOException, XMLStreamException {
        if (server.calendar(name).isPresent()) {
            exchange.refuse(405);
            return;
        }
        String displayName = exchange.body().displayName();
        server.create(name, displayName.isEmpty() ? name : displayName);
        exchange.status(201);
    }

    private void collection(StandInCalendar calendar) throws IOException, XMLStreamException {
        DavBody asked = exchange.body();
        switch (exchange.request().method()) {
            case "PROPFIND" ->
                exchange.multistatus(asked, members -> {
                    members.collection(withSlash(), properties.of(calendar));
                    if (isDeep()) {
                        CalendarView shown = calendar.shown();
                        for (String name : shown.names()) {
                            Optional<CalendarObject> object = shown.get(name);
                            if (object.isPresent()) {
                                members.object(StandInCalDav.href(calendar, object.get()), object.get());
                            }
                        }
                    }
                });
            case "REPORT" -> new Reports(exchange, calendar, asked).answer(server.pageSize());
            case "DELETE" -> {
                server.remove(calendar);
                exchange.status(204);
            }
            default -> exchange.status(405);
        }
    }

    private void object(StandInCalendar calendar, String name) throws IOException, XMLStreamException {
        ObjectMethods methods = new ObjectMethods(exchange, server, calendar, name);
        switch (exchange.request().method()) {
            case "GET", "HEAD" -> methods.get();
            case "PUT" -> methods.put();
            case "DELETE" -> methods.delete();
            case "PROPFIND" -> {
                Optional<CalendarObject> object = calendar.shown().get(name);
                DavBody asked = exchange.body();
                if (object.isPresent()) {
                    exchange.multistatus(
                            asked, members -> members.object(exchange.request().path(), object.get()));
                } else {
                    exchange.status(404);
                }
            }
            default -> exchange.status(405);
        }
    }

    private boolean isDeep() {
        return !exchange.request().header("Depth").orElse("infinity").equals("0");
    }

    private boolean slashIsMissing() {
        return exchange.has(Quirk.SLASH_SENSITIVE) && !path.endsWith("/");
    }

    private String withSlash() {
        String target = exchange.request().path();
        return target.endsWith("/") ? target : target + "/";
    }
}
