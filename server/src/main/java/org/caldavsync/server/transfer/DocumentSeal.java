package org.caldavsync.server.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SealBrokenException;
import org.caldavsync.server.secret.SecretBox;

/**
 * How a document with passwords ends: the digest of every octet before, sealed with the key that its passwords are sealed
 * with. So nobody without the passphrase can change where a password is sent, or how, or as whom.
 */
final class DocumentSeal {
    static final String MEMBER = "seal";

    static final String BROKEN =
            "It is not as it was made: something in it was changed, or cut off. Export it again, and send it as a file.";

    private static final SecretBox.Place PLACE = new SecretBox.Place("document", 0, "sha256");
    private static final String BEGIN = ",\"" + MEMBER + "\":\"";
    private static final String END = "\"}\n";

    /** Version, nonce, 64 hexadecimal digits and tag, in base64. */
    private static final int SEALED_LENGTH = 124;

    private static final int LENGTH = BEGIN.length() + SEALED_LENGTH + END.length();

    private DocumentSeal() {}

    /** Counts what is written, which must be all but the end. */
    static final class Writing extends FilterOutputStream {
        private final MessageDigest digest = sha256();

        Writing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            digest.update(octets, offset, length);
            out.write(octets, offset, length);
        }

        /** The end of the document. */
        String end(SecretBox box) {
            byte[] sealed = box.seal(secret(digest.digest()), PLACE);
            return BEGIN + Base64.getEncoder().encodeToString(sealed) + END;
        }
    }

    /** Counts what is read, but for the end. */
    static final class Reading extends FilterInputStream {
        private final MessageDigest digest = sha256();

        /** The latest octets; those that are not the end are counted. */
        private byte[] tail = new byte[0];

        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int read = in.read(octets, offset, length);
            if (read > 0) {
                byte[] latest = Arrays.copyOf(tail, tail.length + read);
                System.arraycopy(octets, offset, latest, tail.length, read);
                int counted = Math.max(0, latest.length - LENGTH);
                digest.update(latest, 0, counted);
                tail = Arrays.copyOfRange(latest, counted, latest.length);
            }
            return read;
        }

        @Override
        public long skip(long count) {
            throw new UnsupportedOperationException("What is skipped is not counted.");
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Whether all that was read is, octet for octet, what somebody with that key wrote; to be asked at its end. */
        boolean isWhole(SecretBox box) {
            String end = new String(tail, US_ASCII);
            if (end.length() != LENGTH || !end.startsWith(BEGIN) || !end.endsWith(END)) {
                return false;
            }
            byte[] sealed = DocumentReader.octets(end.substring(BEGIN.length(), LENGTH - END.length()));
            try {
                return box.open(sealed, PLACE).equals(secret(digest.digest()));
            } catch (SealBrokenException changed) {
                return false;
            }
        }
    }

    private static Secret secret(byte[] digest) {
        return Secret.of(HexFormat.of().formatHex(digest));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
