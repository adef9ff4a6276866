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
 * @param status of the resource as a whole; 0 where the server says nothing of it, which means success
 * @param failure the first status of properties that failed; 0 where none did
 * @param properties those of a 2xx propstat, or of one without status; none when the resource as a whole failed
 * @param conditions what the {@code error} elements name
 */
public record DavResponse(String href, int status, int failure, Map<QName, Element> properties, Set<QName> conditions) {
    public DavResponse {
        properties = Map.copyOf(properties);
        conditions = Set.copyOf(conditions);
    }

    /** One for each href: a response without propstat may name many (RFC 4918 §14.24). */
    static List<DavResponse> of(Element response) {
        Map<QName, Element> properties = new HashMap<>();
        Set<QName> conditions = new HashSet<>();
        addConditions(response, conditions);
        int status = response.child(Dav.STATUS).map(DavResponse::code).orElse(0);
        int failure = 0;
        for (Element propstat : response.children()) {
            if (!propstat.name().equals(Dav.PROPSTAT)) {
                continue;
            }
            int each = propstat.child(Dav.STATUS).map(DavResponse::code).orElse(0);
            addConditions(propstat, conditions);
            if (isSuccess(each)) {
                propstat.children(Dav.PROP)
                        .flatMap(prop -> prop.children().stream())
                        .forEach(property -> properties.putIfAbsent(property.name(), property));
            } else if (failure == 0) {
                failure = each;
            }
        }
        List<DavResponse> responses = new ArrayList<>();
        for (String href : response.hrefs()) {
            responses.add(
                    new DavResponse(href, status, failure, isSuccess(status) ? properties : Map.of(), conditions));
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
        return isSuccess(status);
    }

    /**
     * RFC 6578 §3.5.2: only when the server says it of the resource. That no property was found says less, since some
     * servers do not have the properties that were asked for.
     */
    public boolean isGone() {
        return status == 404 || status == 410;
    }

    public boolean isCollection() {
        return property(Dav.RESOURCE_TYPE).map(type -> type.has(Dav.COLLECTION)).orElse(false);
    }

    private static boolean isSuccess(int status) {
        return status == 0 || (status >= 200 && status < 300);
    }

    private static void addConditions(Element parent, Set<QName> conditions) {
        for (Element error : parent.children()) {
            if (error.name().equals(Dav.ERROR)) {
                error.children().forEach(condition -> conditions.add(condition.name()));
            }
        }
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
