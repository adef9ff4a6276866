/** The service. */
@NullMarked
package org.caldavsync.server;

import org.jspecify.annotations.NullMarked;
