package dosi.cli;

/// The exit codes of the command; `docs/command-line.md` lists them.
enum ExitCode {
    /// Everything was done.
    DONE(0),
    /// Done, and the data has violations, or an edition was held.
    VIOLATIONS(1),
    /// The call itself was wrong: unknown option, name or triple.
    USAGE(2),
    /// Input could not be used: a file, a mapping, a query.
    BAD_INPUT(3),
    /// The surroundings are wrong: folder not writable, port taken.
    ENVIRONMENT(4),
    /// A fault of Dosi itself.
    FAULT(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The code for a problem, from the room and the number of its code.
    static ExitCode of(String problemCode) {
        return switch (problemCode) {
            case "QUERY-201", "CLI-201", "CLI-203", "CLI-204" -> ENVIRONMENT;
            case "CLI-101",
                    "CLI-102",
                    "CLI-105",
                    "CLI-107",
                    "CLI-108",
                    "CLI-109",
                    "CLI-110",
                    "CLI-111",
                    "HUB-401",
                    "HUB-404",
                    "CLI-112",
                    "CLI-113",
                    "CLI-114",
                    "CLI-115",
                    "CLI-116",
                    "HUB-501",
                    "HUB-502",
                    "HUB-504",
                    "HUB-505",
                    "HUB-506",
                    "HUB-507" ->
                    USAGE;
            default -> problemCode.startsWith("HUB-1") ? ENVIRONMENT : BAD_INPUT;
        };
    }
}
