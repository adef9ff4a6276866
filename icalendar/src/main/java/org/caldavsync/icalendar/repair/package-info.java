/**
 * One class per defect that calendars in the wild have and strict readers refuse.
 *
 * <p>Each knows its own defect only; {@link org.caldavsync.icalendar.repair.Repairs} is the ordered list, and
 * {@code docs/repairs.md} says why each is there. What cannot be mended stays as it came.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.icalendar.repair;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
