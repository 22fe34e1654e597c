// Search over everything: things of the graph, terms, codes, datasets and questions, best first.
import { json, ProblemError } from "./api.js";
import { dataHref, exploreHref, termHref } from "./store.js";
import { both } from "./texts.js";

const LIMIT = 20;
const WAITING = "QUERY-323";
const ATTEMPTS = 15;
const ATTEMPT_MILLISECONDS = 800;

const DATASETS = "https://w3id.org/dosi/dataset/";

function hrefOf(hit) {
  switch (hit.kind) {
    case "question":
      return `questions?id=${encodeURIComponent(hit.iri)}`;
    case "dataset":
      return hit.iri.startsWith(DATASETS) ? dataHref(hit.iri.slice(DATASETS.length)) : exploreHref(hit.iri);
    case "term":
      return termHref(hit.iri);
    default:
      return exploreHref(hit.iri);
  }
}

/** Hits as {key, kind, label, detail, href}. Right after its start the server still makes the index; that is waited for. */
export async function search(text, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      const { hits } = await json(`api/search?limit=${LIMIT}&q=${encodeURIComponent(text)}`, { signal });
      return hits.map((hit) => ({ key: hit.iri, kind: hit.kind, label: both(hit.label), detail: hit.kind === "entity" ? both(hit.type?.label) : "", href: hrefOf(hit) }));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problems[0].code !== WAITING || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, ATTEMPT_MILLISECONDS));
      signal.throwIfAborted();
    }
  }
}
