// API: what can be called, each with a form to call it, and recipes that run as they stand.
import { useState } from "preact/hooks";
import { json } from "../api.js";
import { LANGUAGES } from "../code.js";
import { PREFIXES } from "../rdf.js";
import { t } from "../texts.js";
import { Choices, CopyButton, Loaded, Title, useLoaded } from "../ui.jsx";

const QUERY = `SELECT ?name ?spaces
WHERE {
  ?lot a dosi:ParkingLot ; rdfs:label ?name ; dosi:parkingSpaces ?spaces .
}
ORDER BY DESC(?spaces)
LIMIT 10`;
const SHOWN_MAX = 6000;

function Try({ path, operation }) {
  const [values, setValues] = useState({});
  const [answer, setAnswer] = useState(null);
  const parameters = operation.parameters ?? [];
  const address = () => {
    const search = new URLSearchParams();
    let at = path.replace(/^\//, "");
    for (const { name, in: place } of parameters) {
      const value = values[name] ?? "";
      if (place === "path") at = at.replace(`{${name}}`, encodeURIComponent(value));
      else if (value !== "") search.set(name, value);
    }
    return search.size ? `${at}?${search}` : at;
  };
  const call = async (event) => {
    event.preventDefault();
    setAnswer({ text: t("loading") });
    try {
      const response = await fetch(address());
      const text = await response.text();
      let shown = text;
      try {
        shown = JSON.stringify(JSON.parse(text), null, 2);
      } catch {
        // not JSON: as it is
      }
      setAnswer({ status: response.status, text: shown.length > SHOWN_MAX ? `${shown.slice(0, SHOWN_MAX)}\n…` : shown });
    } catch (failed) {
      setAnswer({ text: String(failed.message) });
    }
  };
  return (
    <form class="try" onSubmit={call}>
      {parameters.map((parameter) => (
        <label key={parameter.name}>
          <span><code>{parameter.name}</code>{parameter.required && <span aria-hidden="true"> *</span>} <span class="soft">{parameter.description}</span></span>
          {parameter.schema?.enum ? (
            <select required={parameter.required} value={values[parameter.name] ?? ""} onChange={(event) => setValues({ ...values, [parameter.name]: event.currentTarget.value })}>
              <option value="" />
              {parameter.schema.enum.map((one) => <option key={one}>{one}</option>)}
            </select>
          ) : (
            <input type="text" required={parameter.required} spellcheck={false} value={values[parameter.name] ?? ""} onInput={(event) => setValues({ ...values, [parameter.name]: event.currentTarget.value })} />
          )}
        </label>
      ))}
      <p class="row-between"><code class="address">GET /{address()}</code><button type="submit">{t("tryIt")}</button></p>
      {answer && <pre class="code" tabIndex={0} role="status">{answer.status ? `${answer.status}\n` : ""}{answer.text}</pre>}
    </form>
  );
}

export default function ApiGuide() {
  const [chosen, setChosen] = useState("curl");
  const document_ = useLoaded((signal) => json("api/openapi.json", { signal }), []);
  const text = LANGUAGES[chosen](new URL("sparql", document.baseURI).href, QUERY);
  return (
    <div class="page">
      <header>
        <Title>{t("apiTitle")}</Title>
        <p class="lead">{t("apiLead")}</p>
      </header>
      <section aria-labelledby="recipes">
        <div class="section-head"><h2 id="recipes">{t("recipes")}</h2><Choices label={t("recipes")} value={chosen} onChoose={setChosen} options={Object.keys(LANGUAGES).map((id) => ({ id, label: id }))} /></div>
        <div class="recipe"><pre class="code" tabIndex={0}>{text}</pre><CopyButton text={text} /></div>
        <details>
          <summary>{t("prefixTable")}</summary>
          <pre class="code" tabIndex={0}>{Object.entries(PREFIXES).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join("\n")}</pre>
        </details>
      </section>
      <section aria-labelledby="operations">
        <div class="section-head"><h2 id="operations">{t("operations")}</h2><a href="api/openapi.json" target="_blank" rel="noopener">OpenAPI</a></div>
        <Loaded from={document_}>
          {(told) => (
            <ul class="operations">
              {Object.entries(told.paths).flatMap(([path, methods]) =>
                Object.entries(methods).filter(([method]) => method === "get").map(([method, operation]) => (
                  <li key={path + method}>
                    <details>
                      <summary><code class="method">{method.toUpperCase()}</code> <code>{path}</code> <span class="soft">{operation.summary ?? operation.description}</span></summary>
                      <Try path={path} operation={operation} />
                    </details>
                  </li>
                )),
              )}
            </ul>
          )}
        </Loaded>
      </section>
    </div>
  );
}
