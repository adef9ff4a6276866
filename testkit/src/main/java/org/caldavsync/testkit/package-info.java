/** Real CalDAV servers, stand-ins and fault injection for the tests and benchmarks of all modules. */
@NullMarked
package org.caldavsync.testkit;

import org.jspecify.annotations.NullMarked;
