package org.caldavsync.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's nginx in front of a service, with a site of {@code deploy/nginx} as people use it. Its user is alice, with secret. */
public final class NginxProxy implements AutoCloseable {
    private final Process process;
    private final URI base;

    private NginxProxy(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @param directory for its own files
     * @param site the file with its {@code server} block; only the port, the service's address and the path of the
     *     users' file are replaced in it, each of which it has to have
     */
    public static NginxProxy start(Path directory, Path site, URI service) {
        try {
            int port = Ports.free();
            Path users = Files.writeString(directory.resolve("users"), "alice:{PLAIN}secret\n");
            String text = replaced(Files.readString(site), "listen 80;", "listen 127.0.0.1:" + port + ";");
            text = replaced(text, "/etc/nginx/users", users.toString());
            text = replaced(
                    text, "http://caldav-ics-sync:6765", "http://" + service.getHost() + ":" + service.getPort());
            Path configuration = Files.writeString(directory.resolve("nginx.conf"), configuration(directory, text));
            return started(directory, configuration, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String replaced(String text, String what, String by) {
        if (!text.contains(what)) {
            throw new IllegalArgumentException("The site does not say " + what);
        }
        return text.replace(what, by);
    }

    private static NginxProxy started(Path directory, Path configuration, int port)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder("nginx", "-e", output.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        while (!Ports.isOpen(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(output));
            }
        }
        return new NginxProxy(process, URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** As Debian's, but for where things are; one process, so that nothing is left when it ends. */
    private static String configuration(Path directory, String site) {
        return """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log %1$s/output;
                events { worker_connections 512; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  types_hash_max_size 2048;
                  gzip on;
                  client_body_temp_path %1$s/client_body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  %2$s
                }
                """.formatted(directory, site);
    }

    public URI uri(String path) {
        return base.resolve(path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
