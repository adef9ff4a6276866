package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums themselves. */
class DigestTest {
    private static final Credentials.UserPassword MUFASA =
            new Credentials.UserPassword("Mufasa", Secret.of("Circle of Life"));

    /** The example of RFC 7616 §3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void computes_the_example_of_the_rfc(String algorithm, String response) {
        Digest digest = digest("realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\""
                + ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");

        String header =
                digest.authorization("GET", "/dir/index.html", MUFASA, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(header).contains("response=\"" + response + "\"", "nc=00000001", "qop=auth", "username=\"Mufasa\"");
    }

    /** Expected values computed with an independent implementation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qop=\"auth\", algorithm=MD5-sess | a34e5ac5c557812aed1a2b11b7a05a3c",
                "qop=\"auth\", algorithm=SHA-256-sess | 28d68b48f0063376078577a7d47fc2f2ef65b3233da9d5664ad849de1e5f27a4",
                "algorithm=MD5 | e2f10a6a62f2249449fe573b234eab7e"
            })
    void computes_the_session_and_the_old_forms(String parameters, String response) {
        Digest digest = digest("realm=\"r\", nonce=\"n\", " + parameters);

        String header =
                digest.authorization("PROPFIND", "/c/", new Credentials.UserPassword("jürgen", Secret.of("päss")), "c");

        assertThat(header).contains("response=\"" + response + "\"");
    }

    @Test
    void names_outside_of_ascii_are_extended_where_the_server_knows_utf_8() {
        var jurgen = new Credentials.UserPassword("jü\"r", Secret.of("x"));

        assertThat(digest("realm=\"r\", nonce=\"n\", charset=UTF-8").authorization("GET", "/", jurgen, "c"))
                .contains("username*=UTF-8''j%c3%bc%22r");
        assertThat(digest("realm=\"r\", nonce=\"n\"").authorization("GET", "/", jurgen, "c"))
                .contains("username=\"jü\\\"r\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm=\"r\", nonce=\"n\", algorithm=SHA-512-256",
                "realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "realm=\"r\", qop=\"auth\""
            })
    void offers_that_cannot_be_met_are_none(String parameters) {
        assertThat(Digest.strongest(challenges(parameters))).isEmpty();
    }

    private static Digest digest(String parameters) {
        return Digest.strongest(challenges(parameters)).orElseThrow();
    }

    private static List<Challenge> challenges(String parameters) {
        return Challenge.in(Headers.NONE.plus("WWW-Authenticate", "Digest " + parameters));
    }
}
