package org.caldavsync.server.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The body of every error answer.
 *
 * @param message for people: what happened, what is safe, what to do
 * @param errors every bad field; empty where the problem is not one of fields
 * @param members what this kind of error carries beside
 */
@JsonPropertyOrder({"status", "message", "errors"})
record ErrorEnvelope(
        String status,
        String message,
        List<FieldProblem> errors,
        @JsonAnyGetter Map<String, Object> members) {

    ErrorEnvelope(String message, List<FieldProblem> errors, Map<String, Object> members) {
        this("error", message, List.copyOf(errors), Map.copyOf(members));
    }

    static ErrorEnvelope of(String message) {
        return new ErrorEnvelope(message, List.of(), Map.of());
    }

    static ErrorEnvelope of(ApiException problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case ApiException.InvalidBody invalid -> new ErrorEnvelope(message, invalid.problems(), Map.of());
            case ApiException.Conflict conflict -> new ErrorEnvelope(message, List.of(), conflict.members());
            case ApiException.Upstream upstream -> new ErrorEnvelope(message, List.of(), upstream.members());
            default -> of(message);
        };
    }

    static ErrorEnvelope unexpected(String id) {
        return of("Something went wrong on the server. Its log says what, under the id " + id + ".");
    }

    /** What to say about a status that the server gave by itself. */
    static String messageFor(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know that method.";
            case 413 -> "The request is too large: the limit is 1 MiB, and 512 MiB for an import.";
            case 414, 431 -> "The request's address or headers are too long.";
            default -> status >= 500 ? "The server cannot answer at this moment." : "The request is not valid HTTP.";
        };
    }
}
