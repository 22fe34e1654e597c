package dosi.cli;

import java.util.ArrayList;
import java.util.List;

/// A block between fences of a Markdown page.
///
/// @param words what stands behind the opening fence: the language first
/// @param line the line of the opening fence
record FencedBlock(List<String> words, int line, String text) {

    private static final String FENCE = "```";

    String language() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /// The blocks of a page in their order.
    static List<FencedBlock> of(String page) {
        List<FencedBlock> blocks = new ArrayList<>();
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            int opened = i;
            StringBuilder text = new StringBuilder();
            for (i++; !lines.get(i).equals(FENCE); i++) {
                text.append(lines.get(i)).append('\n');
            }
            String info = lines.get(opened).substring(FENCE.length()).strip();
            blocks.add(
                    new FencedBlock(
                            info.isEmpty() ? List.of() : List.of(info.split(" +")),
                            opened + 1,
                            text.toString()));
        }
        return blocks;
    }
}
