// Talking to the server: SPARQL and the small JSON documents, with problems as values in both languages.

const UNREACHABLE = {
  code: "",
  message: {
    ko: "서버에 닿지 못했다. 서버가 떠 있는지, 연결이 되어 있는지 본다.",
    en: "The server cannot be reached. See whether it is running and connected.",
  },
};

export class ProblemError extends Error {
  constructor(problems, status) {
    super(problems[0].message.en);
    this.problems = problems;
    this.status = status;
  }
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (failed) {
    if (failed.name === "AbortError") throw failed;
    throw new ProblemError([UNREACHABLE], 0);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response) {
  const text = await response.text().catch(() => "");
  try {
    const document = JSON.parse(text);
    if (document.problems?.length) return new ProblemError(document.problems, response.status);
  } catch {
    // not ours: a proxy's page, for example
  }
  const told = `HTTP ${response.status}`;
  return new ProblemError([{ code: "", message: { ko: `서버가 ${told}로 답했다.`, en: `The server answered ${told}.` } }], response.status);
}

export async function json(address, options) {
  return read(await ask(address, options), (response) => response.json());
}

// A connection that breaks in the middle is the server's way to say that an answer was cut.
async function read(response, how) {
  try {
    return await how(response);
  } catch (failed) {
    if (failed.name === "AbortError") throw failed;
    throw new ProblemError([{ code: "", message: { ko: "답이 도중에 끊겼다. 다시 묻거나 질의를 좁힌다.", en: "The answer broke off. Ask again, or narrow the query." } }], 0);
  }
}

const kept = new Map();

/**
 * A JSON document that is fetched once for as long as the app is open.
 *
 * @param {(document) => boolean} whole whether it can be kept; otherwise it is fetched again when it is next wanted
 */
export function keptJson(address, whole = () => true) {
  if (!kept.has(address)) {
    const promise = json(address);
    promise.then(
      (document) => whole(document) || kept.delete(address),
      () => kept.delete(address),
    );
    kept.set(address, promise);
  }
  return kept.get(address);
}

const post = (query, accept, more = {}) =>
  ask("api/query", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept, ...more.headers },
    body: query,
    signal: more.signal,
  });

/** The solutions of a SELECT as objects from variable to RDF term. */
export async function select(query, signal) {
  const response = await post(query, "application/sparql-results+json", { signal });
  return (await read(response, (one) => one.json())).results.bindings;
}

const keptSelects = new Map();
export function keptSelect(query) {
  if (!keptSelects.has(query)) {
    const promise = select(query);
    promise.catch(() => keptSelects.delete(query));
    keptSelects.set(query, promise);
  }
  return keptSelects.get(query);
}

/** Runs any query: {kind: "solutions", vars, rows, partial} | {kind: "boolean", value} | {kind: "graph", text}. */
export async function run(query, { id, signal }) {
  const response = await post(query, "application/sparql-results+json, text/turtle;q=0.9", { signal, headers: { "X-Request-Id": id } });
  const partial = response.headers.get("Dosi-Partial");
  if ((response.headers.get("Content-Type") ?? "").includes("turtle")) {
    return { kind: "graph", text: await read(response, (one) => one.text()), partial };
  }
  const answer = await read(response, (one) => one.json());
  if ("boolean" in answer) return { kind: "boolean", value: answer.boolean };
  return { kind: "solutions", vars: answer.head.vars, rows: answer.results.bindings, partial: answer.partial ?? partial };
}

export function stop(id) {
  return fetch(`api/queries/${id}`, { method: "DELETE" }).catch(() => {});
}

export async function download(query, accept, name) {
  const response = await post(query, accept);
  save(await read(response, (one) => one.blob()), name);
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** An IRI as it may stand in a query; what cannot be one is refused before it is sent. */
export function iriRef(iri) {
  if (!/^[^\u0000-\u0020<>"{}|^`\\]+$/.test(iri)) {
    throw new ProblemError([{ code: "", message: { ko: `IRI가 아니다: "${iri}"`, en: `Not an IRI: "${iri}"` } }], 400);
  }
  return `<${iri}>`;
}

