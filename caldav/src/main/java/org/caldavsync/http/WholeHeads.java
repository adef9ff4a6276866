package org.caldavsync.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads heads of answers, and takes one that the end of the connection cut for no answer (RFC 9112 §8). The parser by
 * itself takes that end for the empty line: what is missing of the head would be missing from the answer, such as the
 * length of its body.
 */
final class WholeHeads extends DefaultHttpResponseParserFactory {
    WholeHeads(Http1Config config) {
        super(config);
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        HttpMessageParser<ClassicHttpResponse> parser = super.create();
        return (buffer, input) -> parser.parse(new Lines(buffer), input);
    }

    /** The lines of one head. */
    private static final class Lines implements SessionInputBuffer {
        private final SessionInputBuffer buffer;
        private boolean begun;

        Lines(SessionInputBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int readLine(CharArrayBuffer line, InputStream input) throws IOException {
            int read = buffer.readLine(line, input);
            if (read < 0 && begun) {
                throw new ConnectionClosedException("the head of the answer was cut");
            }
            begun = true;
            return read;
        }

        @Override
        public int length() {
            return buffer.length();
        }

        @Override
        public int capacity() {
            return buffer.capacity();
        }

        @Override
        public int available() {
            return buffer.available();
        }

        @Override
        public int read(byte[] bytes, int offset, int length, InputStream input) throws IOException {
            return buffer.read(bytes, offset, length, input);
        }

        @Override
        public int read(byte[] bytes, InputStream input) throws IOException {
            return buffer.read(bytes, input);
        }

        @Override
        public int read(InputStream input) throws IOException {
            return buffer.read(input);
        }

        @Override
        public HttpTransportMetrics getMetrics() {
            return buffer.getMetrics();
        }
    }
}
