// What the whole app shares: a language, a theme and a route, each a value that can be watched.
import { useEffect, useReducer } from "preact/hooks";

export function observable(value) {
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      watchers.forEach((watcher) => watcher(next));
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export function useValue(source) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  useEffect(() => source.watch(redraw), [source]);
  return source.get();
}

// Storage may be forbidden or full; the app then forgets, and works.
export const memory = {
  get(key, otherwise) {
    try {
      const text = localStorage.getItem(`dosi.${key}`);
      return text === null ? otherwise : JSON.parse(text);
    } catch {
      return otherwise;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`dosi.${key}`, JSON.stringify(value));
    } catch {
      // forgotten
    }
  },
};

const preferred = navigator.languages?.some((one) => one.startsWith("ko")) ? "ko" : "en";
export const language = observable(memory.get("lang", preferred) === "ko" ? "ko" : "en");
export const theme = observable(memory.get("theme", "system"));

function applyLanguage(value) {
  document.documentElement.lang = value;
  memory.set("lang", value);
}
function applyTheme(value) {
  document.documentElement.style.colorScheme = value === "system" ? "" : value;
  memory.set("theme", value);
}
language.watch(applyLanguage);
theme.watch(applyTheme);
document.documentElement.lang = language.get();
applyTheme(theme.get());

// All pages stand beside each other (`…/ask`, `…/data`), so relative addresses work below any path of a proxy.
export const PAGES = ["home", "ask", "questions", "explore", "data", "ontology", "api-guide"];

function routeOf(url) {
  const name = url.pathname.split("/").pop();
  const page = name === "" || name === "index.html" ? "home" : name;
  return { page: PAGES.includes(page) ? page : "missing", params: url.searchParams, hash: url.hash };
}

export const route = observable(routeOf(new URL(location.href)));

export function navigate(href, { replace = false, quiet = false } = {}) {
  const url = new URL(href, document.baseURI);
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  if (!quiet) {
    route.set(routeOf(url));
    if (!replace) scrollTo(0, 0);
  }
}

addEventListener("popstate", () => route.set(routeOf(new URL(location.href))));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  const here = new URL("./", document.baseURI);
  if (url.origin !== here.origin || !url.pathname.startsWith(here.pathname) || routeOf(url).page === "missing") return;
  if (url.pathname === location.pathname && url.search === location.search && url.hash) return;
  event.preventDefault();
  navigate(url.href);
});

export const homeHref = "./";
export const exploreHref = (iri) => `explore?iri=${encodeURIComponent(iri)}`;
export const askHref = (query, view) => `ask?query=${encodeURIComponent(query)}${view ? `&view=${view}` : ""}`;
export const dataHref = (id) => (id ? `data?id=${encodeURIComponent(id)}` : "data");
export const termHref = (iri) => (iri ? `ontology?term=${encodeURIComponent(iri)}` : "ontology");
