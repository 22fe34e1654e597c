package dosi.loader;

/// The row that the terms of a text plan look at.
final class TextRow {

    final RowTerms terms;

    /// The terms of the row, behind one another.
    final Bytes spelt = new Bytes(1 << 12);

    /// Counts the rows; terms whose stamp is another one have to be made again.
    long stamp;

    /// Whether a value needs a closer look than the bytes allow.
    boolean doubtful;

    private final RowText text;

    TextRow(RowText text, RowTerms terms) {
        this.text = text;
        this.terms = terms;
    }

    /// Moves to the record; false where it is no row to be mapped, or where that is not for bytes to say.
    boolean moveTo(CsvCells cells) {
        stamp++;
        doubtful = false;
        spelt.clear();
        return text.read(cells) && terms.read(cells);
    }

    /// Whether what was made of the row must not count: something is wrong with it, or may be.
    boolean isDoubtful() {
        return doubtful || terms.isTroubled();
    }
}
