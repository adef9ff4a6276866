package org.caldavsync.server.web;

/** What an update says about one optional member. */
public sealed interface Patch<T> {

    /** The member was absent. */
    record Keep<T>() implements Patch<T> {}

    /** The member was given. */
    record Set<T>(T value) implements Patch<T> {}

    /** The member was null. */
    record Clear<T>() implements Patch<T> {}
}
