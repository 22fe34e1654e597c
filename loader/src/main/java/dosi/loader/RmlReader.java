package dosi.loader;

/// Reads mappings written in RML.
final class RmlReader {

    private final MappingDraft draft;

    RmlReader(MappingDraft draft, String base) {
        this.draft = draft;
        if (base.isEmpty()) {
            throw new IllegalArgumentException("no base IRI");
        }
    }

    Mapping read(String text) {
        return draft.finish();
    }
}
