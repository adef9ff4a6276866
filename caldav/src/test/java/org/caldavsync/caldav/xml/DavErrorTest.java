package org.caldavsync.caldav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class DavErrorTest {
    @Test
    void names_the_condition_and_the_holder() {
        DavError error = read("<D:error xmlns:D='DAV:'><C:no-uid-conflict xmlns:C='urn:ietf:params:xml:ns:caldav'>"
                + "<D:href>/existing.ics</D:href></C:no-uid-conflict></D:error>");

        assertThat(error.has(Dav.NO_UID_CONFLICT)).isTrue();
        assertThat(error.hrefs()).containsExactly("/existing.ics");
    }

    @Test
    void gives_the_words_of_sabre() {
        DavError error = read("<d:error xmlns:d='DAV:' xmlns:s='http://sabredav.org/ns'>"
                + "<s:exception>Sabre\\DAV\\Exception\\BadRequest</s:exception>"
                + "<s:message>Calendar object with uid already exists</s:message></d:error>");

        assertThat(error.message()).isEqualTo("Calendar object with uid already exists");
    }

    @Test
    void gives_the_beginning_of_anything_else() {
        assertThat(read("<html><p>no").message()).isEqualTo("<html><p>no");
        assertThat(read("{\"error\":\"usageLimits\"}").message()).contains("usageLimits");
        assertThat(read("").message()).isEmpty();
        assertThat(read("x".repeat(5_000)).message()).hasSize(512);
    }

    private static DavError read(String body) {
        return DavError.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
