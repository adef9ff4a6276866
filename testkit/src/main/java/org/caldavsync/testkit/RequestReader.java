package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the requests of one HTTP/1.1 connection (RFC 9112) from a client that is trusted to keep to it. */
public final class RequestReader {
    private final InputStream in;

    public RequestReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next request, or empty where the client has closed the connection. */
    public Optional<ReceivedRequest> next() throws IOException {
        String line = readLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] request = line.split(" ", 3);
        if (request.length != 3) {
            throw new IOException("not a request line: " + line);
        }
        Map<String, List<String>> headers = readHeaders();
        return Optional.of(new ReceivedRequest(request[0], request[1], headers, readBody(headers)));
    }

    private Map<String, List<String>> readHeaders() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] readBody(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            return readChunks();
        }
        return readExactly(Integer.parseInt(
                headers.getOrDefault("Content-Length", List.of("0")).getFirst()));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine().split(";", 2)[0].strip(), 16);
            body.writeBytes(readExactly(size));
            var _ = readLine();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client closed within a body");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
