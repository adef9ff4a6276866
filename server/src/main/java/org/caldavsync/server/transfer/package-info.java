/**
 * Everything the service keeps as one JSON document, to be read by another installation or another database product.
 *
 * <p>Knows tables and the keys that seal; must not know what their rows mean. Start at {@link
 * org.caldavsync.server.transfer.Exporter} and {@link org.caldavsync.server.transfer.Importer}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
