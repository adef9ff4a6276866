package org.caldavsync.caldav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statuses and properties as real servers write them (RFC 4918 §14.22, §14.24). */
class DavResponseTest {
    private static final String OPEN =
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">";
    private static final String CLOSE = "</d:multistatus>";

    private final List<DavResponse> responses = new ArrayList<>();

    @Test
    void statuses_count_for_each_property_by_itself() {
        DavResponse response = only("""
                <d:response><d:href>/a</d:href>
                  <d:propstat><d:prop><d:getetag>"1"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
                  <d:propstat><d:prop><d:displayname/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
                </d:response>""");

        assertThat(response.text(Dav.GET_ETAG)).isEqualTo("\"1\"");
        assertThat(response.property(Dav.DISPLAY_NAME)).isEmpty();
        assertThat(response.isSuccess()).isTrue();
        assertThat(response.failure()).isEqualTo(404);
    }

    @Test
    void a_missing_status_means_success() {
        DavResponse response = only(
                "<d:response><d:href>/a</d:href><d:propstat><d:prop><d:getetag>x</d:getetag></d:prop></d:propstat></d:response>");

        assertThat(response.isSuccess()).isTrue();
        assertThat(response.text(Dav.GET_ETAG)).isEqualTo("x");
    }

    @Test
    void the_status_of_the_whole_resource_wins_over_its_properties() {
        DavResponse response = only("""
                <d:response><d:href>/a</d:href><d:status>HTTP/1.1 404 Not Found</d:status>
                  <d:propstat><d:prop><d:getetag>x</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
                </d:response>""");

        assertThat(response.isGone()).isTrue();
        assertThat(response.properties()).isEmpty();
    }

    @Test
    void a_201_is_a_success_as_sogo_says_it() {
        assertThat(only("<d:response><d:href>/a</d:href><d:status>HTTP/1.1 201 Created</d:status></d:response>")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void a_status_without_version_or_words_is_understood() {
        assertThat(only("<d:response><d:href>/a</d:href><d:status> 404 </d:status></d:response>")
                        .isGone())
                .isTrue();
        assertThat(only("<d:response><d:href>/a</d:href><d:status>HTTP/2 410</d:status></d:response>")
                        .isGone())
                .isTrue();
    }

    @Test
    void nothing_but_missing_properties_does_not_mean_that_it_is_gone() {
        DavResponse response = only("""
                <d:response><d:href>/a</d:href>
                  <d:propstat><d:prop><c:calendar-data/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
                </d:response>""");

        assertThat(response.isGone()).isFalse();
        assertThat(response.properties()).isEmpty();
        assertThat(response.failure()).isEqualTo(404);
    }

    @Test
    void conditions_are_found_among_other_elements() {
        DavResponse response = only("""
                <d:response><d:href>/coll/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status>
                  <d:error><d:number-of-matches-within-limits/></d:error>
                  <d:responsedescription>more</d:responsedescription><x:y xmlns:x="urn:x"><x:z/></x:y>
                </d:response>""");

        assertThat(response.status()).isEqualTo(507);
        assertThat(response.conditions()).containsExactly(Dav.TRUNCATED);
    }

    @Test
    void a_status_may_be_said_once_for_many_hrefs() {
        MultiStatus end = read(OPEN
                + "<d:response><d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 404 Gone</d:status></d:response>"
                + CLOSE);

        assertThat(end.complete()).isTrue();
        assertThat(responses).extracting(DavResponse::href).containsExactly("/a", "/b");
        assertThat(responses).allMatch(DavResponse::isGone);
    }

    private DavResponse only(String xml) {
        responses.clear();
        assertThat(read(OPEN + xml + CLOSE).complete()).isTrue();
        assertThat(responses).hasSize(1);
        return responses.getFirst();
    }

    private MultiStatus read(String xml) {
        return read(xml.getBytes(UTF_8));
    }

    private MultiStatus read(byte[] xml) {
        return MultiStatus.read(new ByteArrayInputStream(xml), responses::add);
    }
}
