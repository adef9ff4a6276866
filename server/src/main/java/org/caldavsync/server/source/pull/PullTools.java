package org.caldavsync.server.source.pull;

/** What pulling works with. */
record PullTools(JdbcAccountStore accounts, JdbcItemStore items, ItemReader reader) {}
