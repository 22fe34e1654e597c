"use strict";

const texts = {
  ko: {
    ask: "묻기", queryLabel: "SPARQL 질의", run: "실행", runHint: "Ctrl + Enter", download: "내려받기",
    questions: "준비된 질문", datasets: "자료", footer: "SPARQL 1.1 질의를 받는 주소:", other: "English",
    asking: "묻는 중 …", rows: (n, ms) => `${n.toLocaleString("ko")}행, ${ms} ms`,
    yes: "예", no: "아니요", triples: (n) => `트리플 ${n.toLocaleString("ko")}개`,
    summary: (s) => `도시 ${s.cities}곳, 자료 ${s.datasets}가지, 트리플 ${s.triples.toLocaleString("ko")}개`,
    unreachable: "서버에 닿지 못했다. 서버가 떠 있는지 본다.", none: "해당하는 것이 없다."
  },
  en: {
    ask: "Ask", queryLabel: "SPARQL query", run: "Run", runHint: "Ctrl + Enter", download: "Download",
    questions: "Ready questions", datasets: "Datasets", footer: "SPARQL 1.1 queries are answered at", other: "한국어",
    asking: "Asking …", rows: (n, ms) => `${n.toLocaleString("en")} rows, ${ms} ms`,
    yes: "yes", no: "no", triples: (n) => `${n.toLocaleString("en")} triples`,
    summary: (s) => `${s.cities} cities, ${s.datasets} datasets, ${s.triples.toLocaleString("en")} triples`,
    unreachable: "The server cannot be reached. See whether it is running.", none: "Nothing matches."
  }
};

const byId = (id) => document.getElementById(id);
let language = localStorage.getItem("dosi.language") || (navigator.language.startsWith("ko") ? "ko" : "en");
let questions = [];
let datasets = [];
let status = null;
let current = null;

const t = (key, ...values) => {
  const text = texts[language][key];
  return typeof text === "function" ? text(...values) : text;
};

function translate() {
  document.documentElement.lang = language;
  document.querySelectorAll("[data-t]").forEach((element) => { element.textContent = t(element.dataset.t); });
  byId("language").textContent = t("other");
  byId("language").lang = language === "ko" ? "en" : "ko";
  if (status) byId("summary").textContent = t("summary", status);
  byId("about").textContent = current ? current.about[language] : "";
  byId("questions").replaceChildren(...questions.map((question) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = question.title[language];
    if (question === current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => { choose(question); run(); });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  byId("datasets").replaceChildren(...datasets.map((dataset) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const size = document.createElement("span");
    name.textContent = dataset.title[language];
    name.title = dataset.id;
    size.textContent = t("triples", dataset.triples);
    item.append(name, size);
    return item;
  }));
}

function choose(question) {
  current = question;
  byId("query").value = question.query;
  translate();
}

const prefixes = [
  ["https://w3id.org/dosi/ns/", "dosi:"], ["https://w3id.org/dosi/code/", "dcode:"], ["https://w3id.org/dosi/id/", "did:"],
  ["https://w3id.org/dosi/dataset/", "dataset:"], ["https://w3id.org/dosi/graph/", "graph:"]
];

function shown(node) {
  if (!node) return "";
  if (node.type !== "uri") return node.value;
  const known = prefixes.find(([iri]) => node.value.startsWith(iri));
  return known ? known[1] + node.value.slice(known[0].length) : node.value;
}

function table(answer) {
  const result = document.createElement("table");
  const isNumber = (node) => node && node.type === "literal" && /#(integer|decimal|double|long|int)$/.test(node.datatype || "");
  const head = result.createTHead().insertRow();
  answer.head.vars.forEach((name) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    if (answer.results.bindings.some((binding) => isNumber(binding[name]))) cell.className = "number";
    head.append(cell);
  });
  const body = result.createTBody();
  answer.results.bindings.forEach((binding) => {
    const row = body.insertRow();
    answer.head.vars.forEach((name) => {
      const cell = row.insertCell();
      const node = binding[name];
      cell.textContent = shown(node);
      if (node && node.type === "uri") cell.title = node.value;
      if (isNumber(node)) cell.className = "number";
    });
  });
  return result;
}

async function run() {
  const message = byId("message");
  const result = byId("result");
  message.className = "";
  message.textContent = t("asking");
  byId("run").disabled = true;
  const began = performance.now();
  try {
    const response = await fetch("api/query", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json", "Accept-Language": language },
      body: byId("query").value
    });
    const text = await response.text();
    if (!response.ok) {
      result.replaceChildren();
      message.className = "bad";
      message.textContent = problem(text);
      return;
    }
    const took = Math.round(performance.now() - began);
    if ((response.headers.get("Content-Type") || "").includes("turtle")) {
      const pre = document.createElement("pre");
      pre.textContent = text;
      result.replaceChildren(pre);
      message.textContent = `${took} ms`;
      return;
    }
    const answer = JSON.parse(text);
    if ("boolean" in answer) {
      result.replaceChildren();
      message.textContent = `${answer.boolean ? t("yes") : t("no")}, ${took} ms`;
      return;
    }
    const count = answer.results.bindings.length;
    result.replaceChildren(count ? table(answer) : document.createTextNode(t("none")));
    message.textContent = t("rows", count, took);
  } catch (unreachable) {
    message.className = "bad";
    message.textContent = t("unreachable");
  } finally {
    byId("run").disabled = false;
  }
}

function problem(text) {
  try {
    return JSON.parse(text).problems.map((one) => one.message[language]).join("\n");
  } catch (notJson) {
    return text;
  }
}

async function download(event) {
  event.preventDefault();
  const format = event.currentTarget.dataset.format;
  const response = await fetch("api/query", {
    method: "POST", headers: { "Content-Type": "application/sparql-query", "Accept": format }, body: byId("query").value
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${current ? current.id : "answer"}.${format.includes("csv") ? "csv" : format.includes("json") ? "json" : "xml"}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function start() {
  byId("run").addEventListener("click", run);
  byId("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  byId("language").addEventListener("click", () => {
    language = language === "ko" ? "en" : "ko";
    localStorage.setItem("dosi.language", language);
    translate();
  });
  document.querySelectorAll("[data-format]").forEach((link) => link.addEventListener("click", download));
  translate();
  const [gotQuestions, gotStatus] = await Promise.all([fetch("api/questions"), fetch("api/status")].map((request) => request.then((response) => response.json())));
  questions = gotQuestions;
  status = gotStatus;
  datasets = gotStatus.list;
  const wanted = new URLSearchParams(location.search).get("question");
  choose(questions.find((question) => question.id === wanted) || questions[0] ||
    { id: "", about: { ko: "", en: "" }, query: "SELECT ?type (COUNT(*) AS ?count) { ?thing a ?type } GROUP BY ?type ORDER BY DESC(?count)" });
  if (wanted) run();
}

start();
