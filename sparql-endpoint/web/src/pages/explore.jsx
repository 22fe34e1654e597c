// Explore: what is known of one thing, what was told and what follows from it, with the proof of each inference.
import { useEffect, useMemo, useState } from "preact/hooks";
import { iriRef, json, select } from "../api.js";
import { lazy } from "../lazy.jsx";
import { shortIri } from "../rdf.js";
import { SearchBox } from "../searchbox.jsx";
import { askHref, dataHref, exploreHref, language, memory, navigate, termHref } from "../store.js";
import { both, count, t } from "../texts.js";
import { CopyButton, Loaded, Problems, Title, useLoaded } from "../ui.jsx";

const ChartView = lazy(() => import("../views/chart.jsx"));
const MapView = lazy(() => import("../views/map.jsx"));
const MORE = 500;
const ROWS_SHOWN = 8;
const NS = "https://w3id.org/dosi/ns/";
const WKT_LITERAL = "http://www.opengis.net/ont/geosparql#wktLiteral";

const nameOf = (node) => (node.type === "iri" && t("wellKnown")[shortIri(node.value)]) || both(node.label) || (node.type === "literal" ? node.value : shortIri(node.value));

/** An object as /api/explain takes it: an IRI, or a literal as in Turtle. */
function objectText(fact) {
  if (fact.type === "iri") return fact.value;
  const quoted = `"${fact.value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
  return fact.language ? `${quoted}@${fact.language}` : fact.datatype ? `${quoted}^^<${fact.datatype}>` : quoted;
}

export function NodeView({ node }) {
  if (node.type === "iri") return <a href={exploreHref(node.value)} title={node.value}>{nameOf(node)}</a>;
  if (node.type === "blank") return <span class="soft">[ ]</span>;
  return <span class="literal">{node.value}{node.cut ? "…" : ""}</span>;
}

const Property = ({ property }) => {
  const name = nameOf({ type: "iri", value: property.iri, label: property.label });
  return property.iri.startsWith(NS) ? <a href={termHref(property.iri)} title={property.iri}>{name}</a> : <span title={property.iri}>{name}</span>;
};

function Origins({ origins }) {
  return (
    <ul class="origins">
      {origins.map((origin) => (
        <li key={origin.iri}>
          {origin.dataset ? <a href={dataHref(origin.dataset)}>{both(origin.label)}</a> : <span>{both(origin.label)}</span>}
          {origin.rows.map((place) => (
            <span class="tag" key={place.file + place.row}>{t("row", place.file, count(place.row))}</span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A fact and why it holds; premises that were inferred themselves are shown below it, down to files and rows. */
function ProofNode({ proof }) {
  return (
    <li class={proof.inferred ? "inferred" : ""}>
      <p class="statement">
        <NodeView node={proof.subject} /> <span class="predicate">{nameOf(proof.predicate)}</span> <NodeView node={proof.object} />
        {proof.axiom && <span class="tag term">{t("ontology")}</span>}
      </p>
      {proof.asserted?.length > 0 && <Origins origins={proof.asserted} />}
      {proof.inferred && (
        <>
          <p class="soft sentence">{both(proof.inferred.sentence)} <span class="tag">{shortIri(proof.inferred.rule)}</span></p>
          <ul>
            {proof.inferred.premises.map((premise, index) => (
              <ProofNode proof={premise} key={index} />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function Why({ subject, property, fact }) {
  const proof = useLoaded((signal) => json(`api/explain?s=${encodeURIComponent(subject)}&p=${encodeURIComponent(property)}&o=${encodeURIComponent(objectText(fact))}`, { signal }), []);
  return (
    <div class="proof" role="region" aria-label={t("proof")}>
      <Loaded from={proof}>{(told) => <ul class="proof-tree"><ProofNode proof={told} /></ul>}</Loaded>
    </div>
  );
}

function Value({ iri, property, fact, direction, titles }) {
  const [open, setOpen] = useState(false);
  const [subject, object] = direction === "out" ? [iri, fact] : [fact.value, { type: "iri", value: iri }];
  const askable = !fact.cut && fact.type !== "blank";
  const sources = fact.graphs.map((graph) => titles.get(graph)).filter(Boolean);
  return (
    <li class={fact.inferred ? "inferred" : ""}>
      <div class="value">
        <NodeView node={fact} />
        {fact.language && <span class="lang">{fact.language}</span>}
        <span class="value-end">
          {fact.inferred ? <span class="tag inferred">{t("inferred")}</span> : sources.length > 0 && <span class="source soft" title={sources.join(", ")}>{sources[0]}{sources.length > 1 ? ` +${sources.length - 1}` : ""}</span>}
          {askable && (
            <button type="button" class="link why" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t("hideWhy") : fact.inferred ? t("why") : t("source")}
            </button>
          )}
        </span>
      </div>
      {open && <Why subject={subject} property={property} fact={object} />}
    </li>
  );
}

function Group({ iri, group, direction, titles, withInferred }) {
  const [more, setMore] = useState(null);
  const values = (more ?? group.values).filter((fact) => withInferred || !fact.inferred);
  if (!values.length) return null;
  const fetchMore = () =>
    json(`api/entity/facts?iri=${encodeURIComponent(iri)}&property=${encodeURIComponent(group.property.iri)}&direction=${direction}&limit=${MORE}`).then(
      (list) => setMore(list.values),
      (error) => setMore(Object.assign(group.values.slice(), { error })),
    );
  return (
    <div class="fact">
      <dt><Property property={group.property} /></dt>
      <dd>
        <ul>
          {values.map((fact) => (
            <Value key={fact.type + fact.value + fact.language + fact.datatype} iri={iri} property={group.property.iri} fact={fact} direction={direction} titles={titles} />
          ))}
        </ul>
        {more?.error && <Problems error={more.error} />}
        {!more && group.count > group.values.length && (
          <button type="button" class="link" onClick={fetchMore}>{t("moreNeighbours", group.count)}</button>
        )}
      </dd>
    </div>
  );
}

function Sources({ sources }) {
  if (!sources.length) return null;
  return (
    <section class="side">
      <h2>{t("sourceRows")}</h2>
      <ul class="sources">
        {sources.map((source) => (
          <li key={source.dataset + source.file}>
            <a href={dataHref(source.dataset)}>{both(source.title)}</a>
            <span class="soft">{t("row", source.file, `${source.rows.slice(0, ROWS_SHOWN).map(count).join(", ")}${source.rowCount > ROWS_SHOWN ? " …" : ""}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const FEATURE = "http://www.w3.org/ns/sosa/hasFeatureOfInterest";

/** What was observed of the thing, a chart for each observed property. */
function Observations({ iri }) {
  const [chosen, setChosen] = useState(null);
  const lang = language.get();
  const query = `SELECT ?time ?value ?property
WHERE {
  ?observation sosa:hasFeatureOfInterest ${iriRef(iri)} ;
    sosa:resultTime ?time ;
    sosa:observedProperty ?observed ;
    dosi:value ?value .
  OPTIONAL { ?observed skos:prefLabel|rdfs:label ?name FILTER (LANG(?name) = "${lang}") }
  BIND (COALESCE(STR(?name), STR(?observed)) AS ?property)
}
ORDER BY ?time
LIMIT 5000`;
  const rows = useLoaded((signal) => select(query, signal), [query]);
  const properties = useMemo(() => [...new Set((rows.value ?? []).map((row) => row.property.value))].sort(), [rows.value]);
  const property = properties.includes(chosen) ? chosen : properties[0];
  const answer = useMemo(() => ({ kind: "solutions", vars: ["time", "value"], rows: (rows.value ?? []).filter((row) => row.property.value === property) }), [rows.value, property]);
  if (rows.error || answer.rows.length < 2) return null;
  return (
    <section class="observations" aria-labelledby="observations">
      <div class="row-between">
        <h2 id="observations">{t("observations")}</h2>
        <select aria-label={t("observations")} value={property} onChange={(event) => setChosen(event.currentTarget.value)}>
          {properties.map((one) => <option key={one}>{one}</option>)}
        </select>
      </div>
      <ChartView answer={answer} plain />
      <p><a href={askHref(query, "chart")}>{t("askAbout")}</a></p>
    </section>
  );
}

function Entity({ entity }) {
  const [withInferred, setWithInferred] = useState(memory.get("inferred", true));
  const titles = new Map(entity.graphs.map((graph) => [graph.iri, both(graph.label)]));
  const geometries = entity.geometry.filter((one) => one.wkt);
  const place = { kind: "solutions", vars: ["wkt"], rows: geometries.map((one) => ({ wkt: { type: "literal", value: one.wkt, datatype: WKT_LITERAL } })) };
  const [answer] = useState(place);
  const known = entity.outgoing.length + entity.incoming.length > 0;
  const query = `SELECT ?property ?value ?graph\nWHERE {\n  GRAPH ?graph { ${iriRef(entity.iri)} ?property ?value }\n}`;
  const anyInferred = [...entity.outgoing, ...entity.incoming].some((group) => group.values.some((fact) => fact.inferred));
  const groups = (list, direction) => list.map((group) => <Group key={group.property.iri} iri={entity.iri} group={group} direction={direction} titles={titles} withInferred={withInferred} />);
  return (
    <div class="page">
      <header>
        <ul class="types" aria-label={t("types")}>
          {entity.types.map((type) => (
            <li key={type.iri}><a href={type.iri.startsWith(NS) ? termHref(type.iri) : exploreHref(type.iri)} class={`tag ${type.inferred ? "inferred" : "dataset"}`} title={type.inferred ? `${type.iri} (${t("inferred")})` : type.iri}>{both(type.label)}</a></li>
          ))}
        </ul>
        <Title>{both(entity.label)}</Title>
        <p class="iri"><code>{entity.iri}</code> <CopyButton text={entity.iri} /></p>
        {entity.definition && <p class="lead">{both(entity.definition)}</p>}
      </header>
      {!known && <p class="notice">{t("unknownThing")}</p>}
      <div class="entity-page">
        <section aria-labelledby="facts">
          {entity.incoming.some((group) => group.property.iri === FEATURE) && <Observations iri={entity.iri} />}
          <div class="row-between fact-head">
            <h2 id="facts">{t("facts")}</h2>
            {anyInferred && (
              <label class="check">
                <input type="checkbox" checked={withInferred} onChange={(event) => { setWithInferred(event.currentTarget.checked); memory.set("inferred", event.currentTarget.checked); }} />
                {t("showInferred")}
              </label>
            )}
          </div>
          <dl class="facts">{groups(entity.outgoing, "out")}</dl>
          {entity.incoming.length > 0 && (
            <>
              <h2 class="incoming">{t("neighbours")}</h2>
              <dl class="facts">{groups(entity.incoming, "in")}</dl>
            </>
          )}
        </section>
        <aside>
          {geometries.length > 0 && (
            <section class="side">
              <h2>{t("onMap")}</h2>
              <MapView answer={answer} small />
            </section>
          )}
          <Sources sources={entity.sources} />
          <p><a class="button" href={askHref(query)}>{t("askAbout")}</a></p>
        </aside>
      </div>
    </div>
  );
}

function Start() {
  const [iri, setIri] = useState("");
  return (
    <div class="page narrow explore-start">
      <header>
        <Title>{t("exploreTitle")}</Title>
        <p class="lead">{t("exploreLead")}</p>
      </header>
      <SearchBox large />
      <form class="iri-form" onSubmit={(event) => { event.preventDefault(); if (iri.trim()) navigate(exploreHref(iri.trim())); }}>
        <label for="iri">IRI</label>
        <input id="iri" type="text" value={iri} spellcheck={false} placeholder="did:area/2700000000" onInput={(event) => setIri(event.currentTarget.value)} />
        <button type="submit">{t("show")}</button>
      </form>
    </div>
  );
}

function One({ iri }) {
  const entity = useLoaded((signal) => json(`api/entity?iri=${encodeURIComponent(iri)}`, { signal }), [iri]);
  useEffect(() => {
    if (entity.value) document.title = `${both(entity.value.label)} · Dosi 도시`;
  });
  if (entity.error) {
    return (
      <div class="page narrow">
        <header><Title>{t("exploreTitle")}</Title><p class="iri"><code>{iri}</code></p></header>
        <Problems error={entity.error}><button type="button" onClick={entity.again}>{t("again")}</button></Problems>
      </div>
    );
  }
  if (!entity.value || entity.loading) return <p class="page soft loading" role="status">{t("loading")}</p>;
  return <Entity entity={entity.value} key={entity.value.iri} />;
}

export default function Explore({ params }) {
  const iri = params.get("iri");
  return iri ? <One iri={iri} key={iri} /> : <Start />;
}

