package org.caldavsync.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteGuardTest {
    private final CrossSiteGuard guard = new CrossSiteGuard(PublicUrl.of(URI.create("https://cal.example.org/sub")));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # method, sec-fetch-site, origin, host, x-forwarded-host, content-type, x-requested-with, passes
            GET,    cross-site,  https://evil.example,       h:6765, -, -, -, true
            HEAD,   cross-site,  https://evil.example,       h:6765, -, -, -, true
            OPTIONS,cross-site,  https://evil.example,       h:6765, -, -, -, true
            POST,   -,           -,                          h:6765, -, -, -, true
            POST,   -,           -,                          -,      -, text/plain, -, true
            DELETE, -,           -,                          h:6765, -, -, -, true
            POST,   same-origin, -,                          h:6765, -, -, -, true
            POST,   same-origin, https://evil.example,       h:6765, -, -, -, true
            POST,   none,        -,                          h:6765, -, -, -, true
            POST,   same-site,   http://h:6765,              h:6765, -, -, -, false
            POST,   cross-site,  http://h:6765,              h:6765, -, -, -, false
            POST,   cross-site,  -,                          h:6765, -, application/json, -, false
            POST,   cross-site,  -,                          h:6765, -, -, XMLHttpRequest, false
            POST,   '',          -,                          h:6765, -, -, -, false
            POST,   -,           http://h:6765,              h:6765, -, text/plain, -, true
            POST,   -,           http://H:6765,              h:6765, -, text/plain, -, true
            POST,   -,           http://h,                   h:80,   -, text/plain, -, true
            POST,   -,           https://h,                  h:443,  -, text/plain, -, true
            POST,   -,           https://h,                  h:80,   -, text/plain, -, false
            POST,   -,           http://h:6766,              h:6765, -, text/plain, -, false
            POST,   -,           http://evil.example,        h:6765, -, text/plain, -, false
            PUT,    -,           http://evil.example,        h:6765, -, text/plain, -, false
            DELETE, -,           http://evil.example,        h:6765, -, -, -, false
            POST,   -,           http://h:6765.evil.example, h:6765, -, text/plain, -, false
            POST,   -,           null,                       h:6765, -, text/plain, -, false
            POST,   -,           '',                         h:6765, -, text/plain, -, false
            POST,   -,           http://evil.example,        -,      -, text/plain, -, false
            POST,   -,           https://front.example,      h:6765, front.example, text/plain, -, true
            POST,   -,           https://front.example,      h:6765, 'front.example, inner', text/plain, -, true
            POST,   -,           https://evil.example,       h:6765, front.example, text/plain, -, false
            POST,   -,           https://cal.example.org,    h:6765, -, text/plain, -, true
            POST,   -,           http://cal.example.org,     h:6765, -, text/plain, -, false
            POST,   -,           http://evil.example,        h:6765, -, application/json, -, true
            POST,   -,           http://evil.example,        h:6765, -, Application/JSON;charset=utf-8, -, true
            POST,   -,           http://evil.example,        h:6765, -, text/plain;application/json, -, false
            POST,   -,           http://evil.example,        h:6765, -, application/x-www-form-urlencoded, -, false
            POST,   -,           http://evil.example,        h:6765, -, -, ui, true
            """)
    void passes_only_what_no_other_site_can_send(
            String method,
            @Nullable String secFetchSite,
            @Nullable String origin,
            @Nullable String host,
            @Nullable String forwardedHost,
            @Nullable String contentType,
            @Nullable String requestedWith,
            boolean passes) {
        var facts =
                new CrossSiteGuard.Facts(method, secFetchSite, origin, host, forwardedHost, contentType, requestedWith);

        assertThat(guard.refuses(facts)).isEqualTo(!passes);
    }
}
