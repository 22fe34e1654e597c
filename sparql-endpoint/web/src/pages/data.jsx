// Data: the catalogue by city, and one dataset with its editions, findings and terms of use.
import { useState } from "preact/hooks";
import { json } from "../api.js";
import { catalogue } from "../catalogue.js";
import { Icon } from "../icons.jsx";
import { askHref, dataHref, exploreHref } from "../store.js";
import { both, count, day, moment, t, tCase } from "../texts.js";
import { Choices, Loaded, Problems, Title, useLoaded } from "../ui.jsx";

const PAGE = 50;
const SEVERITIES = ["violation", "warning", "info"];
const CLASS = { violation: "Violation", warning: "Warning", info: "Info" };

/** Findings as a short bar of three parts, with the numbers said. */
function Quality({ findings }) {
  const told = SEVERITIES.filter((severity) => findings[severity] > 0);
  if (!told.length) return <span class="soft">0</span>;
  return (
    <span class="quality">
      {told.map((severity) => (
        <span key={severity} class={`tag ${CLASS[severity]}`}>{tCase("severity", CLASS[severity])} {count(findings[severity])}</span>
      ))}
    </span>
  );
}

function Catalogue() {
  const [words, setWords] = useState("");
  const datasets = useLoaded(catalogue, []);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (dataset) => wanted.every((word) => `${dataset.id} ${dataset.title.ko} ${dataset.title.en}`.toLowerCase().includes(word));
  return (
    <div class="page">
      <header>
        <Title>{t("dataTitle")}</Title>
        <p class="lead">{t("dataLead")}</p>
        <input type="search" class="filter" aria-label={t("dataset")} placeholder={`${t("search")} …`} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </header>
      <Loaded from={datasets}>
        {({ cities }) => {
          const shown = cities.map((city) => ({ ...city, datasets: city.datasets.filter(fits) })).filter((city) => city.datasets.length);
          if (!shown.length) return <p class="soft" role="status">{words ? t("searchNone", words) : t("emptyBase")}</p>;
          return shown.map((city) => (
            <section key={city.id} class="city" aria-labelledby={`city-${city.id}`}>
              <h2 id={`city-${city.id}`}>{both(city.label)} <span class="soft">{count(city.datasets.length)}</span></h2>
              <div class="scroll" tabIndex={0} role="region" aria-label={both(city.label)}>
                <table class="plain-table catalogue">
                  <thead>
                    <tr><th scope="col">{t("dataset")}</th><th scope="col" class="number">{t("rows")}</th><th scope="col" class="number">{t("triples")}</th><th scope="col">{t("reference")}</th><th scope="col">{t("findings")}</th></tr>
                  </thead>
                  <tbody>
                    {city.datasets.map((dataset) => (
                      <tr key={dataset.id}>
                        <th scope="row"><a href={dataHref(dataset.id)}>{both(dataset.title)}</a></th>
                        <td class="number">{count(dataset.rows)}</td>
                        <td class="number">{count(dataset.triples)}</td>
                        <td>{day(dataset.reference)}</td>
                        <td><Quality findings={dataset.findings} /></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ));
        }}
      </Loaded>
    </div>
  );
}

function Finding({ finding }) {
  return (
    <li class="finding">
      <p><span class={`tag ${CLASS[finding.severity]}`}>{tCase("severity", CLASS[finding.severity])}</span> {both(finding.message) || finding.code} {finding.status !== "still-there" && finding.status !== "new" && <span class="tag">{tCase("findingStatus", finding.status)}</span>}</p>
      {finding.waiver && <p class="soft"><span class="tag">{t("waived", day(finding.waiver.until))}</span> {finding.waiver.reason}</p>}
      {finding.fix && <p class="fix"><Icon name="arrow" /> {both(finding.fix)}</p>}
      <p class="soft where">
        {finding.file && <span>{finding.rows.length ? t("row", finding.file, count(finding.rows[0])) : finding.file}{finding.rowCount > 1 ? ` … (${count(finding.rowCount)})` : ""}</span>}
        {finding.cells.slice(0, 3).map((cell, index) => (
          <span key={index}>{cell.column && `${t("column")} ${cell.column}`}{cell.published !== undefined && <> <code class="cell">{cell.published === "" ? "∅" : cell.published}</code></>}</span>
        ))}
        {finding.path && <span>{both(finding.path.label)}</span>}
        {finding.focus?.type === "iri" && <a href={exploreHref(finding.focus.value)}>{both(finding.focus.label) || finding.focus.value}</a>}
      </p>
    </li>
  );
}

function Findings({ id }) {
  const [severity, setSeverity] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const list = useLoaded((signal) => json(`api/datasets/${id}/findings?limit=${limit}${severity ? `&severity=${severity}` : ""}`, { signal }), [id, severity, limit]);
  return (
    <section aria-labelledby="findings">
      <div class="section-head">
        <h2 id="findings">{t("findings")}</h2>
        {list.value && (
          <Choices
            label={t("findings")}
            value={severity}
            onChoose={(value) => { setSeverity(value); setLimit(PAGE); }}
            options={[{ id: "", label: t("allFindings") }, ...SEVERITIES.map((one) => ({ id: one, disabled: !list.value.counts.severity[one], label: `${tCase("severity", CLASS[one])} ${count(list.value.counts.severity[one] ?? 0)}` }))]}
          />
        )}
      </div>
      <Loaded from={list}>
        {({ findings, total }) => (
          <>
            {findings.length === 0 && <p class="soft">{t("noFindings")}</p>}
            <ul class="findings">
              {findings.map((finding) => (
                <Finding key={finding.iri} finding={finding} />
              ))}
            </ul>
            {findings.length < total && (
              <p class="row-between">
                <span class="soft">{t("moreFindings", findings.length, total)}</span>
                <button type="button" onClick={() => setLimit(Math.min(limit + 200, 1000))}>{t("showMore")}</button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Editions({ editions }) {
  return (
    <section aria-labelledby="editions">
      <div class="section-head"><h2 id="editions">{t("editions")}</h2></div>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("editions")}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("reference")}</th><th scope="col">{t("loaded")}</th><th scope="col">{t("file")}</th>
              <th scope="col" class="number">{t("rows")}</th><th scope="col" class="number">{t("mapped")}</th><th scope="col" class="number">{t("quarantined")}</th><th scope="col" class="number">{t("skipped")}</th>
              <th scope="col" class="number">{t("triples")}</th><th scope="col">{t("findings")}</th><th scope="col">{t("gate")}</th>
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr key={edition.id}>
                <td>{day(edition.date) || "–"}</td>
                <td>{edition.at ? moment(edition.at) : "–"}</td>
                <td>{edition.files.map((file) => file.name).filter(Boolean).join(", ")}</td>
                <td class="number">{count(edition.rows.read)}</td><td class="number">{count(edition.rows.mapped)}</td><td class="number">{count(edition.rows.quarantined)}</td><td class="number">{count(edition.rows.skipped)}</td>
                <td class="number">{count(edition.triples)}</td>
                <td><Quality findings={edition.findings} /></td>
                <td>{edition.decision ? tCase("gateDecision", edition.decision) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Dataset({ id }) {
  const dataset = useLoaded((signal) => json(`api/datasets/${id.split("/").map(encodeURIComponent).join("/")}`, { signal }), [id]);
  if (dataset.error) {
    return (
      <div class="page narrow">
        <header><Title>{t("dataTitle")}</Title></header>
        <Problems error={dataset.error}><a href="data">{t("dataTitle")}</a></Problems>
      </div>
    );
  }
  return (
    <Loaded from={dataset}>
      {(told) => {
        const about = [[t("publisher"), told.publisher], [t("licence"), told.licence], [t("frequency"), told.schedule], [t("sensitivity"), told.sensitivity]].filter(([, value]) => value);
        const query = `SELECT ?type (COUNT(?thing) AS ?count)\nWHERE {\n  GRAPH <${told.graph}> { ?thing a ?type }\n}\nGROUP BY ?type\nORDER BY DESC(?count)`;
        const editions = told.editions ?? [told.edition].filter(Boolean);
        return (
          <div class="page">
            <header>
              <p><a href="data">{t("dataTitle")}</a>{told.city && <span class="soft"> / {both(told.city.label)}</span>}</p>
              <Title>{both(told.title)}</Title>
              <p class="lead">{both(told.description)}</p>
            </header>
            <dl class="about">
              <div><dt>{t("triples")}</dt><dd>{count(told.triples)}</dd></div>
              {told.edition && <div><dt>{t("rows")}</dt><dd>{count(told.edition.rows.read)}</dd></div>}
              {told.edition?.date && <div><dt>{t("reference")}</dt><dd>{day(told.edition.date)}</dd></div>}
              {about.map(([name, value]) => (
                <div key={name}><dt>{name}</dt><dd>{both(value.label)}</dd></div>
              ))}
              <div><dt>{t("identifier")}</dt><dd><code>{told.id}</code></dd></div>
            </dl>
            <p class="actions"><a class="button" href={askHref(query)}><Icon name="run" />{t("askDataset")}</a></p>
            {told.held && (
              <section class="notice" aria-labelledby="held">
                <h2 id="held">{t("heldEdition")}</h2>
                <ul>
                  {(told.held.reasons ?? []).map((reason, index) => (
                    <li key={index}>{both(reason.message)} {reason.fix && <span class="soft">{both(reason.fix)}</span>}</li>
                  ))}
                </ul>
              </section>
            )}
            {told.elsewhere.length > 0 && (
              <section aria-labelledby="elsewhere">
                <div class="section-head"><h2 id="elsewhere">{t("sameElsewhere")}</h2></div>
                <ul class="elsewhere">
                  {told.elsewhere.map((other) => (
                    <li key={other.id}><a href={dataHref(other.id)}>{both(other.title)}</a> {other.city && <span class="soft">{both(other.city.label)}</span>}</li>
                  ))}
                </ul>
              </section>
            )}
            <Findings id={told.id} />
            {editions.length > 0 && <Editions editions={editions} />}
          </div>
        );
      }}
    </Loaded>
  );
}

export default function Data({ params }) {
  const id = params.get("id");
  return id ? <Dataset id={id} key={id} /> : <Catalogue />;
}
