// The catalogue: datasets with their cities and current editions, by one query that every page shares.
import { keptSelect } from "./api.js";

const DATASETS = `SELECT ?id ?dataset ?city ?cityKo ?cityEn ?titleKo ?titleEn ?reference ?rows ?triples ?violations ?warnings ?infos ?loaded ?follows ?theme
WHERE {
  GRAPH graph:catalogue {
    ?dataset a dcat:Dataset ; <http://purl.org/dc/terms/identifier> ?id ; dosi:city ?of ; dosi:currentEdition ?edition .
    ?of <http://purl.org/dc/terms/identifier> ?city ; rdfs:label ?cityKo, ?cityEn .
    ?dataset <http://purl.org/dc/terms/title> ?titleKo, ?titleEn .
    FILTER (LANG(?cityKo) = "ko" && LANG(?cityEn) = "en" && LANG(?titleKo) = "ko" && LANG(?titleEn) = "en")
    ?edition dosi:rowsRead ?rows ; dosi:tripleCount ?triples ;
      dosi:violationCount ?violations ; dosi:warningCount ?warnings ; dosi:infoCount ?infos ; prov:wasGeneratedBy/prov:endedAtTime ?loaded .
    OPTIONAL { ?edition dosi:referenceDate ?reference }
    OPTIONAL { ?dataset dosi:follows ?follows }
    OPTIONAL { ?dataset dcat:theme ?theme }
  }
}
ORDER BY ?city ?id`;

/** Cities, each with its datasets; the nationwide one last. */
export async function catalogue() {
  const rows = await keptSelect(DATASETS);
  const datasets = new Map();
  for (const row of rows) {
    if (datasets.has(row.id.value)) continue;
    datasets.set(row.id.value, {
      id: row.id.value,
      iri: row.dataset.value,
      city: row.city.value,
      cityLabel: { ko: row.cityKo.value, en: row.cityEn.value },
      title: { ko: row.titleKo.value, en: row.titleEn.value },
      reference: row.reference?.value,
      follows: row.follows?.value,
      theme: row.theme?.value,
      loaded: row.loaded.value,
      rows: Number(row.rows.value),
      triples: Number(row.triples.value),
      findings: { violation: Number(row.violations.value), warning: Number(row.warnings.value), info: Number(row.infos.value) },
    });
  }
  const cities = new Map();
  for (const dataset of datasets.values()) {
    if (!cities.has(dataset.city)) cities.set(dataset.city, { id: dataset.city, label: dataset.cityLabel, datasets: [] });
    cities.get(dataset.city).datasets.push(dataset);
  }
  return {
    datasets: [...datasets.values()],
    cities: [...cities.values()].sort((a, b) => (a.id === "national") - (b.id === "national") || a.label.ko.localeCompare(b.label.ko, "ko")),
  };
}
