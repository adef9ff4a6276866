package org.caldavsync.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a JSON value is read as one type. */
public interface JsonShape<T> {
    JsonShape<String> TEXT = of("a text", node -> node.isTextual() ? Optional.of(node.textValue()) : Optional.empty());
    JsonShape<Boolean> FLAG =
            of("true or false", node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    JsonShape<Long> WHOLE_NUMBER = of("a whole number", JsonShape::wholeNumber);

    /** What the value must be, for the message: "must be …". */
    String description();

    /** The value, or empty where the node has another type. */
    Optional<T> read(JsonNode node);

    /** A shape from its description and its reader. */
    static <T> JsonShape<T> of(String description, Function<JsonNode, Optional<T>> reader) {
        return new JsonShape<>() {
            @Override
            public String description() {
                return description;
            }

            @Override
            public Optional<T> read(JsonNode node) {
                return reader.apply(node);
            }
        };
    }

    /** One of those choices, by its name. */
    static <T> JsonShape<T> oneOf(List<T> choices, Function<T, String> name) {
        String description =
                choices.stream().map(choice -> "\"" + name.apply(choice) + "\"").collect(Collectors.joining(", "));
        return of(
                "one of " + description,
                node -> choices.stream()
                        .filter(choice -> node.isTextual() && name.apply(choice).equals(node.textValue()))
                        .findFirst());
    }

    private static Optional<Long> wholeNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
    }
}
