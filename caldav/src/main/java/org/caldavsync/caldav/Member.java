package org.caldavsync.caldav;

/**
 * A calendar object resource as a listing names it.
 *
 * @param etag {@link ETag#NONE} where the server gives none: whether it changed then only its content tells
 */
public record Member(Href href, ETag etag) {}
