// Search over everything: things of the graph, terms, datasets and questions, best first.
import { keptJson, select, stringLiteral } from "./api.js";
import { catalogue } from "./catalogue.js";
import { dataHref, exploreHref, language, termHref } from "./store.js";
import { both } from "./texts.js";

const LIMIT = 20;

function rank(text, words) {
  const lower = text.toLowerCase();
  if (!words.every((word) => lower.includes(word))) return -1;
  return (lower === words.join(" ") ? 3 : lower.startsWith(words[0]) ? 2 : 1) - lower.length / 1000;
}

const things = (words) => `SELECT ?iri (SAMPLE(?name) AS ?label) (SAMPLE(?kind) AS ?type) (SAMPLE(?of) AS ?graph)
WHERE {
  { SELECT ?iri ?name ?of WHERE {
      GRAPH ?of { ?iri rdfs:label ?name }
      FILTER (isIRI(?iri) && ?of != graph:inferred && ?of != graph:catalogue)
      ${words.map((word) => `FILTER (CONTAINS(LCASE(STR(?name)), ${stringLiteral(word)}))`).join("\n      ")}
    } ORDER BY STRLEN(STR(?name)) LIMIT 40 }
  OPTIONAL { GRAPH ?of { ?iri a ?kind } }
}
GROUP BY ?iri`;

/** Hits as {key, kind, label, detail, href}. */
export async function search(text, signal) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  if (!words.length) return [];
  const [rows, { datasets }, questions] = await Promise.all([select(things(words), signal), catalogue(), keptJson("api/questions")]);
  const hits = [];
  for (const row of rows) {
    if (!row.iri) continue;
    const term = row.graph.value.endsWith("/graph/ontology");
    hits.push({
      key: row.iri.value,
      kind: term ? "term" : "entity",
      label: row.label.value,
      type: row.type?.value,
      href: term && row.iri.value.startsWith("https://w3id.org/dosi/ns/") ? termHref(row.iri.value) : exploreHref(row.iri.value),
      rank: rank(row.label.value, words) + (term ? 0.2 : 0),
    });
  }
  for (const dataset of datasets) {
    const score = Math.max(rank(dataset.title.ko, words), rank(dataset.title.en, words), rank(dataset.id, words));
    if (score > 0) hits.push({ key: dataset.iri, kind: "dataset", label: both(dataset.title), detail: dataset.cityLabel[language.get()], href: dataHref(dataset.id), rank: score + 0.5 });
  }
  for (const question of questions) {
    const score = Math.max(rank(question.title.ko, words), rank(question.title.en, words));
    if (score > 0) hits.push({ key: question.id, kind: "question", label: both(question.title), href: `questions?id=${encodeURIComponent(question.id)}`, rank: score + 0.3 });
  }
  return hits.sort((a, b) => b.rank - a.rank).slice(0, LIMIT);
}
