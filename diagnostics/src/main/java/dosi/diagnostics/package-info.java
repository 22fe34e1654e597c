/// One way to say what is wrong, in Korean and in English.
///
/// Every room reports trouble with data as a [Problem]: a code that is kept for ever, a severity, a
/// [Place] and two sentences, what is wrong and what to do. Rooms collect problems in [Problems] (the
/// entry point) and go on; they throw only for broken calls and dead ends.
///
/// Invariants: plain Java, no logger, nothing is printed here. A problem is a value.
@NullMarked
package dosi.diagnostics;

import org.jspecify.annotations.NullMarked;
