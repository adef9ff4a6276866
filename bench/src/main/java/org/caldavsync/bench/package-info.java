/** End-to-end scenarios and hot-spot benchmarks, one table out. */
@NullMarked
package org.caldavsync.bench;

import org.jspecify.annotations.NullMarked;
