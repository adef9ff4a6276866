package org.caldavsync.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of an answer as the caller reads it: failures have their names, and its end ends the exchange. */
final class AnswerBody extends InputStream {
    private final InputStream in;
    private final Exchange exchange;

    AnswerBody(InputStream in, Exchange exchange) {
        this.in = in;
        this.exchange = exchange;
    }

    @Override
    public int read() {
        try {
            return passed(in.read());
        } catch (IOException e) {
            throw exchange.failed(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return passed(in.read(buffer, offset, length));
        } catch (IOException e) {
            throw exchange.failed(e);
        }
    }

    @Override
    public int available() {
        try {
            return in.available();
        } catch (IOException e) {
            throw exchange.failed(e);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }

    private int passed(int read) {
        if (read < 0) {
            exchange.end();
        }
        return read;
    }
}
