package org.caldavsync.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON object of a request, read member by member. Problems are collected, not thrown, so that the client learns of
 * all of them at once; {@link #verify} throws them.
 *
 * <p>Members nobody asks for are ignored.
 */
public final class Body {
    private final JsonNode object;
    private final Map<String, FieldProblem> problems = new LinkedHashMap<>();
    private boolean misshapen;

    Body(JsonNode object) {
        this.object = object;
    }

    /**
     * The body of that request.
     *
     * @throws ApiException.Malformed when it is no JSON object
     */
    public static Body of(Context ctx) {
        return new Body(Json.readObject(ctx.bodyAsBytes()));
    }

    /** As {@link #of}, where a request may also have no body at all: then every member is absent. */
    public static Body ifSent(Context ctx) {
        byte[] octets = ctx.bodyAsBytes();
        return new Body(octets.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.readObject(octets));
    }

    /** The member; where it is missing, null or of another type that is a problem, and the result is empty. */
    public <T> Optional<T> required(String field, JsonShape<T> shape) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            misshape(field, node == null ? "is required" : "must not be null");
            return Optional.empty();
        }
        return read(field, shape, node);
    }

    /** The member where it is present; null or another type is a problem. For updates of required members. */
    public <T> Optional<T> optional(String field, JsonShape<T> shape) {
        return object.has(field) ? required(field, shape) : Optional.empty();
    }

    /** What the body says about an optional member: null clears it. Another type is a problem, and keeps it. */
    public <T> Patch<T> patch(String field, JsonShape<T> shape) {
        JsonNode node = object.get(field);
        if (node == null) {
            return new Patch.Keep<>();
        }
        if (node.isNull()) {
            return new Patch.Clear<>();
        }
        return read(field, shape, node).<Patch<T>>map(Patch.Set::new).orElseGet(Patch.Keep::new);
    }

    /** Notes that the member breaks a rule, unless something is wrong with it already. */
    public void reject(String field, String message) {
        problems.putIfAbsent(field, new FieldProblem(field, message));
    }

    /**
     * Ends the reading.
     *
     * @throws ApiException.InvalidBody with every problem found, where there is one
     */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new ApiException.InvalidBody(new ArrayList<>(problems.values()), misshapen);
        }
    }

    private <T> Optional<T> read(String field, JsonShape<T> shape, JsonNode node) {
        Optional<T> value = shape.read(node);
        if (value.isEmpty()) {
            misshape(field, "must be " + shape.description());
        }
        return value;
    }

    private void misshape(String field, String message) {
        misshapen = true;
        reject(field, message);
    }
}
