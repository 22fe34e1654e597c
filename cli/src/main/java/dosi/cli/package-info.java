/// The `dosi` command. The only room that prints, exits and reads the environment.
@NullMarked
package dosi.cli;

import org.jspecify.annotations.NullMarked;
