package org.caldavsync.server.run;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/** The whole numbers of a query; what is wrong with them is told all at once. */
final class QueryNumbers {
    private final Context ctx;
    private final List<FieldProblem> problems = new ArrayList<>();

    QueryNumbers(Context ctx) {
        this.ctx = ctx;
    }

    /** The number, or the default where it is absent; one that is not in the range is a problem. */
    long read(String name, long least, long most, long absent) {
        String text = ctx.queryParam(name);
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like any other number that does not fit.
        }
        reject(name, "must be a whole number from " + least + (most == Long.MAX_VALUE ? "" : " to " + most));
        return absent;
    }

    /** An id, or null where it is absent. */
    @Nullable
    Long id(String name) {
        long id = read(name, 1, Long.MAX_VALUE, 0);
        return id == 0 ? null : id;
    }

    void reject(String name, String message) {
        problems.add(new FieldProblem(name, message));
    }

    /**
     * Ends the reading.
     *
     * @throws ApiException.InvalidBody with every problem found, where there is one
     */
    void verify() {
        if (!problems.isEmpty()) {
            throw new ApiException.InvalidBody(problems);
        }
    }
}
