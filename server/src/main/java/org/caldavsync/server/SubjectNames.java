package org.caldavsync.server;

import java.util.function.Function;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.Subject;

/** What the owners of sources and destinations call them. */
record SubjectNames(Database database) implements Function<Subject, String> {

    @Override
    public String apply(Subject subject) {
        String table = switch (subject.kind()) {
            case SOURCE -> "sources";
            case DESTINATION -> "destinations";
        };
        return database.read(handle -> handle.select("SELECT name FROM " + table + " WHERE id = ?", subject.id())
                .mapTo(String.class)
                .findOne()
                .orElse(subject.toString()));
    }
}
