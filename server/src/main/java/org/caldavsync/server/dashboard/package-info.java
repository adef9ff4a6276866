/**
 * The dashboard as a browser gets it: the files that the module {@code ui} built and packed, and the page they belong to.
 *
 * <p>What the pages show they fetch from the API: nothing here knows a feature. Start at {@link
 * org.caldavsync.server.dashboard.Dashboard}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.dashboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
