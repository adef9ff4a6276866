package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Lets {@code ctx.json} write as {@link Json} does. Reading goes through {@link Body}. */
final class JsonAnswers implements JsonMapper {
    @Override
    public String toJsonString(Object value, Type type) {
        return new String(Json.write(value), UTF_8);
    }
}
