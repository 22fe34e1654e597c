package dosi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// What every command has: a console, and help.
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class DosiCommand implements Callable<Integer> {

    private @org.jspecify.annotations.Nullable Console console;

    void use(Console console) {
        this.console = console;
    }

    Console console() {
        if (console == null) {
            throw new IllegalStateException("the command was not started through Main");
        }
        return console;
    }

    abstract ExitCode execute() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return execute().number();
    }
}
