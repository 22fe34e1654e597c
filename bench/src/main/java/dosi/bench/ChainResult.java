package dosi.bench;

import java.util.Locale;

/// What one workload gave.
///
/// @param reasonSeconds negative where reasoning was left out
/// @param peakMebibytes largest resident set of the process
record ChainResult(
        String file,
        long rows,
        long triples,
        double readSeconds,
        double compareSeconds,
        double validateSeconds,
        double commitSeconds,
        double reasonSeconds,
        long peakMebibytes) {

    String write() {
        return String.join(
                "\t",
                file,
                Long.toString(rows),
                Long.toString(triples),
                Double.toString(readSeconds),
                Double.toString(compareSeconds),
                Double.toString(validateSeconds),
                Double.toString(commitSeconds),
                Double.toString(reasonSeconds),
                Long.toString(peakMebibytes));
    }

    static ChainResult read(String line) {
        String[] cells = line.strip().split("\t", -1);
        return new ChainResult(
                cells[0],
                Long.parseLong(cells[1]),
                Long.parseLong(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]),
                Long.parseLong(cells[8]));
    }

    /// A row of the table in `RESULTS.md`.
    String row() {
        double chain = readSeconds + compareSeconds + validateSeconds + commitSeconds;
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.1f | %.1f | %.1f | %.1f | %s | %,.0f | %,.0f | %,d |%n",
                file,
                rows,
                triples,
                readSeconds,
                compareSeconds,
                validateSeconds,
                commitSeconds,
                reasonSeconds < 0 ? "-" : String.format(Locale.ROOT, "%.1f", reasonSeconds),
                rows / chain,
                triples / chain,
                peakMebibytes);
    }
}
