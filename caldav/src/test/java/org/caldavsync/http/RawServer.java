package org.caldavsync.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A server of a few lines that answers each request with exactly the bytes a test wants, well-formed or not. */
final class RawServer implements AutoCloseable {
    /** What came in. Header names are lower case. */
    record Request(String method, String target, Map<String, String> headers, String body, int connection) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What goes out; the connection is kept where it returns true. */
    @FunctionalInterface
    interface Reply {
        boolean write(Request request, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final Reply reply;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RawServer(ServerSocket listener, Reply reply) {
        this.listener = listener;
        this.reply = reply;
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer writing(Reply reply) {
        return over(plain(), reply);
    }

    /** Answers over the given socket, a TLS one for instance. */
    static RawServer over(ServerSocket listener, Reply reply) {
        return new RawServer(listener, reply);
    }

    /** Answers with the text and keeps the connection. */
    static RawServer answering(Function<Request, String> answer) {
        return writing(answer(answer));
    }

    static Reply answer(Function<Request, String> answer) {
        return (request, out) -> {
            out.write(answer.apply(request).getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    /** A whole answer: status line, these header lines, Content-Length, body. */
    static String response(String status, String body, String... headerLines) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        for (String line : headerLines) {
            text.append(line).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return listener.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    /** For a reply that stalls: returns when the server is closed. */
    void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                int number = sockets.size();
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                Request request = request(head, in, number);
                requests.add(request);
                OutputStream out = socket.getOutputStream();
                more = reply.write(request, out);
                out.flush();
            }
        } catch (IOException e) {
            // The client went away, which some tests want it to do.
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private static Request request(String head, InputStream in, int connection) throws IOException {
        List<String> lines = head.lines().filter(line -> !line.isEmpty()).toList();
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] first = lines.getFirst().split(" ", -1);
        return new Request(first[0], first[1], headers, body, connection);
    }
}
