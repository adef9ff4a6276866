package org.caldavsync.server.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** One JSON object a line; the values of an event are members beside its message. */
final class JsonLine implements LineFormat {
    private static final Set<String> OWN_MEMBERS = Set.of("time", "level", "logger", "message", "exception");

    private final JsonFactory json = new JsonFactory();

    @Override
    public String format(LogEvent event) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField(
                    "time", event.at().truncatedTo(ChronoUnit.MILLIS).toString());
            out.writeStringField("level", event.level().toString());
            out.writeStringField("logger", event.logger());
            out.writeStringField("message", event.message());
            for (KeyValuePair pair : event.values()) {
                out.writeFieldName(OWN_MEMBERS.contains(pair.key) ? pair.key + "_" : pair.key);
                writeValue(out, pair.value);
            }
            if (event.cause() != null) {
                out.writeStringField("exception", StackTrace.of(event.cause()));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    private static void writeValue(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            default -> out.writeString(value.toString());
        }
    }
}
