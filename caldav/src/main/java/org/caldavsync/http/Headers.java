package org.caldavsync.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/** Header fields in order (RFC 9110 §5): names without regard to case, a name may occur several times. */
public record Headers(List<Field> fields) {
    public static final Headers NONE = new Headers(List.of());

    /** One field line. */
    public record Field(String name, String value) {
        public Field {
            if (!isValid(name, value)) {
                throw new IllegalArgumentException("Not a header field: " + name);
            }
        }

        private static boolean isValid(String name, String value) {
            boolean token = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
            return token && value.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
        }

        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    public Headers {
        fields = List.copyOf(fields);
    }

    /** What a server sent, without the lines that are no header fields. */
    static Headers received(Header[] lines) {
        List<Field> fields = new ArrayList<>(lines.length);
        for (Header line : lines) {
            String value = Objects.requireNonNullElse(line.getValue(), "");
            if (Field.isValid(line.getName(), value)) {
                fields.add(new Field(line.getName(), value));
            }
        }
        return new Headers(fields);
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** All values of that name in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.isNamed(name))
                .map(Field::value)
                .toList();
    }

    /** These fields and one more of that name. */
    public Headers plus(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** Never prints values: they may hold credentials or secret addresses. */
    @Override
    public String toString() {
        return fields.stream().map(Field::name).toList().toString();
    }
}
