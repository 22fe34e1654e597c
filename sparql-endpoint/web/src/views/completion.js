// Completion that knows the graph: prefixes, classes and properties with Korean and English labels, variables of the
// query, keywords. A term is found by its name and by either label, so 주차장 leads to dosi:ParkingLot.
import { PREFIXES, shortIri } from "../rdf.js";
import { language } from "../store.js";
import { terms } from "../terms.js";

const KEYWORDS = ("SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH VALUES BIND MINUS EXISTS SERVICE ORDER BY GROUP HAVING LIMIT OFFSET ASC DESC " +
  "CONSTRUCT DESCRIBE ASK PREFIX BASE FROM NAMED AS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI CONCAT CONTAINS " +
  "STRSTARTS STRENDS STRLEN SUBSTR REPLACE REGEX LCASE UCASE COALESCE IF ABS ROUND FLOOR CEIL YEAR MONTH DAY HOURS NOT IN")
  .split(" ")
  .filter((word) => word !== "SERVICE")
  .map((label) => ({ label, type: "keyword", boost: -20 }));

const SNIPPETS = [
  { label: "geof:distance(?a, ?b, uom:metre)", type: "function", boost: -10 },
];

async function knownTerms() {
  const { classes, properties } = await terms();
  return [...classes, ...properties].map((term) => ({
    name: shortIri(term.iri),
    kind: term.kind,
    label: term.label,
    about: term.definition,
    uses: term.used ?? 0,
  }));
}

/** Where in a triple the cursor stands, as far as the tokens before it tell: a class after "a", else a property or both. */
function wanted(before) {
  const tail = before.replace(/"(?:\\.|[^"\\])*"|<[^>]*>|#.*/g, "x").replace(/[^\s{}.;,()]*$/, "");
  if (/(^|[\s;{])(a|rdf:type)\s+$/.test(tail) || /(^|[\s;{])(a|rdf:type)\s+[^;.{}]*,\s*$/.test(tail)) return "class";
  if (/;\s*$/.test(tail) || /(^|[.{]\s*)[?$:<\w][^\s{}.;,]*\s+$/.test(tail)) return "property";
  return "any";
}

export async function completions(context) {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) {
    const names = new Set(context.state.doc.toString().match(/[?$]\w+/g));
    names.delete(variable.text);
    return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
  }
  const word = context.matchBefore(/[\p{L}\p{N}_\-:]+/u);
  if (!word && !context.explicit) return null;
  const typed = word?.text ?? "";
  const line = context.state.doc.lineAt(context.pos);
  if (/#/.test(line.text.slice(0, context.pos - line.from).replace(/<[^>]*>/g, ""))) return null;
  const before = context.state.sliceDoc(Math.max(0, context.pos - 400), context.pos);
  const place = wanted(before);
  const needle = typed.toLowerCase();
  const known = await knownTerms().catch(() => []);
  if (context.aborted) return null;
  const lang = language.get();
  const options = [];
  for (const term of known) {
    if (place !== "any" && term.kind !== place) continue;
    const local = term.name.slice(term.name.indexOf(":") + 1).toLowerCase();
    const fits = term.name.toLowerCase().includes(needle) || local.startsWith(needle) || term.label.ko.includes(typed) || term.label.en.toLowerCase().includes(needle);
    if (!fits) continue;
    options.push({
      label: term.name,
      detail: `${term.label[lang]}${term.uses ? ` · ${term.uses.toLocaleString(lang)}` : ""}`,
      info: term.about?.[lang],
      type: term.kind,
      boost: (local.startsWith(needle) || term.name.toLowerCase().startsWith(needle) ? 30 : 0) + Math.min(Math.log2(term.uses + 1), 18) + (term.name.startsWith("dosi:") ? 8 : 0),
    });
  }
  if (place === "any") {
    for (const keyword of [...KEYWORDS, ...SNIPPETS]) if (keyword.label.toLowerCase().startsWith(needle)) options.push(keyword);
  }
  if (!typed.includes(":")) {
    for (const [prefix, namespace] of Object.entries(PREFIXES)) {
      if (prefix.startsWith(needle)) options.push({ label: `${prefix}:`, detail: namespace, type: "namespace", boost: -30 });
    }
  }
  options.sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0) || a.label.localeCompare(b.label));
  return { from: word ? word.from : context.pos, options: options.slice(0, 200), filter: false };
}
