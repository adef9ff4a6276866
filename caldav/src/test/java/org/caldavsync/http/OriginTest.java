package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://Dav.Example.COM/x?y, https://dav.example.com",
        "HTTP://example.com:80, http://example.com",
        "https://example.com:8443/, https://example.com:8443",
        "http://my_nas:5232/dav/, http://my_nas:5232",
        "https://bücher.example/, https://xn--bcher-kva.example",
        "http://[::1]:8080/, http://[::1]:8080"
    })
    void has_one_form(String uri, String origin) {
        assertThat(Origin.of(URI.create(uri))).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "ftp://example.com/",
                "mailto:a@example.com",
                "https:///x",
                "https://u:p@example.com/",
                "https://example.com:99999/"
            })
    void refuses_what_is_no_http_address(String uri) {
        assertThatThrownBy(() -> Origin.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example:8443, true",
        "http://a.example, https://a.example, true",
        "https://a.example, http://a.example, false",
        "https://a.example, https://b.a.example, false",
        "https://caldav.icloud.com, https://p42-caldav.icloud.com, true",
        "https://caldav.icloud.com, http://p42-caldav.icloud.com, false",
        "https://caldav.icloud.com, https://eviicloud.com, false",
        "https://caldav.icloud.com, https://icloud.com.evil.example, false",
        "https://one.co.uk, https://two.co.uk, false"
    })
    void credentials_are_shared_within_a_host_or_provider_only(URI account, URI target, boolean shared) {
        assertThat(SameSite.sharesCredentials(Origin.of(account), Origin.of(target)))
                .isEqualTo(shared);
    }
}
