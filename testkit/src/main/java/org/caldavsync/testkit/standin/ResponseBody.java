package org.caldavsync.testkit.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A response whose length need not be known: what fits in the buffer goes with a Content-Length, the rest in chunks
 * (RFC 9112 §7.1).
 */
final class ResponseBody extends OutputStream {
    private static final byte[] CRLF = {'\r', '\n'};

    private final OutputStream out;
    private final String head;
    private final boolean bodiless;
    private final byte[] buffer = new byte[65_536];
    private int length;
    private boolean chunked;

    /**
     * Starts a response.
     *
     * @param head the status line and the headers, without those about the length, ending in CRLF
     * @param bodiless whether the answer is to HEAD: length without body
     */
    ResponseBody(OutputStream out, String head, boolean bodiless) {
        this.out = out;
        this.head = head;
        this.bodiless = bodiless;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int written = 0;
        while (written < count) {
            if (length == buffer.length) {
                writeChunk();
            }
            int part = Math.min(count - written, buffer.length - length);
            System.arraycopy(bytes, offset + written, buffer, length, part);
            length += part;
            written += part;
        }
    }

    /** Completes the response; the connection stays open. */
    @Override
    public void close() throws IOException {
        if (chunked) {
            writeChunk();
            out.write("0\r\n\r\n".getBytes(US_ASCII));
        } else {
            out.write((head + "Content-Length: " + length + "\r\n\r\n").getBytes(US_ASCII));
            out.write(buffer, 0, bodiless ? 0 : length);
        }
        out.flush();
    }

    private void writeChunk() throws IOException {
        if (!chunked) {
            out.write((head + "Transfer-Encoding: chunked\r\n\r\n").getBytes(US_ASCII));
            chunked = true;
        }
        if (length > 0) {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
            out.write(buffer, 0, length);
            out.write(CRLF);
            length = 0;
        }
    }
}
