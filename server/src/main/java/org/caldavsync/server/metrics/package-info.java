/**
 * What the service measures of itself, as Prometheus text at {@code /metrics}.
 *
 * <p>Everything reports to it through {@link org.caldavsync.server.metrics.Metrics}; what is expensive to know is asked
 * for when somebody looks. Labels come from small sets only. Start at {@link org.caldavsync.server.metrics.Metrics}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
