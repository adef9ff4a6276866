/**
 * The database: opening it, migrations, transactions, what differs between products.
 *
 * <p>Knows SQL and no feature: stores ({@code Jdbc…Store}) live beside the feature whose rows they hold. Start reading at
 * {@link org.caldavsync.server.db.Database}; the tables are in {@code db/migration}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.db;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
