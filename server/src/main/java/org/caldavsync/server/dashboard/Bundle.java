package org.caldavsync.server.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.caldavsync.server.web.ContentCoding;
import org.jspecify.annotations.Nullable;

/**
 * The frontend's files in the jar, each with the coded copies that the build put beside it. A file is read when it is
 * first asked for, and kept. Thread-safe.
 */
final class Bundle {
    private static final String PAGE = "index.html";

    /** Segments that begin with a letter, digit, minus or underscore: nothing climbs, nothing is hidden. */
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*){0,4}");

    private static final Pattern NOT_A_FILE = Pattern.compile("(.*\\.(br|gz))|" + Pattern.quote(PAGE));

    private final String root;

    /** Holds only what exists, so that it cannot grow past the jar. */
    private final Map<String, BundledFile> known = new ConcurrentHashMap<>();

    /** @param root where in the jar; begins and ends with a slash */
    Bundle(String root) {
        this.root = root;
    }

    /** The page, with the places still to fill in; empty in a build without the frontend. */
    Optional<String> page() {
        return Optional.ofNullable(read(PAGE)).map(octets -> new String(octets, UTF_8));
    }

    /** The file of that name, such as {@code assets/index-3f9a.js}; the page is not one. */
    Optional<BundledFile> file(String name) {
        if (!NAME.matcher(name).matches() || NOT_A_FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.computeIfAbsent(name, this::load));
    }

    private @Nullable BundledFile load(String name) {
        byte[] identity = read(name);
        if (identity == null) {
            return null;
        }
        Map<ContentCoding, byte[]> bodies = new EnumMap<>(ContentCoding.class);
        bodies.put(ContentCoding.IDENTITY, identity);
        addIfThere(bodies, ContentCoding.BROTLI, name + ".br");
        addIfThere(bodies, ContentCoding.GZIP, name + ".gz");
        return BundledFile.of(name, bodies);
    }

    private void addIfThere(Map<ContentCoding, byte[]> bodies, ContentCoding coding, String name) {
        byte[] body = read(name);
        if (body != null) {
            bodies.put(coding, body);
        }
    }

    private byte @Nullable [] read(String name) {
        try (InputStream in = Bundle.class.getResourceAsStream(root + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
