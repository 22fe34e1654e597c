// Ask: an editor that knows the graph, tabs, history, and the answer as table, map or chart.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { download, ProblemError, run, stop } from "../api.js";
import { FORMATS, LANGUAGES } from "../code.js";
import { Icon } from "../icons.jsx";
import { askHref, language, memory, navigate, useValue } from "../store.js";
import { moment, t } from "../texts.js";
import { Choices, copy, CopyButton, Dialog, Problems, Title } from "../ui.jsx";
import { Results, ViewChoice } from "../views/results.jsx";

const FIRST = `SELECT ?name ?spaces ?wkt
WHERE {
  ?lot a dosi:ParkingLot ;
    rdfs:label ?name ;
    dosi:parkingSpaces ?spaces ;
    geo:hasGeometry/geo:asWKT ?wkt .
}
ORDER BY DESC(?spaces)
LIMIT 200`;
const HISTORY_MAX = 60;
const TABS_MAX = 12;

const newId = () => `web-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

function firstTabs(params) {
  const kept = memory.get("tabs", null);
  const tabs = Array.isArray(kept?.tabs) && kept.tabs.length ? kept.tabs.filter((tab) => tab && typeof tab.query === "string") : [];
  if (!tabs.length) tabs.push({ id: newId(), number: 1, query: FIRST });
  let active = tabs.some((tab) => tab.id === kept?.active) ? kept.active : tabs[0].id;
  const given = params.get("query");
  if (given !== null) {
    const same = tabs.find((tab) => tab.query === given);
    const tab = same ?? { id: newId(), number: Math.max(0, ...tabs.map((one) => one.number ?? 0)) + 1, query: given };
    if (params.get("view")) tab.view = params.get("view");
    if (!same) tabs.push(tab);
    active = tab.id;
  }
  return { tabs: tabs.slice(-TABS_MAX), active };
}

function keptHistory() {
  const kept = memory.get("history", []);
  return Array.isArray(kept) ? kept.filter((entry) => entry && typeof entry.query === "string") : [];
}

// Answers outlive the page: who comes back from Explore finds them as they were.
const answers = new Map();

function Editor({ tab, onChange, onRun, onReady, editor }) {
  const host = useRef();
  const [ready, setReady] = useState(false);
  const lang = useValue(language);
  const latest = useRef({});
  latest.current = { onChange, onRun, onReady };
  useEffect(() => {
    let closed = false;
    import("../views/editor.js").then(({ createEditor }) => {
      if (closed) return;
      editor.current = createEditor(host.current, {
        text: tab.query,
        label: () => t("editorLabel"),
        onChange: (text) => latest.current.onChange(text),
        onRun: () => latest.current.onRun(),
      });
      setReady(true);
    });
    return () => {
      closed = true;
      editor.current?.close();
      editor.current = null;
    };
  }, []);
  useEffect(() => {
    if (ready && editor.current.text() !== tab.query) editor.current.open(tab.query);
  }, [ready, tab.id]);
  useEffect(() => {
    if (!ready) return;
    editor.current.relabel();
    latest.current.onReady();
  }, [ready, lang]);
  return <div class="editor" ref={host} />;
}

function History({ onChoose, onClose }) {
  const [entries, setEntries] = useState(keptHistory);
  return (
    <Dialog title={t("history")} onClose={onClose} wide>
      <div class="dialog-body">
        {entries.length === 0 && <p class="soft">{t("historyEmpty")}</p>}
        <ul class="history">
          {entries.map((entry) => (
            <li key={entry.at + entry.query}>
              <button type="button" onClick={() => onChoose(entry.query)}>
                <code>{entry.query.replace(/\s+/g, " ").slice(0, 220)}</code>
                <span class="soft">
                  {moment(entry.at)}
                  {entry.rows !== undefined && ` · ${t("rowsTook", entry.rows, entry.ms)}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {entries.length > 0 && (
          <button type="button" class="small" onClick={() => { memory.set("history", []); setEntries([]); }}>
            {t("clearHistory")}
          </button>
        )}
      </div>
    </Dialog>
  );
}

export function AsCode({ query, onClose }) {
  const [chosen, setChosen] = useState("curl");
  const text = LANGUAGES[chosen](new URL("sparql", document.baseURI).href, query);
  return (
    <Dialog title={t("asCode")} onClose={onClose} wide>
      <div class="dialog-body">
        <div class="row-between">
          <Choices label={t("asCode")} value={chosen} onChoose={setChosen} options={Object.keys(LANGUAGES).map((id) => ({ id, label: id }))} />
          <CopyButton text={text} />
        </div>
        <pre class="code" tabIndex={0}>{text}</pre>
      </div>
    </Dialog>
  );
}

export default function Ask({ params }) {
  const [{ tabs, active }, setState] = useState(() => firstTabs(params));
  const [, redraw] = useState(0);
  const [dialog, setDialog] = useState(null);
  const [now, setNow] = useState(0);
  const [said, setSaid] = useState("");
  const editor = useRef();
  const tab = tabs.find((one) => one.id === active);
  const answer = answers.get(tab.id);
  const running = answer?.running;
  const current = useRef();
  current.current = active;

  useEffect(() => memory.set("tabs", { tabs, active }), [tabs, active]);
  useEffect(() => {
    if (params.get("query") !== null) {
      setState(() => firstTabs(params));
      navigate("ask", { replace: true, quiet: true });
    }
  }, [params]);
  useEffect(() => {
    if (!running) return undefined;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [running]);

  const change = useCallback((id, part) => setState((state) => ({ ...state, tabs: state.tabs.map((one) => (one.id === id ? { ...one, ...part } : one)) })), []);
  const show = (id, value) => {
    answers.set(id, value);
    redraw((n) => n + 1);
  };

  const start = async (target = tab) => {
    if (answers.get(target.id)?.running) return;
    const query = target.id === tab.id && editor.current ? editor.current.text() : target.query;
    const controller = new AbortController();
    const id = newId();
    const began = performance.now();
    editor.current?.mark([], () => "");
    setSaid("");
    show(target.id, { running: { id, controller, began }, before: answers.get(target.id)?.result });
    const remember = (more) => {
      const entries = keptHistory().filter((entry) => entry.query !== query);
      memory.set("history", [{ query, at: new Date().toISOString(), ...more }, ...entries].slice(0, HISTORY_MAX));
    };
    try {
      const result = await run(query, { id, signal: controller.signal });
      const ms = Math.round(performance.now() - began);
      show(target.id, { result, query, ms });
      remember(result.kind === "solutions" ? { rows: result.rows.length, ms } : { ms });
    } catch (error) {
      if (error.name === "AbortError") return show(target.id, { cancelled: true });
      if (!(error instanceof ProblemError)) console.error(error);
      show(target.id, { error, query });
      remember({});
      if (target.id === current.current) editor.current?.mark(error.problems ?? [], (problem) => problem.message[language.get()]);
    }
  };
  const markError = () => {
    const { error } = answers.get(tab.id) ?? {};
    if (error) editor.current?.mark(error.problems ?? [], (problem) => problem.message[language.get()]);
  };
  const cancel = () => {
    stop(running.id);
    running.controller.abort();
  };
  const open = (query, more = {}) => {
    const fresh = { id: newId(), number: Math.max(0, ...tabs.map((one) => one.number ?? 0)) + 1, query, ...more };
    setState({ tabs: [...tabs, fresh].slice(-TABS_MAX), active: fresh.id });
    return fresh;
  };
  const close = (id) => {
    answers.get(id)?.running?.controller.abort();
    answers.delete(id);
    const rest = tabs.filter((one) => one.id !== id);
    const left = rest.length ? rest : [{ id: newId(), number: 1, query: FIRST }];
    setState({ tabs: left, active: id === active ? left[Math.max(0, tabs.findIndex((one) => one.id === id) - 1)].id : active });
  };
  const share = async () => {
    const address = new URL(askHref(editor.current?.text() ?? tab.query, tab.view), document.baseURI).href;
    if (await copy(address)) setSaid(t("copied"));
    else setDialog({ kind: "link", address });
  };

  // A shared link asks at once; the answer is what was shared.
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current && params.get("query") !== null && params.get("run") !== "no") start(tab);
    asked.current = true;
  }, []);

  const result = answer?.result;
  const formats = result ? FORMATS[result.kind] : [];
  return (
    <div class="page full ask">
      <Title class="hidden">{t("askTitle")}</Title>
      <div class="tabs">
        <ul aria-label={t("tabs")}>
          {tabs.map((one) => {
            const name = one.name ?? t("tabName", one.number ?? 1);
            return (
              <li key={one.id} class={one.id === active ? "on" : ""}>
                <button type="button" aria-current={one.id === active ? "true" : undefined} onClick={() => setState({ tabs, active: one.id })}>
                  {name}
                </button>
                {tabs.length > 1 && (
                  <button type="button" class="shut" aria-label={t("closeTab", name)} onClick={() => close(one.id)}>
                    <Icon name="close" />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
        <button type="button" class="plain small" onClick={() => { open("SELECT * WHERE {\n  ?s ?p ?o .\n}\nLIMIT 20"); requestAnimationFrame(() => editor.current?.focus()); }}>
          <Icon name="plus" />
          {t("newTab")}
        </button>
      </div>
      <section class="editor-frame" aria-label={t("editorLabel")}>
        <Editor tab={tab} editor={editor} onReady={markError} onRun={() => start()} onChange={(query) => change(active, { query })} />
        <div class="bar">
          {running ? (
            <button type="button" class="primary stop" onClick={cancel}>
              <Icon name="stop" />
              {t("cancel")}
            </button>
          ) : (
            <button type="button" class="primary" onClick={() => start()}>
              <Icon name="run" />
              {t("run")}
            </button>
          )}
          <span class="hint soft">{t("editorHelp")}</span>
          <span class="bar-end">
            <span class="soft" role="status">{said}</span>
            <button type="button" class="plain" onClick={() => setDialog({ kind: "history" })}>
              <Icon name="clock" />
              {t("history")}
            </button>
            <button type="button" class="plain" onClick={share}>
              <Icon name="share" />
              {t("share")}
            </button>
            <button type="button" class="plain" onClick={() => setDialog({ kind: "code" })}>
              <Icon name="code" />
              {t("asCode")}
            </button>
          </span>
        </div>
      </section>
      <section class="answer" aria-label={t("results")} aria-busy={!!running}>
        <div class="answer-head" hidden={!!answer?.error}>
          <p role="status" class="soft">
            {running && t("running", Math.max(0, Math.floor((now - running.began) / 1000)))}
            {answer?.cancelled && t("cancelled")}
            {result && (result.kind === "solutions" ? t("rowsTook", result.rows.length, answer.ms) : t("took", answer.ms))}
            {!answer && t("noResults")}
          </p>
          {result && <ViewChoice answer={result} view={tab.view} onView={(view) => change(active, { view })} />}
          {result && (
            <label class="download">
              <Icon name="download" />
              <span class="hidden">{t("download")}</span>
              <select
                value=""
                onChange={(event) => {
                  const format = formats[Number(event.currentTarget.value)];
                  event.currentTarget.value = "";
                  if (format) download(answer.query, format[1], `dosi-answer.${format[2]}`).catch((error) => show(tab.id, { error, query: answer.query }));
                }}
              >
                <option value="" disabled selected>{t("download")}</option>
                {formats.map(([name], index) => (
                  <option key={name} value={index}>{name}</option>
                ))}
              </select>
            </label>
          )}
        </div>
        {answer?.error && (
          <Problems error={answer.error}>
            {answer.error.problems?.[0].line >= 1 && (
              <button type="button" class="small" onClick={() => editor.current.goTo(answer.error.problems[0].line, answer.error.problems[0].column)}>
                {t("goThere")}: {t("at", answer.error.problems[0].line, Math.max(answer.error.problems[0].column, 1))}
              </button>
            )}
          </Problems>
        )}
        {result && <Results answer={result} view={tab.view} />}
      </section>
      {dialog?.kind === "history" && <History onClose={() => setDialog(null)} onChoose={(query) => { open(query); setDialog(null); }} />}
      {dialog?.kind === "code" && <AsCode query={editor.current?.text() ?? tab.query} onClose={() => setDialog(null)} />}
      {dialog?.kind === "link" && (
        <Dialog title={t("share")} onClose={() => setDialog(null)}>
          <div class="dialog-body">
            <label>
              {t("copyByHand")}
              <input readOnly value={dialog.address} class="wide" onFocus={(event) => event.currentTarget.select()} />
            </label>
          </div>
        </Dialog>
      )}
    </div>
  );
}
