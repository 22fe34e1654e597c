/// What the tests of every room share. Test scope only.
@NullMarked
package dosi.testkit;

import org.jspecify.annotations.NullMarked;
