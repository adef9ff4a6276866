package org.caldavsync.caldav;

import java.net.URI;

/**
 * One request of a discovery and what came of it.
 *
 * @param uri without user information or query
 * @param status of the answer; 0 when there was none
 * @param said what the server said, capped, or the failure; may be empty
 * @param verdict what that means, in words for a person
 */
public record DiscoveryStep(String method, URI uri, int status, String said, String verdict) {}
