// A query as a few lines of code in the languages that people use. Each is complete and runs as it stands.

const shellQuoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;
const backticked = (text) => text.replace(/[\\`]/g, "\\$&").replace(/\$\{/g, "\\${");
const pythonQuoted = (text) => `"""${text.replace(/\\/g, "\\\\").replace(/"""/g, '\\"\\"\\"').replace(/"$/, '\\"')}"""`;
const rRaw = (text) => {
  let dashes = "";
  while (text.includes(`)${dashes}"`)) dashes += "-";
  return `r"${dashes}(${text})${dashes}"`;
};

export const LANGUAGES = {
  curl: (address, query) => `curl ${shellQuoted(address)} \\
  -H 'Content-Type: application/sparql-query' -H 'Accept: text/csv' \\
  --data-binary ${shellQuoted(query)}`,
  Python: (address, query) => `import io
import pandas, requests

query = ${pythonQuoted(query)}
answer = requests.post(
    "${address}",
    data=query.encode(),
    headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"},
)
answer.raise_for_status()
print(pandas.read_csv(io.StringIO(answer.text)))`,
  JavaScript: (address, query) => `const query = \`${backticked(query)}\`;
const response = await fetch("${address}", {
  method: "POST",
  headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" },
  body: query,
});
if (!response.ok) throw new Error((await response.json()).detail);
const { results } = await response.json();
console.table(results.bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value]))));`,
  R: (address, query) => `library(httr2)

query <- ${rRaw(query)}
answer <- request("${address}") |>
  req_headers(Accept = "text/csv") |>
  req_body_raw(query, type = "application/sparql-query") |>
  req_perform()
print(read.csv(text = resp_body_string(answer)))`,
};

/** Formats to download, by what a query gives. */
export const FORMATS = {
  solutions: [
    ["CSV", "text/csv", "csv"],
    ["TSV", "text/tab-separated-values", "tsv"],
    ["JSON", "application/sparql-results+json", "json"],
    ["XML", "application/sparql-results+xml", "xml"],
  ],
  graph: [
    ["Turtle", "text/turtle", "ttl"],
    ["N-Triples", "application/n-triples", "nt"],
    ["JSON-LD", "application/ld+json", "jsonld"],
    ["RDF/XML", "application/rdf+xml", "rdf"],
  ],
};
FORMATS.boolean = FORMATS.solutions.slice(2);
