// The SPARQL editor: CodeMirror with a SPARQL mode, completion of our own, and errors at their place.
//
// It lives in a shadow root: there CodeMirror hands its styles over as style sheet objects, so the page needs no
// permission for styles in line.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completions } from "./completion.js";

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "0.9rem", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--accent)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--soft)", border: "none", paddingLeft: "0.35rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection": {
    backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)",
  },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--warm-soft)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", border: "1px solid var(--line)", borderRadius: "10px", boxShadow: "0 10px 28px rgb(10 25 25 / .18)", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", maxHeight: "17rem", minWidth: "20rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.22rem 0.7rem", display: "flex", gap: "0.8rem", alignItems: "baseline" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionLabel": { fontFamily: "var(--mono)" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent)", fontWeight: "700" },
  ".cm-completionDetail": { marginLeft: "auto", fontStyle: "normal", color: "var(--soft)", fontSize: "0.85rem" },
  ".cm-completionInfo": { padding: "0.6rem 0.8rem", maxWidth: "22rem", fontFamily: "var(--sans)", fontSize: "0.88rem", lineHeight: "1.55" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)", padding: "0.5rem 0.8rem", fontFamily: "var(--sans)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1.5px", textUnderlineOffset: "4px", backgroundColor: "var(--bad-soft)" },
  ".cm-lint-marker-error": { content: "none", width: "0.6rem", height: "0.6rem", borderRadius: "50%", backgroundColor: "var(--bad)", marginTop: "0.45rem" },
  ".cm-gutter-lint": { width: "0.9rem" },
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)", borderColor: "var(--line)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "650" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--ink)" },
  { tag: [tags.string, tags.number], color: "var(--warm)" },
  { tag: tags.comment, color: "var(--soft)" },
  { tag: tags.atom, color: "var(--accent)" },
  { tag: tags.operator, color: "var(--soft)" },
]);

/**
 * @param host the element that becomes the editor
 * @param {{text: string, label: () => string, onChange: (text: string) => void, onRun: () => void}} options
 */
export function createEditor(host, { text, label, onChange, onRun }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  const labels = new Compartment();
  const named = () => EditorView.contentAttributes.of({ "aria-label": label(), "aria-describedby": "" });
  const extensions = [
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    StreamLanguage.define(sparql),
    syntaxHighlighting(colours),
    autocompletion({ override: [completions], icons: false, maxRenderedOptions: 60 }),
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }])),
    // Tab takes an open completion; otherwise it leaves the editor, so that nobody is caught in it.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, { key: "Tab", run: acceptCompletion }]),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    labels.of(named()),
    theme,
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      onChange(update.state.doc.toString());
      if (update.transactions.some((one) => one.isUserEvent("input") || one.isUserEvent("delete"))) {
        view.dispatch(setDiagnostics(view.state, []));
      }
    }),
  ];
  const stateOf = (content) => EditorState.create({ doc: content, extensions });
  const view = new EditorView({ state: stateOf(text), parent: root, root });
  return {
    /** Shows another query, with a past of its own. */
    open(content) {
      view.setState(stateOf(content));
    },
    relabel() {
      view.dispatch({ effects: labels.reconfigure(named()) });
    },
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    complete: () => startCompletion(view),
    /** Marks problems at their line and column. */
    mark(problems, messageOf) {
      const { doc } = view.state;
      const diagnostics = problems
        .filter((problem) => problem.line >= 1 && problem.line <= doc.lines)
        .map((problem) => {
          const line = doc.line(problem.line);
          const from = Math.min(line.from + Math.max((problem.column || 1) - 1, 0), line.to);
          const word = /^[^\s{}().,;]+/.exec(doc.sliceString(from, line.to))?.[0].length ?? 1;
          const start = from === line.to && from > line.from ? from - 1 : from;
          return { from: start, to: Math.min(Math.max(from + word, start + 1), doc.length), severity: "error", message: messageOf(problem) };
        });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo(line, column) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const position = Math.min(at.from + Math.max((column || 1) - 1, 0), at.to);
      view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: "center" }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

