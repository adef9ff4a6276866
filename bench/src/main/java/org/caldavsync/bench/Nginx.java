package org.caldavsync.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.caldavsync.testkit.Ports;

/** Debian's nginx with one static file and its compressed form, on the core that the service uses too. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final URI file;

    private Nginx(Process process, URI file) {
        this.process = process;
        this.file = file;
    }

    /** Serves these bytes; the directory is created. */
    static Nginx start(Path directory, byte[] content) throws IOException, InterruptedException {
        Files.createDirectory(directory);
        int port = Ports.free();
        Files.write(directory.resolve("feed.ics"), content);
        Files.write(directory.resolve("feed.ics.gz"), gzipped(content));
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), configuration(directory, port));
        Process process = new ProcessBuilder("taskset", "-c", "0", "nginx", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        while (!Ports.isOpen(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(directory.resolve("output")));
            }
        }
        return new Nginx(process, URI.create("http://127.0.0.1:" + port + "/feed.ics"));
    }

    URI file() {
        return file;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String configuration(Path directory, int port) {
        return """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 512; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  gzip_static on;
                  gzip_vary on;
                  keepalive_requests 100000000;
                  types { text/calendar ics; }
                  client_body_temp_path %1$s;
                  proxy_temp_path %1$s;
                  fastcgi_temp_path %1$s;
                  uwsgi_temp_path %1$s;
                  scgi_temp_path %1$s;
                  server { listen 127.0.0.1:%2$d; root %1$s; }
                }
                """.formatted(directory, port);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
