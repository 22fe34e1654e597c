// Small parts that several pages share.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { language } from "./store.js";
import { t } from "./texts.js";

/** Fetches when a dependency changes: {value, error, loading, again}. An answer that comes too late is dropped. */
export function useLoaded(load, dependencies) {
  const [state, setState] = useState({ loading: true });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const controller = new AbortController();
    setState((before) => ({ loading: true, value: before.value }));
    Promise.resolve()
      .then(() => load(controller.signal))
      .then(
        (value) => current && setState({ value, loading: false }),
        (error) => current && error.name !== "AbortError" && setState({ error, loading: false }),
      );
    return () => {
      current = false;
      controller.abort();
    };
  }, [...dependencies, attempt]);
  return { ...state, again: useCallback(() => setAttempt((n) => n + 1), []) };
}

/** What went wrong, in the language that is chosen, with its code and what to do. */
export function Problems({ error, children }) {
  const problems = error.problems ?? [{ code: "", message: { ko: String(error.message), en: String(error.message) } }];
  return (
    <div class="problem" role="alert">
      {problems.map((problem) => (
        <p key={problem.code + problem.line}>{problem.message[language.get()]}</p>
      ))}
      {children}
    </div>
  );
}

export function Loaded({ from, children, quiet }) {
  if (from.error) {
    return (
      <Problems error={from.error}>
        <button type="button" onClick={from.again}>
          {t("again")}
        </button>
      </Problems>
    );
  }
  if (from.value === undefined) return quiet ? null : <p class="soft loading" role="status">{t("loading")}</p>;
  return children(from.value);
}

/** The heading of a page takes the focus when the page is entered, so that a screen reader says where one is. */
export function Title({ children, ...more }) {
  return (
    <h1 tabIndex={-1} {...more}>
      {children}
    </h1>
  );
}

export function Dialog({ title, onClose, children, wide }) {
  const dialog = useRef();
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} class={wide ? "wide" : ""} aria-label={title} onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      <header class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="plain" onClick={() => dialog.current.close()}>
          {t("close")}
        </button>
      </header>
      {children}
    </dialog>
  );
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function CopyButton({ text }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <button type="button" class="small" onClick={async () => setDone(await copy(text))}>
      <span aria-live="polite">{done ? t("copied") : t("copy")}</span>
    </button>
  );
}

/** A list of choices of which one holds, moved through by the arrow keys. */
export function Choices({ label, options, value, onChoose }) {
  const list = useRef();
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const usable = options.filter((option) => !option.disabled);
    const next = usable[(usable.findIndex((option) => option.id === value) + step + usable.length) % usable.length];
    onChoose(next.id);
    requestAnimationFrame(() => list.current?.querySelector("[aria-checked=true]")?.focus());
  };
  return (
    <div class="choices" role="radiogroup" aria-label={label} ref={list} onKeyDown={move}>
      {options.map((option) => (
        <button
          type="button"
          role="radio"
          key={option.id}
          aria-checked={option.id === value}
          tabIndex={option.id === value ? 0 : -1}
          disabled={option.disabled}
          onClick={() => onChoose(option.id)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
