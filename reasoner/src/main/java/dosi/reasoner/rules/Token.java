package dosi.reasoner.rules;

/// One word of a file of rules.
///
/// @param text as written
/// @param value the IRI or string without its marks and with escapes resolved, the name of a variable, the tag of a language; else as written
/// @param line from 1
/// @param column from 1, in characters
/// @param end where the text ends in the file, in characters from 0
record Token(Kind kind, String text, String value, int line, int column, int end) {

    enum Kind {
        /// A bare word: a keyword, the name of a function, `a`, `true`.
        WORD,
        IRI,
        /// With its prefix; `value` has the escapes of the local name resolved.
        PREFIXED_NAME,
        BLANK_NODE,
        VARIABLE,
        STRING,
        LANGUAGE,
        INTEGER,
        DECIMAL,
        DOUBLE,
        /// Everything else, such as `{`, `<<(` or `:=`.
        SIGN,
        END
    }

    /// Whether this is the keyword, in upper or lower case.
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isNumber() {
        return switch (kind) {
            case INTEGER, DECIMAL, DOUBLE -> true;
            case WORD, IRI, PREFIXED_NAME, BLANK_NODE, VARIABLE, STRING, LANGUAGE, SIGN, END ->
                    false;
        };
    }
}
