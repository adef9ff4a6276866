package org.caldavsync.caldav.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * One member's part of a multistatus (RFC 4918 §14.24), read the way real servers need it.
 *
 * @param href as written
 * @param status of the resource: its own if there is one, 200 if any property came, 404 if every property is said to be
 *     missing, 0 where nothing is said
 * @param properties those of a 2xx propstat, or of one without status; none when the resource as a whole failed
 * @param conditions what the {@code error} elements name
 */
public record DavResponse(String href, int status, Map<QName, Element> properties, Set<QName> conditions) {
    private static final int OK = 200;

    public DavResponse {
        properties = Map.copyOf(properties);
        conditions = Set.copyOf(conditions);
    }

    /** One for each href: a response without propstat may name many (RFC 4918 §14.24). */
    static List<DavResponse> of(Element response) {
        Map<QName, Element> properties = new HashMap<>();
        Set<QName> conditions = new HashSet<>(conditions(response));
        int own = response.child(Dav.STATUS).map(DavResponse::code).orElse(0);
        int worst = 0;
        for (Element propstat : response.children(Dav.PROPSTAT).toList()) {
            int status = propstat.child(Dav.STATUS).map(DavResponse::code).orElse(OK);
            conditions.addAll(conditions(propstat));
            if (isSuccess(status)) {
                propstat.children(Dav.PROP)
                        .flatMap(prop -> prop.children().stream())
                        .forEach(property -> properties.putIfAbsent(property.name(), property));
                worst = OK;
            } else if (worst != OK) {
                worst = status;
            }
        }
        boolean failed = own != 0 && !isSuccess(own);
        int status = own != 0 ? own : worst;
        List<DavResponse> responses = new ArrayList<>();
        for (String href : response.hrefs()) {
            responses.add(new DavResponse(href, status, failed ? Map.of() : properties, conditions));
        }
        return responses;
    }

    /** The property, if the server has it for this resource. */
    public Optional<Element> property(QName name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The property's stripped text, empty where it is missing or blank. */
    public String text(QName name) {
        return property(name).map(Element::plainText).orElse("");
    }

    /** Whether the resource exists and could be read. A missing status counts as success. */
    public boolean isSuccess() {
        return status == 0 || isSuccess(status);
    }

    /** RFC 6578 §3.5.2, and what others answer for a member that is no more. */
    public boolean isGone() {
        return status == 404 || status == 410;
    }

    public boolean isCollection() {
        return property(Dav.RESOURCE_TYPE).map(type -> type.has(Dav.COLLECTION)).orElse(false);
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static List<QName> conditions(Element parent) {
        return parent.children(Dav.ERROR)
                .flatMap(error -> error.children().stream())
                .map(Element::name)
                .toList();
    }

    /** The number in {@code HTTP/1.1 404 Not Found}, whatever stands before it; 0 where there is none. */
    private static int code(Element status) {
        String line = " " + status.text() + " ";
        for (int i = 1; i + 3 < line.length(); i++) {
            boolean word = Character.isWhitespace(line.charAt(i - 1)) && Character.isWhitespace(line.charAt(i + 3));
            if (word && line.substring(i, i + 3).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Integer.parseInt(line, i, i + 3, 10);
            }
        }
        return 0;
    }
}
