/**
 * The API's own description: the hand-written {@code openapi.yaml}, served as JSON, and Swagger UI from the jar.
 *
 * <p>Must not know any feature; a test holds the document against the registered routes.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.openapi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
