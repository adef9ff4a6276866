package org.caldavsync.http;

import java.util.Set;

/** Which other origins an account's credentials may be sent to. */
final class SameSite {
    /**
     * Providers that spread one account over several hosts. A list, not "the last two labels": those are the same for
     * two strangers under {@code co.uk}.
     */
    private static final Set<String> PROVIDERS = Set.of(
            "icloud.com",
            "fastmail.com",
            "yahoo.com",
            "zoho.com",
            "zoho.eu",
            "gmx.net",
            "web.de",
            "mailbox.org",
            "infomaniak.com",
            "feishu.cn",
            "larksuite.com");

    private SameSite() {}

    /** The same host or provider, and never from https to http. */
    static boolean sharesCredentials(Origin account, Origin target) {
        boolean downgrade = account.isHttps() && !target.isHttps();
        return !downgrade && (account.host().equals(target.host()) || shareProvider(account.host(), target.host()));
    }

    private static boolean shareProvider(String one, String other) {
        return PROVIDERS.stream().anyMatch(provider -> isWithin(one, provider) && isWithin(other, provider));
    }

    private static boolean isWithin(String host, String provider) {
        return host.equals(provider) || host.endsWith("." + provider);
    }
}
