package org.caldavsync.server.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.caldavsync.server.web.JsonShape;

/** The member of a source that only sources have. */
final class SourceShapes {
    static final JsonShape<CalendarChoice> CALENDARS =
            JsonShape.of("\"all\" or a list of calendar addresses", SourceShapes::calendars);

    private SourceShapes() {}

    private static Optional<CalendarChoice> calendars(JsonNode node) {
        if (node.isTextual() && node.textValue().equals("all")) {
            return Optional.of(new CalendarChoice.All());
        }
        if (!node.isArray() || StreamSupport.stream(node.spliterator(), false).anyMatch(href -> !isOneLine(href))) {
            return Optional.empty();
        }
        List<String> hrefs = StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::textValue)
                .distinct()
                .toList();
        return Optional.of(new CalendarChoice.Only(hrefs));
    }

    private static boolean isOneLine(JsonNode node) {
        return node.isTextual() && node.textValue().chars().noneMatch(Character::isISOControl);
    }
}
