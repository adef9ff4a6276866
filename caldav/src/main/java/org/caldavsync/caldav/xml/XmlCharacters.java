package org.caldavsync.caldav.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document without those XML 1.0 §2.2 forbids, raw or as a numeric reference: clients store control
 * characters, and five of seven servers then send answers no parser accepts. White space before the declaration goes as
 * well, and octets that are not of the encoding become U+FFFD: one bad event must not hide a calendar.
 */
final class XmlCharacters extends Reader {
    private static final int SNIFFED = 512;
    private static final int LONGEST_REFERENCE = 12;
    private static final Pattern DECLARED = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,7})|([0-9]{1,7}));");

    private final Reader source;
    private final char[] buffer = new char[8192];
    private int next;
    private int filled;
    private boolean started;
    private boolean ended;

    private XmlCharacters(Reader source) {
        this.source = source;
    }

    static XmlCharacters of(InputStream octets) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(octets, 8192);
        buffered.mark(SNIFFED);
        byte[] head = buffered.readNBytes(SNIFFED);
        buffered.reset();
        return new XmlCharacters(new InputStreamReader(buffered, charset(head)));
    }

    private static Charset charset(byte[] head) {
        int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written < length && has(1)) {
            int run = plainRun(length - written);
            System.arraycopy(buffer, next, target, offset + written, run);
            written += run;
            next += run;
            if (written == length || next == filled) {
                break;
            }
            char c = buffer[next];
            if (c == '&' && isForbiddenReference()) {
                continue;
            }
            next++;
            started |= !(Character.isWhitespace(c) || c == '\uFEFF');
            if (started && isAllowed(c)) {
                target[offset + written++] = c;
            }
            if (next == filled && written > 0) {
                break;
            }
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    /** How many characters from here on pass as they are, and are no start of a reference. Nearly all do. */
    private int plainRun(int most) {
        int end = started ? Math.min(filled, next + most) : next;
        int i = next;
        while (i < end && buffer[i] >= ' ' && buffer[i] < 0xFFFE && buffer[i] != '&') {
            i++;
        }
        return i - next;
    }

    /** Skips a reference to a character that XML forbids; any other is left where it is. */
    private boolean isForbiddenReference() throws IOException {
        if (!has(LONGEST_REFERENCE) && next == filled) {
            return false;
        }
        int end = Math.min(filled, next + LONGEST_REFERENCE);
        if (end - next < 4 || buffer[next + 1] != '#') {
            return false;
        }
        Matcher reference = REFERENCE.matcher(new String(buffer, next, end - next));
        if (!reference.lookingAt()) {
            return false;
        }
        String hex = reference.group(1);
        int codePoint = hex != null ? Integer.parseInt(hex, 16) : Integer.parseInt(reference.group(2));
        boolean forbidden = !isAllowed(codePoint) || (codePoint >= 0xD800 && codePoint < 0xE000);
        next += forbidden ? reference.end() : 0;
        return forbidden;
    }

    /** XML 1.0 §2.2; a half of a surrogate pair passes, for the other half to follow. */
    static boolean isAllowed(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c != 0xFFFE && c != 0xFFFF && c <= Character.MAX_CODE_POINT;
    }

    /** Makes {@code count} characters ready; false when the document ends before. */
    private boolean has(int count) throws IOException {
        while (filled - next < count && !ended) {
            if (buffer.length - next < count) {
                System.arraycopy(buffer, next, buffer, 0, filled - next);
                filled -= next;
                next = 0;
            } else if (next == filled) {
                next = 0;
                filled = 0;
            }
            int read = source.read(buffer, filled, buffer.length - filled);
            ended = read < 0;
            filled += Math.max(read, 0);
        }
        return filled - next >= count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
