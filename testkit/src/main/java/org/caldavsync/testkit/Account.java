package org.caldavsync.testkit;

/** A user of a test server. */
public record Account(String user, String password) {
    public static final Account ALICE = new Account("alice", "secret");
    public static final Account BOB = new Account("bob", "secret2");
}
