package org.caldavsync.server.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** {@code openapi.yaml} as JSON, converted when it is first asked for: most starts never need it. */
final class OpenApiDocument {
    private static final String RESOURCE = "/openapi.yaml";

    private volatile byte @Nullable [] json;

    byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = convert();
            json = known;
        }
        return known;
    }

    private static byte[] convert() {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
