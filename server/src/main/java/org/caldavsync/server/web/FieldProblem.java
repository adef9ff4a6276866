package org.caldavsync.server.web;

/**
 * What is wrong with one member of a request.
 *
 * @param field its name, dots for nesting
 * @param message for people
 */
public record FieldProblem(String field, String message) {}
