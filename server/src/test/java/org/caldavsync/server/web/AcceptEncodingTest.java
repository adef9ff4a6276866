package org.caldavsync.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
    private static final Set<ContentCoding> FEEDS = Set.of(ContentCoding.GZIP, ContentCoding.IDENTITY);
    private static final Set<ContentCoding> ALL = Set.of(ContentCoding.values());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip                           | GZIP
                    GZIP                           | GZIP
                    x-gzip                         | GZIP
                    gzip, deflate, br              | GZIP
                    br;q=1.0, gzip;q=0.8, *;q=0.1  | GZIP
                    gzip;q=0.001                   | GZIP
                    gzip ; q=0.5                   | GZIP
                    *                              | GZIP
                    identity;q=0, *                | GZIP
                    identity, gzip                 | GZIP
                    identity;q=0.5, gzip;q=1.0     | GZIP
                    identity;q=1, gzip;q=0.5       | IDENTITY
                    gzip;q=0                       | IDENTITY
                    gzip;q=0.000                   | IDENTITY
                    gzip;q=nonsense                | IDENTITY
                    *;q=0                          | IDENTITY
                    gzip;q=0, *;q=1                | IDENTITY
                    deflate, br, zstd              | IDENTITY
                    identity                       | IDENTITY
                    identity;q=0                   | IDENTITY
                    ''                             | IDENTITY
                    """)
    void prefers_what_the_client_prefers(String header, ContentCoding expected) {
        assertThat(AcceptEncoding.parse(List.of(header)).preferred(FEEDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip, deflate, br, zstd        | BROTLI
                    *                              | BROTLI
                    gzip;q=1, br;q=0.5             | GZIP
                    br;q=0, gzip                   | GZIP
                    deflate                        | IDENTITY
                    br;q=0, *;q=0                  | IDENTITY
                    """)
    void prefers_brotli_where_there_is_one_and_the_client_does_not_mind(String header, ContentCoding expected) {
        assertThat(AcceptEncoding.parse(List.of(header)).preferred(ALL)).isEqualTo(expected);
    }

    @Test
    void sends_the_body_as_it_is_to_a_client_that_says_nothing() {
        assertThat(AcceptEncoding.parse(List.of()).preferred(FEEDS)).isEqualTo(ContentCoding.IDENTITY);
    }

    @Test
    void reads_repeated_fields_as_one() {
        assertThat(AcceptEncoding.parse(List.of("br", "gzip")).preferred(FEEDS)).isEqualTo(ContentCoding.GZIP);
    }

    @Test
    void does_not_take_identity_from_a_client_that_refuses_it_and_takes_gzip() {
        assertThat(AcceptEncoding.parse(List.of("gzip, identity;q=0")).accepts(ContentCoding.IDENTITY, FEEDS))
                .isFalse();
        assertThat(AcceptEncoding.parse(List.of("gzip, *;q=0")).accepts(ContentCoding.IDENTITY, FEEDS))
                .isFalse();
        assertThat(AcceptEncoding.parse(List.of("gzip")).accepts(ContentCoding.IDENTITY, FEEDS))
                .isTrue();
    }
}
