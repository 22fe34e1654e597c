// The main paths of every page in a real browser, in Korean and English: node browser.mjs ADDRESS BROWSER SCREENSHOTS.
// Prints one JSON object a line for each check: {"name", "error"}; a check without error has passed.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { join } from "node:path";
import { inspect, promisify } from "node:util";
import { chromium } from "playwright-core";
import { LANGUAGES } from "../src/code.js";

const [address, executablePath, screenshots] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WAIT = 20_000;
mkdirSync(screenshots, { recursive: true });

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function opened({ lang = "ko", width = 1280, height = 900, dark = false, base = address } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: lang === "ko" ? "ko-KR" : "en-GB",
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => /content security policy/i.test(message.text()) && page.faults.push(message.text()));
  page.on("request", (made) => !made.url().startsWith(base) && !/^(data|blob):/.test(made.url()) && page.faults.push(`a request to ${made.url()}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => (globalThis.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`));
  });
  page.visit = (path) => page.goto(base + path, { waitUntil: "load" });
  return page;
}

function must(truth, told) {
  if (!truth) throw new Error(told);
}

async function mustShow(page, text) {
  await page.getByText(text, { exact: false }).filter({ visible: true }).first().waitFor();
}

/** No fault, nothing that the policy refused, nothing serious for who cannot see or point, no text beyond the edge. */
async function mustBeSound(page, { seenBefore = false } = {}) {
  const violations = await page.evaluate(() => globalThis.violations ?? []);
  must(violations.length === 0, `refused by the content security policy: ${violations.join("; ")}`);
  must(page.faults.length === 0, page.faults.join("; "));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  must(over <= 1, `the page is ${over} pixels wider than the window`);
  if (seenBefore) return; // the same content was looked at in another width or view: not twice
  // By the debugger: the policy of the page itself lets no foreign script in.
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  const serious = found.filter((one) => ["serious", "critical"].includes(one.impact));
  must(serious.length === 0, serious.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 160)} (${node.failureSummary?.replace(/\s+/g, " ").slice(0, 200)})`).slice(0, 3).join(" | ")}`).join("\n"));
}

const shot = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });
const asking = (query, more = "") => `ask?query=${encodeURIComponent(query)}${more}`;

const PLACES = 'SELECT ?name ?spaces ?wkt { ?lot a dosi:ParkingLot ; rdfs:label ?name ; dosi:parkingSpaces ?spaces ; geo:hasGeometry/geo:asWKT ?wkt } ORDER BY DESC(?spaces) LIMIT 60';
const BARS = "SELECT ?name ?spaces { ?lot a dosi:ParkingLot ; rdfs:label ?name ; dosi:parkingSpaces ?spaces } ORDER BY DESC(?spaces) LIMIT 12";
const HOSTILE = `SELECT ?a ?n ?wkt { VALUES (?a ?n ?wkt) {
  ("<img src=x onerror=globalThis.broken=1>" 3 "POINT(128.6 35.87)"^^geo:wktLiteral)
  ("</td><script>globalThis.broken=1</script>" 2 "POINT(128.5 35.86)"^^geo:wktLiteral)
  (<javascript:globalThis.broken=1> 1 "POINT(oops"^^geo:wktLiteral)
  ("\\u202Eabc' onmouseover='globalThis.broken=1" 4 "POINT(36.5 127.3)"^^geo:wktLiteral) } }`;
const LONG = "SELECT ?n { VALUES ?a {0 1 2 3 4 5 6 7 8 9} VALUES ?b {0 1 2 3 4 5 6 7 8 9} VALUES ?c {0 1 2 3 4 5 6 7 8 9} VALUES ?d {0 1 2 3 4 5 6 7 8 9} BIND(?a*1000+?b*100+?c*10+?d AS ?n) } ORDER BY ?n";
const ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

const editorText = (page) => page.locator(".cm-content");

const checks = {
  async "home tells what there is, in both languages, and remembers the choice"() {
    const page = await opened();
    await page.visit("");
    await mustShow(page, "도시가 아는 것을 묻는다");
    await page.locator(".figure").first().waitFor();
    await page.locator(".cities h3").first().waitFor();
    await mustBeSound(page);
    await shot(page, "home-wide-ko");
    await page.locator("#language").click();
    await mustShow(page, "Ask what the city knows");
    must((await page.getAttribute("html", "lang")) === "en", "the language of the document stayed Korean");
    await page.reload();
    await mustShow(page, "Ask what the city knows");
    return page;
  },
  async "home on a phone in the dark"() {
    const page = await opened({ lang: "en", width: 390, height: 844, dark: true });
    await page.visit("");
    await page.locator(".cities h3").first().waitFor();
    await mustBeSound(page);
    await shot(page, "home-narrow-en-dark");
    return page;
  },
  async "search leads by keyboard to a thing, and says when there is none"() {
    const page = await opened();
    await page.visit("");
    await page.locator("#search").focus();
    await page.keyboard.type("주차장");
    await page.locator("#search-hits [role=option]").first().waitFor();
    await mustBeSound(page);
    await shot(page, "search-wide-ko");
    await page.keyboard.press("ArrowDown");
    const label = await page.locator("[aria-selected=true]").getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href.endsWith(label.replace(/^\.\//, "")));
    await page.visit("");
    await page.fill("#search", "qzxwqzxw");
    await mustShow(page, "에 맞는 것이 없다");
    return page;
  },
  async "a query is answered on the map, as chart and as table"() {
    const page = await opened();
    await page.visit(asking(PLACES));
    await page.locator(".map canvas").first().waitFor();
    await mustShow(page, /^\d+곳/);
    await mustBeSound(page);
    await shot(page, "ask-map-wide-ko");
    await page.getByRole("radio", { name: "표" }).click();
    await page.locator(".table tbody tr").first().waitFor();
    await page.getByRole("radio", { name: "그림" }).click();
    await page.locator(".chart canvas").waitFor();
    await mustBeSound(page, { seenBefore: true });
    return page;
  },
  async "a chart in English on a phone"() {
    const page = await opened({ lang: "en", width: 390, height: 1100 });
    await page.visit(asking(BARS));
    await page.locator(".chart canvas").waitFor();
    await page.waitForTimeout(150);
    await mustBeSound(page);
    await shot(page, "ask-chart-narrow-en");
    return page;
  },
  async "a mistake is shown at its place with its advice, in the language that is chosen"() {
    const page = await opened();
    await page.visit(asking("SELECT ?x\n{ ?x ctiy:name ?y }"));
    await mustShow(page, "알 수 없는 접두어");
    await page.locator(".cm-lintRange-error").waitFor();
    must((await page.locator(".cm-lintRange-error").innerText()).startsWith("ctiy"), "the mark is not at the prefix");
    await mustBeSound(page);
    await shot(page, "ask-error-wide-ko");
    await page.locator("#language").click();
    await mustShow(page, "unknown prefix");
    return page;
  },
  async "an empty answer says so"() {
    const page = await opened({ lang: "en" });
    await page.visit(asking("SELECT * { ?s a <urn:nothing> }"));
    await mustShow(page, "Nothing matches");
    return page;
  },
  async "a long query is stopped"() {
    const page = await opened({ lang: "en" });
    await page.visit(asking(ENDLESS));
    await page.getByRole("button", { name: "Stop" }).click();
    await mustShow(page, "The query was stopped");
    await page.getByRole("button", { name: "Run" }).waitFor();
    return page;
  },
  async "ten thousand rows scroll as a few"() {
    const page = await opened({ lang: "en" });
    await page.visit(asking(LONG, "&view=table"));
    await mustShow(page, "10,000 rows");
    await page.locator(".table.long").evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator("td.number", { hasText: /^9999$/ }).waitFor();
    const rows = await page.locator(".table.long tbody tr").count();
    must(rows < 120, `${rows} rows are in the page`);
    await page.getByRole("button", { name: "n" , exact: true }).click();
    await page.getByRole("button", { name: "n" , exact: true }).click();
    await page.locator("td.number", { hasText: /^9999$/ }).first().waitFor();
    await mustBeSound(page);
    await shot(page, "ask-table-wide-en");
    return page;
  },
  async "texts of the data never become markup"() {
    const page = await opened();
    await page.visit(asking(HOSTILE, "&view=table"));
    await mustShow(page, "<img src=x");
    for (const view of ["지도", "그림"]) {
      await page.getByRole("radio", { name: view }).click();
      await page.locator(view === "지도" ? ".map canvas" : ".chart canvas").first().waitFor();
      const box = await page.locator(view === "지도" ? ".map" : ".chart").boundingBox();
      for (let step = 1; step < 6; step++) await page.mouse.move(box.x + (box.width * step) / 6, box.y + (box.height * step) / 6);
      if (view === "지도") await mustShow(page, "자리를 모르는 행 2개");
    }
    await page.getByRole("radio", { name: "표" }).click();
    const links = await page.locator(".table a").evaluateAll((all) => all.map((one) => one.protocol));
    must(links.every((protocol) => protocol.startsWith("http")), `a link goes to ${links}`);
    await page.visit(`explore?iri=${encodeURIComponent("urn:x:<img src=x onerror=globalThis.broken=1>")}`);
    await page.locator("h1").waitFor();
    await page.visit(`data?id=${encodeURIComponent('"><img src=x onerror=globalThis.broken=1>/x')}`);
    await page.locator(".problem").waitFor();
    must(!(await page.evaluate(() => globalThis.broken)), "a text of the data was run");
    return page;
  },
  async "completion knows the terms by their labels"() {
    const page = await opened();
    await page.visit(asking("SELECT * { ?s }", "&run=no"));
    await editorText(page).click();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(" 주차구획");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "dosi:parkingSpaces" }).waitFor();
    await shot(page, "ask-completion-wide-ko");
    await page.keyboard.press("Enter");
    await editorText(page).filter({ hasText: "dosi:parkingSpaces" }).waitFor();
    return page;
  },
  async "tabs, history, code and link"() {
    const page = await opened({ lang: "en" });
    await page.visit(asking(BARS));
    await page.locator(".chart canvas").waitFor();
    await page.getByRole("button", { name: "New query" }).click();
    await editorText(page).filter({ hasText: "?s ?p ?o" }).waitFor();
    await page.getByRole("button", { name: "Query 2", exact: true }).click();
    await page.waitForFunction(() => document.querySelector(".editor")?.shadowRoot?.textContent.includes("ParkingLot"));
    await page.getByRole("button", { name: "History" }).click();
    await page.locator("dialog .history button").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "As code" }).click();
    for (const [name, sign] of [["Python", "requests.post"], ["JavaScript", "await fetch"], ["R", "httr2"], ["curl", "--data-binary"]]) {
      await page.getByRole("radio", { name, exact: true }).click();
      must((await page.locator("dialog pre").innerText()).includes(sign), `no code for ${name}`);
    }
    await mustBeSound(page);
    await shot(page, "ask-code-wide-en");
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: /^Query \d$/ }).nth(2).waitFor();
    await page.getByRole("button", { name: "Run" }).click();
    await page.locator(".chart canvas").waitFor();
    const arriving = page.waitForEvent("download");
    await page.locator(".download select").selectOption({ label: "CSV" });
    must((await (await arriving).suggestedFilename()) === "dosi-answer.csv", "the download has another name");
    return page;
  },
  async "the code that is shown runs as it stands, whatever is quoted in the query"() {
    const query = 'SELECT ("it\'s \\"so\\" `${x}` \\\\ )\\"" AS ?text) {}';
    const told = "it's \"so\" `${x}` \\ )\"";
    const sparql = new URL("sparql", address).href;
    const run = (command, ...options) => promisify(execFile)(command, options).then(({ stdout }) => stdout);
    const shown = await run(process.execPath, "--input-type=module", "--eval", LANGUAGES.JavaScript(sparql, query));
    must(shown.includes(inspect(told)), shown);
    const csv = await run("sh", "-c", LANGUAGES.curl(sparql, query)).catch((missing) => (missing.code === 127 ? null : Promise.reject(missing)));
    must(csv === null || csv.includes(told.replaceAll('"', '""')), String(csv));
  },
  async "a server that is gone is told"() {
    const page = await opened();
    await page.visit(asking(BARS, "&run=no"));
    await editorText(page).waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("button", { name: "실행" }).click();
    await mustShow(page, "서버에 닿지 못했다");
    return page;
  },
  async "questions are answered at once"() {
    const page = await opened();
    await page.visit("questions");
    await page.locator(".card.question").first().waitFor();
    await mustBeSound(page);
    await shot(page, "questions-wide-ko");
    await page.locator(".card.question", { hasText: "주차면" }).first().click();
    await page.locator(".chart canvas").waitFor();
    await mustBeSound(page);
    await shot(page, "question-wide-ko");
    await page.locator("#language").click();
    await mustShow(page, "public and private parking spaces");
    await page.getByRole("link", { name: "Open the query" }).click();
    await page.locator(".map canvas, .chart canvas, .table tbody tr").first().waitFor();
    return page;
  },
  async "the old link to a question still leads to it"() {
    const page = await opened({ lang: "en" });
    await page.visit("?question=03-parking-spaces");
    await mustShow(page, "public and private parking spaces");
    return page;
  },
  async "a thing shows what was told and what follows, with the proof down to the row"() {
    const page = await opened();
    await page.visit(asking("SELECT ?lot { GRAPH graph:national\\/parking { ?lot a dosi:ParkingLot ; geo:hasGeometry ?g } } ORDER BY ?lot LIMIT 1", "&view=table"));
    await page.locator(".table td a").first().click();
    await page.locator(".facts .fact").first().waitFor();
    await page.locator(".sources li").first().waitFor();
    await page.locator(".map canvas").first().waitFor();
    await page.locator("li.inferred .why").first().click();
    await page.locator(".proof-tree .sentence").first().waitFor();
    await page.locator(".proof-tree .origins .tag", { hasText: "행" }).first().waitFor();
    await mustBeSound(page);
    await shot(page, "explore-wide-ko");
    await page.getByRole("checkbox").uncheck();
    must((await page.locator(".facts li.inferred").count()) === 0, "inferred facts are still there");
    await page.locator("#language").click();
    await mustShow(page, "Facts");
    await page.setViewportSize({ width: 390, height: 844 });
    await mustBeSound(page, { seenBefore: true });
    await shot(page, "explore-narrow-en");
    return page;
  },
  async "what was observed of a thing is drawn"() {
    const page = await opened();
    await page.visit(asking("SELECT DISTINCT ?station { ?o sosa:hasFeatureOfInterest ?station ; sosa:resultTime ?time ; dosi:value ?value . ?station a dosi:AirQualityStation } ORDER BY ?station LIMIT 1", "&view=table"));
    await page.locator(".table td a").first().click();
    await page.locator(".observations .chart canvas").waitFor();
    await page.locator(".observations > .row-between select").selectOption({ index: 1 });
    await page.locator(".observations .chart canvas").waitFor();
    await mustBeSound(page);
    await shot(page, "observations-wide-ko");
    return page;
  },
  async "what nobody knows is told"() {
    const page = await opened({ lang: "en" });
    await page.visit(`explore?iri=${encodeURIComponent("https://w3id.org/dosi/id/nothing")}`);
    await page.locator(".problem, .notice").first().waitFor();
    await mustBeSound(page);
    await page.visit("explore");
    await page.fill("#iri", "dosi:ParkingLot");
    await page.getByRole("button", { name: "Show" }).click();
    await page.locator(".facts .fact").first().waitFor();
    return page;
  },
  async "the catalogue leads to a dataset with its findings"() {
    const page = await opened();
    await page.visit("data");
    await page.locator(".catalogue a").first().waitFor();
    await mustBeSound(page);
    await shot(page, "data-wide-ko");
    await page.locator(".catalogue a", { hasText: "전국 주차장" }).or(page.locator('.catalogue a[href*="national%2Fparking"]')).first().click();
    await page.locator(".finding").first().waitFor();
    await mustBeSound(page);
    await shot(page, "dataset-wide-ko");
    const all = await page.locator(".finding").count();
    await page.getByRole("radio", { name: /위반/ }).click();
    await page.waitForFunction((before) => document.querySelectorAll(".finding").length < before && document.querySelectorAll(".finding").length > 0, all);
    must((await page.locator(".finding .tag").allInnerTexts()).every((one) => one === "위반"), "other severities are shown too");
    await page.locator("#language").click();
    await mustShow(page, "Editions");
    await page.setViewportSize({ width: 390, height: 844 });
    await mustBeSound(page, { seenBefore: true });
    await shot(page, "dataset-narrow-en");
    await page.visit("data?id=national%2Fnothing");
    await page.locator(".problem").waitFor();
    return page;
  },
  async "the ontology is a tree, searched by label, with a page for each term"() {
    const page = await opened();
    await page.visit("ontology");
    await page.locator(".terms li").first().waitFor();
    await mustBeSound(page);
    await page.fill(".terms input", "주차장");
    await page.locator(".terms a", { hasText: /^주차장/ }).first().click();
    await page.locator(".term-name").waitFor();
    await mustBeSound(page);
    await shot(page, "ontology-wide-ko");
    await page.locator("#language").click();
    await mustShow(page, "dosi:ParkingLot");
    await mustShow(page, "Properties of this class");
    await page.setViewportSize({ width: 390, height: 844 });
    await mustBeSound(page, { seenBefore: true });
    await shot(page, "ontology-narrow-en");
    return page;
  },
  async "the API is described and can be called from its page"() {
    const page = await opened({ lang: "en" });
    await page.visit("api-guide");
    await page.locator(".operations summary", { hasText: "/api/status" }).click();
    await page.locator(".operations details[open] button", { hasText: "Call it" }).click();
    await page.locator(".operations details[open] pre", { hasText: "triples" }).waitFor();
    await mustBeSound(page);
    await shot(page, "api-wide-en");
    return page;
  },
  async "everything can be reached and run by keyboard alone"() {
    const page = await opened({ lang: "en" });
    await page.visit("");
    await page.locator(".cities h3").first().waitFor();
    await page.keyboard.press("Tab");
    must((await page.evaluate(() => document.activeElement.className)) === "skip", "the first stop is not the way to the content");
    for (let stops = 0; stops < 12 && !(await page.evaluate(() => document.activeElement.getAttribute("href") === "ask")); stops++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await editorText(page).waitFor();
    await page.waitForFunction(() => document.activeElement.tagName === "H1");
    for (let stops = 0; stops < 12 && !(await page.evaluate(() => document.activeElement.className === "editor")); stops++) await page.keyboard.press("Tab");
    must(await page.evaluate(() => document.activeElement.className === "editor"), "the editor is not reached by Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(BARS);
    await page.keyboard.press("Control+Enter");
    await page.locator(".chart canvas").waitFor();
    for (let stops = 0; stops < 2; stops++) await page.keyboard.press("Tab");
    must(await page.evaluate(() => document.activeElement.className !== "editor"), "the editor does not let go of the focus");
    for (let stops = 0; stops < 12 && !(await page.evaluate(() => document.activeElement.getAttribute("role") === "radio")); stops++) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowLeft");
    await page.locator(".table tbody tr").first().waitFor();
    return page;
  },
  async "the pages work below a path of a proxy"() {
    const target = new URL(address);
    const proxy = createServer((incoming, outgoing) => {
      if (!incoming.url.startsWith("/city/graph/")) return outgoing.writeHead(404).end();
      const passed = httpRequest({ host: target.hostname, port: target.port, path: incoming.url.slice("/city/graph".length), method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(passed);
    });
    await new Promise((ready) => proxy.listen(0, "localhost", ready));
    try {
      const page = await opened({ lang: "en", base: `http://localhost:${proxy.address().port}/city/graph/` });
      await page.visit("");
      await page.locator(".cities h3").first().waitFor();
      await page.getByRole("link", { name: "Questions", exact: true }).click();
      await page.locator(".card.question").first().click();
      await page.locator(".answer-head").waitFor();
      must(page.url().includes("/city/graph/questions?id="), page.url());
      must(page.faults.length === 0, page.faults.join("; "));
      return page;
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  },
};

const only = process.env.ONLY;
const queue = Object.entries(checks).filter(([name]) => !only || name.includes(only));
const worker = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, check] = next;
    const began = Date.now();
    let error;
    try {
      const page = await check();
      if (page) {
        must(page.faults.length === 0, page.faults.join("; "));
        await page.context().close();
      }
    } catch (failed) {
      error = String(failed.message).slice(0, 1500);
    }
    console.log(JSON.stringify({ name, error, milliseconds: Date.now() - began }));
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
