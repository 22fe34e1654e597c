// Ontology: the tree of classes and the properties beside the page of one term.
import { useMemo, useState } from "preact/hooks";
import { json } from "../api.js";
import { shortIri } from "../rdf.js";
import { askHref, dataHref, exploreHref, termHref } from "../store.js";
import { terms } from "../terms.js";
import { both, count, t, tCase } from "../texts.js";
import { Loaded, Problems, Title, useLoaded } from "../ui.jsx";

const byLabel = (a, b) => both(a.label).localeCompare(both(b.label));

function treeOf(classes) {
  const known = new Map(classes.map((term) => [term.iri, { term, below: [] }]));
  const roots = [];
  for (const node of known.values()) {
    const above = (node.term.superClasses ?? []).map((one) => known.get(one.iri)).filter((one) => one && one !== node);
    if (above.length) above.forEach((one) => one.below.push(node));
    else roots.push(node);
  }
  return roots;
}

const Entry = ({ term, chosen }) => (
  <a href={termHref(term.iri)} aria-current={term.iri === chosen ? "true" : undefined}>
    {both(term.label)}
    {term.used > 0 && <span class="soft"> {count(term.used)}</span>}
  </a>
);

function Branch({ node, chosen, path }) {
  const below = node.below.filter((one) => !path.has(one.term.iri)).sort((a, b) => byLabel(a.term, b.term));
  const next = new Set(path).add(node.term.iri);
  return (
    <li>
      <Entry term={node.term} chosen={chosen} />
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <Branch key={one.term.iri} node={one} chosen={chosen} path={next} />
          ))}
        </ul>
      )}
    </li>
  );
}

function List({ terms, chosen }) {
  const [words, setWords] = useState("");
  const tree = useMemo(() => treeOf(terms.classes), [terms]);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (term) => wanted.every((word) => `${term.iri} ${term.label.ko} ${term.label.en}`.toLowerCase().includes(word));
  const found = wanted.length ? [...terms.classes, ...terms.properties].filter(fits).sort(byLabel) : null;
  return (
    <nav class="terms" aria-label={t("ontologyTitle")}>
      <input type="search" aria-label={t("filterTerms")} placeholder={t("filterTerms")} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      {found ? (
        <>
          <p class="soft" role="status">{found.length ? t("termCount", found.length) : t("searchNone", words)}</p>
          <ul>{found.slice(0, 300).map((term) => <li key={term.iri}><Entry term={term} chosen={chosen} /></li>)}</ul>
        </>
      ) : (
        <>
          <h2>{t("classTree")}</h2>
          <ul>{tree.sort((a, b) => byLabel(a.term, b.term)).map((node) => <Branch key={node.term.iri} node={node} chosen={chosen} path={new Set()} />)}</ul>
          <details>
            <summary>{t("properties")} ({count(terms.properties.length)})</summary>
            <ul>{terms.properties.toSorted(byLabel).map((term) => <li key={term.iri}><Entry term={term} chosen={chosen} /></li>)}</ul>
          </details>
        </>
      )}
    </nav>
  );
}

const Names = ({ title, names }) =>
  names?.length ? (
    <div>
      <dt>{title}</dt>
      <dd><ul class="names">{names.map((one) => <li key={one.iri}><a href={termHref(one.iri)} title={one.iri}>{both(one.label)}</a></li>)}</ul></dd>
    </div>
  ) : null;

function Term({ iri }) {
  const term = useLoaded((signal) => json(`api/term?iri=${encodeURIComponent(iri)}`, { signal }), [iri]);
  if (term.error) return <Problems error={term.error}><a href={exploreHref(iri)}>{t("explore")}</a></Problems>;
  return (
    <Loaded from={term}>
      {(told) => {
        const name = told.name ?? shortIri(told.iri);
        const query = told.kind === "class" ? `SELECT ?thing ?name\nWHERE {\n  ?thing a ${name} .\n  OPTIONAL { ?thing rdfs:label ?name }\n}\nLIMIT 200` : `SELECT ?thing ?value\nWHERE {\n  ?thing ${name} ?value .\n}\nLIMIT 200`;
        return (
          <article>
            <p class="soft"><code>{name}</code> · {told.kind === "class" ? tCase("termKind", "class") : told.kind === "property" ? tCase("termKind", told.literals ? "datatype" : "object") : told.kind}</p>
            <h2 class="term-name">{both(told.label)}</h2>
            {told.definition && <p class="lead">{both(told.definition)}</p>}
            <dl class="about term-about">
              {told.used > 0 && <div><dt>{t("usedHere")}</dt><dd>{told.kind === "class" ? t("members", told.used) : t("uses", told.used)}</dd></div>}
              <Names title={t("broader")} names={[...(told.superClasses ?? []), ...(told.superProperties ?? []), ...(told.broader ?? [])]} />
              <Names title={t("narrower")} names={[...(told.subClasses ?? []), ...(told.subProperties ?? []), ...(told.narrower ?? [])]} />
              <Names title={t("domain")} names={told.domain} />
              <Names title={t("range")} names={told.range} />
              <Names title={t("ofClass")} names={told.properties} />
              <Names title={tCase("kind", "term")} names={[...(told.codes ?? []), ...(told.terms ?? [])]} />
              {told.datasets?.length > 0 && <div><dt>{t("datasetsUsing")}</dt><dd><ul class="names">{told.datasets.map((one) => <li key={one.id}><a href={dataHref(one.id)}>{both(one.title)}</a> <span class="soft">{count(one.used)}</span></li>)}</ul></dd></div>}
              {told.examples?.length > 0 && <div><dt>{t("examples")}</dt><dd><ul class="names">{told.examples.map((one) => <li key={one.iri}><a href={exploreHref(one.iri)}>{both(one.label)}</a></li>)}</ul></dd></div>}
            </dl>
            <p class="actions">
              {["class", "property"].includes(told.kind) && <a class="button" href={askHref(query)}>{t("ask")}</a>}
              <a class="button" href={exploreHref(told.iri)}>{t("explore")}</a>
            </p>
          </article>
        );
      }}
    </Loaded>
  );
}

export default function Ontology({ params }) {
  const all = useLoaded(terms, []);
  const chosen = params.get("term");
  return (
    <div class="page">
      <header>
        <Title>{t("ontologyTitle")}</Title>
        <p class="lead">{t("ontologyLead")}</p>
      </header>
      <Loaded from={all}>
        {(told) => (
          <div class={`ontology ${chosen ? "chosen" : ""}`}>
            <List terms={told} chosen={chosen} />
            {chosen ? <Term iri={chosen} key={chosen} /> : <p class="soft choose">{t("chooseTerm")}</p>}
          </div>
        )}
      </Loaded>
    </div>
  );
}
