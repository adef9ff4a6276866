package org.caldavsync.server.transfer;

import static org.caldavsync.server.web.JsonShape.TEXT;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caldavsync.http.Secret;
import org.caldavsync.server.feed.DiskSpool;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Routes;

/** Export, import and backup for those who have a browser and no shell. */
public final class TransferRoutes implements Routes {
    private static final long IMPORT_LIMIT = 512L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    /** What an import is opened with, percent-encoded: the body is the document alone. */
    static final String PASSPHRASE_HEADER = "X-Import-Passphrase";

    private final Exporter exporter;
    private final Importer importer;
    private final Backup backup;
    private final Surroundings surroundings;

    /** Copies the database to a new file. */
    @FunctionalInterface
    public interface Backup {
        /** @throws ApiException.Conflict where this database has tools of its own for that */
        void copyTo(Path file);
    }

    /**
     * @param spools where what is sent waits; made where it is missing
     * @param imported to be called after an import: whatever is remembered of sources is of before
     */
    public record Surroundings(Path spools, InstantSource clock, Runnable imported) {}

    public TransferRoutes(Exporter exporter, Importer importer, Backup backup, Surroundings surroundings) {
        this.exporter = exporter;
        this.importer = importer;
        this.backup = backup;
        this.surroundings = surroundings;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/export", ctx -> export(ctx, Optional.empty()));
        routes.post("/api/export", ctx -> export(ctx, Optional.of(passphrase(Body.of(ctx)))));
        routes.post("/api/import", this::takeIn);
        routes.get("/api/backup", this::sendBackup);
    }

    private static Secret passphrase(Body body) {
        Optional<Secret> passphrase = body.required("passphrase", TEXT).map(Secret::of);
        if (passphrase.filter(Exporter::isStrongEnough).isEmpty()) {
            body.reject("passphrase", Exporter.PASSPHRASE_RULE);
        }
        body.verify();
        return passphrase.orElseThrow();
    }

    /** Written aside first: the database must not wait for a slow reader, and a failure can still be told. */
    private void export(Context ctx, Optional<Secret> passphrase) {
        try (DiskSpool spool = new DiskSpool(surroundings.spools())) {
            exporter.write(spool.sink(), passphrase);
            announce(ctx, "application/json", spool.size(), ".json");
            spool.transferTo(ctx.res().getOutputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void takeIn(Context ctx) {
        Optional<Secret> passphrase =
                Optional.ofNullable(ctx.header(PASSPHRASE_HEADER)).map(text -> Secret.of(decoded(text)));
        ImportResult result;
        try (DiskSpool spool = new DiskSpool(surroundings.spools())) {
            receive(ctx.bodyInputStream(), spool.sink());
            result = importer.read(spool::read, passphrase);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        switch (result) {
            case ImportResult.Refused refused -> throw new ApiException.Malformed(refused.message());
            case ImportResult.NotEmpty notEmpty -> throw new ApiException.Conflict(notEmpty.message(), Map.of());
            case ImportResult.Done done -> {
                surroundings.imported().run();
                ctx.json(Answer.of(done));
            }
        }
    }

    private record Answer(String status, String message, long sources, long destinations, long withoutPassword) {
        static Answer of(ImportResult.Done done) {
            return new Answer("success", done.message(), done.sources(), done.destinations(), done.withoutPassword());
        }
    }

    private static void receive(InputStream body, OutputStream sink) throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            size += read;
            if (size > IMPORT_LIMIT) {
                throw new ContentTooLargeResponse();
            }
            sink.write(piece, 0, read);
        }
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new ApiException.Malformed("The header " + PASSPHRASE_HEADER + " must be percent-encoded.");
        }
    }

    private void sendBackup(Context ctx) {
        Path copy = surroundings.spools().resolve("backup-" + UUID.randomUUID());
        try {
            Files.createDirectories(surroundings.spools());
            backup.copyTo(copy);
            try (InputStream octets = Files.newInputStream(copy)) {
                Files.delete(copy);
                announce(ctx, "application/vnd.sqlite3", octets.available(), ".db");
                octets.transferTo(ctx.res().getOutputStream());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void announce(Context ctx, String type, long size, String ending) {
        String day = surroundings
                .clock()
                .instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        ctx.contentType(type);
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Disposition", "attachment; filename=\"caldav-ics-sync-" + day + ending + "\"");
        ctx.res().setContentLengthLong(size);
    }
}
