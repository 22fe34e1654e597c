package dosi.cli;

import dosi.diagnostics.ProblemException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `dosi` command.
@Command(
        name = "dosi",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = {
            "The city's knowledge, linked: loads city files, checks them, reasons over them, answers questions.",
            "도시의 지식을 잇는다: 도시 파일을 읽고, 검증하고, 추론하고, 물음에 답한다."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "dosi test runs all tests, dosi format formats the code, dosi build builds."},
        subcommands = {
            DemoCommand.class,
            LoadCommand.class,
            ValidateCommand.class,
            RulesCommand.class,
            ShapesCommand.class,
            ReasonCommand.class,
            ServeCommand.class,
            QueryCommand.class,
            ExplainCommand.class,
            StatusCommand.class,
            HeldCommand.class,
            ReleaseCommand.class,
            RejectCommand.class,
            WaiveCommand.class,
            WaiversCommand.class,
            PreviewCommand.class,
            MapCommand.class,
            HelpCommand.class
        })
public final class Main {

    @Option(
            names = "--lang",
            paramLabel = "ko|en",
            scope = ScopeType.INHERIT,
            description = "Language of messages; by default that of the system. 메시지의 언어.")
    private String language = "";

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(out, err, isTerminal(), arguments));
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    }

    /// Runs one command; for tests.
    static int run(PrintStream out, PrintStream err, boolean terminal, String... arguments) {
        JenaSystem.init();
        Main main = new Main();
        CommandLine commands = new CommandLine(main);
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionStrategy(
                parsed -> {
                    Console console = new Console(out, err, main.locale(), terminal);
                    for (CommandLine command : parsed.asCommandLineList()) {
                        if (command.getCommand() instanceof DosiCommand dosi) {
                            dosi.use(console);
                        }
                    }
                    return new CommandLine.RunLast().execute(parsed);
                });
        commands.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (failure instanceof ProblemException wrong) {
                        new Console(out, err, main.locale(), terminal).problems(wrong.problems());
                        return ExitCode.of(wrong.problems().getFirst().code()).number();
                    }
                    failure.printStackTrace(err);
                    return ExitCode.FAULT.number();
                });
        return commands.execute(arguments);
    }

    private Locale locale() {
        return language.isEmpty() ? Locale.getDefault() : Locale.of(language);
    }
}
