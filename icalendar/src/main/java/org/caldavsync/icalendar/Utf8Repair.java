package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Lines that are not UTF-8: every octet that is no part of a UTF-8 sequence is read as windows-1252. */
final class Utf8Repair {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer decoded = CharBuffer.allocate(256);

    /** The octets in UTF-8; empty where they are already. */
    Optional<byte[]> repair(byte[] octets) {
        if (decoded.capacity() < octets.length) {
            decoded = CharBuffer.allocate(octets.length);
        }
        decoded.clear();
        decoder.reset();
        ByteBuffer in = ByteBuffer.wrap(octets);
        CoderResult result = decoder.decode(in, decoded, true);
        if (!result.isError()) {
            return Optional.empty();
        }
        while (result.isError()) {
            int length = result.length();
            decoded.put(new String(octets, in.position(), length, WINDOWS_1252));
            in.position(in.position() + length);
            result = decoder.decode(in, decoded, true);
        }
        return Optional.of(decoded.flip().toString().getBytes(UTF_8));
    }
}
