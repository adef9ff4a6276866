package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HrefTest {
    private static final URI BASE = URI.create("https://Dav.Example.com:443/cal/alice@example.com/work/");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what the server wrote              | one spelling for all
            https://dav.example.com/cal/a.ics    | https://dav.example.com/cal/a.ics
            HTTPS://DAV.EXAMPLE.COM:443/cal/a.ics| https://dav.example.com/cal/a.ics
            //dav.example.com/cal/a.ics          | https://dav.example.com/cal/a.ics
            http://dav.example.com:8080          | http://dav.example.com:8080/
            /cal/alice%40example.com/work/a.ics  | https://dav.example.com/cal/alice@example.com/work/a.ics
            /cal/alice@example.com/work/a.ics    | https://dav.example.com/cal/alice@example.com/work/a.ics
            a.ics                                | https://dav.example.com/cal/alice@example.com/work/a.ics
            a:b.ics                              | https://dav.example.com/cal/alice@example.com/work/a:b.ics
            ./a%3Ab.ics                          | https://dav.example.com/cal/alice@example.com/work/a:b.ics
            ../play/a.ics                        | https://dav.example.com/cal/alice@example.com/play/a.ics
            /cal/../../a.ics                     | https://dav.example.com/a.ics
            /cal/.                               | https://dav.example.com/cal/
            /cal/my event.ics                    | https://dav.example.com/cal/my%20event.ics
            /cal/my%20event.ics                  | https://dav.example.com/cal/my%20event.ics
            /cal/%7euser/a.ics                   | https://dav.example.com/cal/~user/a.ics
            /cal/%c3%bc.ics                      | https://dav.example.com/cal/%C3%BC.ics
            /cal/ü.ics                           | https://dav.example.com/cal/%C3%BC.ics
            /cal/a%2540b.ics                     | https://dav.example.com/cal/a%2540b.ics
            /cal/a%2Fb.ics                       | https://dav.example.com/cal/a%2Fb.ics
            /cal/100%.ics                        | https://dav.example.com/cal/100%25.ics
            /cal/{a}[b]^c\\d.ics                 | https://dav.example.com/cal/%7Ba%7D%5Bb%5D%5Ec%5Cd.ics
            /cal/#1.ics                          | https://dav.example.com/cal/%231.ics
            """)
    void has_one_normal_form_for_every_spelling(String written, String normal) {
        Href href = Href.resolve(BASE, written);

        assertThat(href.normalized()).isEqualTo(normal);
        assertThat(href.text()).isEqualTo(written);
        assertThat(Href.resolve(BASE, href.uri().toString())).isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /cal/alice%40example.com/a.ics | https://dav.example.com/cal/alice%40example.com/a.ics
            /cal/a b^c.ics                 | https://dav.example.com/cal/a%20b%5Ec.ics
            /cal/%c3%bc.ics                | https://dav.example.com/cal/%c3%bc.ics
            """)
    void asks_with_the_servers_own_spelling(String written, String asked) {
        assertThat(Href.resolve(BASE, written).uri()).hasToString(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ftp://dav.example.com/a.ics",
                "https://alice:secret@dav.example.com/a.ics",
                "https:///a.ics",
                "https://dav.example.com:99999/a.ics",
                "/cal/%2e%2e/other/a.ics",
                "/cal/.%2E/a.ics",
                "/cal/\u0000.ics",
                "/cal/a\r\nb.ics"
            })
    void refuses_what_is_no_address_of_a_resource(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Href.resolve(BASE, written));
        assertThat(Href.tryResolve(BASE, written)).isEmpty();
    }

    @Test
    void refuses_addresses_without_end() {
        assertThatIllegalArgumentException().isThrownBy(() -> Href.resolve(BASE, "/" + "a".repeat(10_000)));
    }

    @Test
    void never_lets_a_host_name_be_glued_to_the_one_that_was_asked() {
        Href href = Href.resolve(URI.create("https://dav.example.com"), ".evil.test/");

        assertThat(href.normalized()).isEqualTo("https://dav.example.com/.evil.test/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a/b",
                "../other/x",
                "#1",
                "?1",
                "a b",
                "100%",
                "ü",
                "%41",
                "a@b:c",
                "\uD83D\uDE00",
                "{x}|\\^`"
            })
    void makes_one_segment_of_any_name(String name) {
        Href collection = Href.of(BASE);

        Href member = collection.member(name);

        assertThat(member.mayBeMemberOf(collection)).isTrue();
        assertThat(member.uri().getRawPath()).startsWith(BASE.getRawPath());
        assertThat(member.uri().getRawPath().substring(BASE.getRawPath().length()))
                .doesNotContain("/");
        assertThat(member.uri().getRawQuery()).isNull();
        assertThat(member.uri().getRawFragment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void makes_no_member_without_a_name(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Href.of(BASE).member(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cal/alice@example.com/work/",
                "/cal/alice%40example.com/work",
                "/cal",
                "/",
                "/cal/x/",
                "/cal/alice@example.com/work/?a.ics",
                "https://other.example.com/cal/a.ics"
            })
    void takes_no_collection_for_a_member(String written) {
        assertThat(Href.resolve(BASE, written).mayBeMemberOf(Href.of(BASE))).isFalse();
    }

    @Test
    void tells_a_collection_with_and_without_its_slash_apart_only_in_spelling() {
        Href slash = Href.resolve(BASE, "/cal/work/");
        Href plain = Href.resolve(BASE, "/cal/work");

        assertThat(slash).isNotEqualTo(plain);
        assertThat(slash.sameResource(plain)).isTrue();
        assertThat(slash.slashToggled()).isEqualTo(plain);
        assertThat(plain.slashToggled()).isEqualTo(slash);
    }

    @Test
    void puts_an_internal_host_right_that_a_proxy_let_through() {
        Href asked = Href.resolve(BASE, "/cal/work/");
        Href inside = Href.resolve(BASE, "http://10.0.0.7:5232/cal/work/a%20b.ics");
        Href foreign = Href.resolve(BASE, "http://evil.test/other/a.ics");

        assertThat(inside.asSeenFrom(asked)).contains(Href.resolve(BASE, "/cal/work/a b.ics"));
        assertThat(inside.asSeenFrom(asked).map(Href::text)).contains("/cal/work/a%20b.ics");
        assertThat(foreign.asSeenFrom(asked)).isEmpty();
    }

    @Test
    void decodes_a_name_until_nothing_is_left_to_decode() {
        assertThat(Href.resolve(BASE, "/c/alice%2540example.ics").plainName()).isEqualTo("alice@example.ics");
        assertThat(Href.resolve(BASE, "/c/%F0%9F%98%80%2525.ics").plainName()).isEqualTo("\uD83D\uDE00%.ics");
        assertThat(Href.resolve(BASE, "/c/folder/").plainName()).isEqualTo("folder");
    }

    @Test
    void keeps_the_query_out_of_what_is_printed() {
        Href href = Href.resolve(BASE, "/cal/?token=secret");

        assertThat(href).hasToString("https://dav.example.com/cal/");
        assertThat(href.uri()).hasToString("https://dav.example.com/cal/?token=secret");
    }

    @Test
    void resolves_or_refuses_any_text_and_stays_on_its_feet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> parts = List.of(
                "/", "//", "..", ".", "%2e", "%", "%zz", "a", ":", "@", "?", "#", "ü", "\uD83D", "\\", " ", "http://",
                "x");

        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            String written = text.toString();
            Href.tryResolve(BASE, written).ifPresent(href -> {
                assertThat(Href.resolve(BASE, href.uri().toString()))
                        .as("seed %d, text <%s>", seed, written)
                        .isEqualTo(href);
                assertThat(Href.resolve(BASE, href.normalized()).normalized())
                        .as("seed %d, text <%s>", seed, written)
                        .isEqualTo(href.normalized());
            });
        }
    }
}
