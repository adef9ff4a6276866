package org.caldavsync.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SecretBox.Place;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final Place PLACE = new Place("sources", 3, "password");
    private static final Secret SECRET = Secret.of("pä:ss \0 word");

    private final SecureRandom random = new SecureRandom();
    private final EncryptionKey key = EncryptionKey.create(random);
    private final SecretBox box = new SecretBox(key, random);

    @Test
    void opens_what_it_sealed() {
        assertThat(box.open(box.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
        assertThat(box.open(box.seal(Secret.of(""), PLACE), PLACE)).isEqualTo(Secret.of(""));
        assertThat(new SecretBox(key, random).open(box.seal(SECRET, PLACE), PLACE))
                .isEqualTo(SECRET);
    }

    @Test
    void never_seals_alike() {
        assertThat(box.seal(SECRET, PLACE)).isNotEqualTo(box.seal(SECRET, PLACE));
    }

    @Test
    void opens_nowhere_else() {
        byte[] sealed = box.seal(SECRET, PLACE);

        assertBroken(sealed, new Place("sources", 4, "password"));
        assertBroken(sealed, new Place("destinations", 3, "password"));
        assertBroken(sealed, new Place("sources", 3, "ics_password"));
    }

    @Test
    void opens_with_no_other_key() {
        SecretBox other = new SecretBox(EncryptionKey.create(random), random);
        byte[] sealed = box.seal(SECRET, PLACE);

        assertThatThrownBy(() -> other.open(sealed, PLACE))
                .isInstanceOf(SealBrokenException.class)
                .hasMessage("The stored password of sources 3 does not open with this key. Nothing was changed."
                        + " Start with the SECRET_KEY or key file it was stored with, or enter it again.");
    }

    @Test
    void notices_a_change_of_any_octet() {
        byte[] sealed = box.seal(SECRET, PLACE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertBroken(changed, PLACE);
        }
    }

    @Test
    void notices_missing_octets() {
        byte[] sealed = box.seal(SECRET, PLACE);
        for (int length = 0; length < sealed.length; length++) {
            assertBroken(Arrays.copyOf(sealed, length), PLACE);
        }
    }

    private void assertBroken(byte[] sealed, Place place) {
        assertThatThrownBy(() -> box.open(sealed, place)).isInstanceOf(SealBrokenException.class);
    }
}
