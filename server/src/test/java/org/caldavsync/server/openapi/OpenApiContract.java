package org.caldavsync.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The document as a judge: which operations it promises, and whether an answer is one that it promises. */
public final class OpenApiContract {
    private final JsonNode document;

    private OpenApiContract(JsonNode document) {
        this.document = document;
    }

    public static OpenApiContract load() throws IOException {
        return new OpenApiContract(new JsonMapper().readTree(new OpenApiDocument().json()));
    }

    public JsonNode document() {
        return document;
    }

    /** Every operation as {@code GET /api/sources/{id}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (String member : names(path.getValue())) {
                if (!member.equals("parameters")) {
                    operations.add(member.toUpperCase(Locale.ROOT) + ' ' + path.getKey());
                }
            }
        }
        return operations;
    }

    /**
     * What is wrong with a JSON answer; nothing where the document promises it.
     *
     * @param operation as {@link #operations} names it
     */
    public List<String> problems(String operation, int status, String body) throws IOException {
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space).toLowerCase(Locale.ROOT);
        JsonNode responses = document.at("/paths")
                .path(operation.substring(space + 1))
                .path(method)
                .path("responses");
        JsonNode response = resolve(responses.path(Integer.toString(status)));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return List.of(operation + " promises no JSON with status " + status);
        }
        List<String> problems = new ArrayList<>();
        check(new JsonMapper().readTree(body), schema, operation + ' ' + status, problems);
        return problems;
    }

    private void check(JsonNode value, JsonNode reference, String where, List<String> problems) {
        JsonNode schema = resolve(reference);
        if (schema.has("oneOf")) {
            checkOneOf(value, schema.get("oneOf"), where, problems);
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            problems.add(where + " must be " + schema.get("const") + " but is " + value);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(where + " must be one of " + schema.get("enum") + " but is " + value);
        }
        if (schema.has("type") && !hasType(value, schema.get("type"))) {
            problems.add(where + " must be of type " + schema.get("type") + " but is " + value);
        }
        if (value.isObject() && schema.has("properties")) {
            checkMembers(value, schema, where, problems);
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.get("items"), where + '[' + i + ']', problems);
            }
        }
    }

    private void checkOneOf(JsonNode value, JsonNode choices, String where, List<String> problems) {
        int matching = 0;
        for (JsonNode choice : choices) {
            List<String> found = new ArrayList<>();
            check(value, choice, where, found);
            matching += found.isEmpty() ? 1 : 0;
        }
        if (matching != 1) {
            problems.add(where + " matches " + matching + " of the choices instead of one: " + value);
        }
    }

    /** Stricter than JSON Schema: a member that the document does not name is a problem too. */
    private void checkMembers(JsonNode value, JsonNode schema, String where, List<String> problems) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.textValue())) {
                problems.add(where + " lacks " + required.textValue());
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.get("properties").path(member.getKey());
            if (known.isMissingNode()) {
                problems.add(where + " has " + member.getKey() + ", which is not documented");
            } else {
                check(member.getValue(), known, where + '.' + member.getKey(), problems);
            }
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (JsonNode element : array) {
            if (element.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode value, JsonNode types) {
        for (JsonNode type : types.isArray() ? types : List.of(types)) {
            boolean fits = switch (type.textValue()) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "boolean" -> value.isBoolean();
                case "null" -> value.isNull();
                default -> throw new IllegalArgumentException("unknown type " + type);
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
