// Every sentence of the app, in Korean and English. What a page says follows the language at once.
import { language } from "./store.js";

const number = (value, lang) => Number(value).toLocaleString(lang);
const plural = (count, one, many) => `${number(count, "en")} ${Number(count) === 1 ? one : many}`;

const TEXTS = {
  // shell
  skip: ["본문으로", "Skip to content"],
  navigation: ["쪽 고르기", "Pages"],
  home: ["처음", "Home"],
  ask: ["묻기", "Ask"],
  questions: ["질문", "Questions"],
  explore: ["살펴보기", "Explore"],
  data: ["자료", "Data"],
  ontology: ["용어", "Ontology"],
  "api-guide": ["API", "API"],
  otherLanguage: ["English", "한국어"],
  theme: ["밝기", "Theme"],
  system: ["기기 따라", "as the device"],
  light: ["밝게", "light"],
  dark: ["어둡게", "dark"],
  licences: ["쓰인 라이브러리", "Libraries"],
  footer: ["도시의 파일을 하나의 지식 그래프로 잇는다.", "The files of cities, linked into one knowledge graph."],
  missingTitle: ["여기에는 쪽이 없다", "There is no page here"],
  missing: ["주소를 확인하거나 처음으로 간다.", "Check the address, or go home."],
  loading: ["불러오는 중 …", "Loading …"],
  again: ["다시 해 보기", "Try again"],
  failed: ["이 쪽을 보이지 못했다.", "This page could not be shown."],

  // home
  homeTitle: ["도시가 아는 것을 묻는다", "Ask what the city knows"],
  homeLead: ["여러 도시의 파일을 한 그래프로 이었다. 모든 답은 원본 파일의 행까지 거슬러 간다.", "The files of several cities, linked into one graph. Every answer leads back to a file and a row."],
  searchLabel: ["전체에서 찾기", "Search everything"],
  searchHint: ["주차장, 정류소 이름, 용어, 자료, 질문 …", "A car park, a stop, a term, a dataset, a question …"],
  search: ["찾기", "Search"],
  searchNone: [(text) => `"${text}"에 맞는 것이 없다. 더 짧은 말로 찾아 본다.`, (text) => `Nothing matches "${text}". Try a shorter word.`],
  searchFound: [(count) => `${number(count, "ko")}개 찾음`, (count) => `${number(count, "en")} found`],
  kind: [{ entity: "개체", term: "용어", code: "코드", dataset: "자료", question: "질문" }, { entity: "thing", term: "term", code: "code", dataset: "dataset", question: "question" }],
  cities: ["도시", "cities"],
  datasets: ["자료", "datasets"],
  triples: ["트리플", "triples"],
  findings: ["검증 결과", "findings"],
  lastLoad: ["마지막 적재", "last load"],
  readyQuestions: ["바로 물을 수 있는 질문", "Questions ready to ask"],
  allQuestions: [(count) => `질문 ${count}개 모두 보기`, (count) => `All ${count} questions`],
  byCity: ["도시마다 가진 자료", "What each city has"],
  cityCount: [(datasets, rows) => `자료 ${datasets}가지, ${number(rows, "ko")}행`, (datasets, rows) => `${plural(datasets, "dataset", "datasets")}, ${plural(rows, "row", "rows")}`],
  emptyBase: ["아직 적재된 자료가 없다. ./dosi load로 넣는다.", "Nothing is loaded yet. Bring data in with ./dosi load."],

  // ask
  askTitle: ["묻기", "Ask"],
  editorLabel: ["SPARQL 질의", "SPARQL query"],
  editorHelp: ["Ctrl+Enter 실행, Ctrl+Space 이어쓰기", "Ctrl+Enter runs, Ctrl+Space completes"],
  run: ["실행", "Run"],
  cancel: ["멈추기", "Stop"],
  running: [(seconds) => `묻는 중 … ${seconds}초`, (seconds) => `Asking … ${seconds} s`],
  cancelled: ["질의를 멈추었다.", "The query was stopped."],
  rowsTook: [(count, ms) => `${number(count, "ko")}행, ${number(ms, "ko")} ms`, (count, ms) => `${plural(count, "row", "rows")}, ${number(ms, "en")} ms`],
  took: [(ms) => `${number(ms, "ko")} ms`, (ms) => `${number(ms, "en")} ms`],
  noRows: ["해당하는 것이 없다. 조건을 하나씩 빼 보면 어느 것이 막는지 보인다.", "Nothing matches. Leave out one condition at a time to see which one stops it."],
  yes: ["예", "Yes"],
  no: ["아니요", "No"],
  partial: ["서버의 한도에서 잘린 답이다. LIMIT과 OFFSET으로 나머지를 받는다.", "The answer was cut at the limit of the server. Take the rest with LIMIT and OFFSET."],
  at: [(line, column) => `${line}행 ${column}열`, (line, column) => `line ${line}, column ${column}`],
  goThere: ["그 자리로", "Go there"],
  newTab: ["새 질의", "New query"],
  closeTab: [(name) => `${name} 닫기`, (name) => `Close ${name}`],
  tabs: ["열린 질의", "Open queries"],
  tabName: [(n) => `질의 ${n}`, (n) => `Query ${n}`],
  history: ["물었던 것", "History"],
  historyEmpty: ["아직 물은 것이 없다.", "Nothing was asked yet."],
  clearHistory: ["모두 지우기", "Clear all"],
  share: ["링크", "Link"],
  copied: ["복사했다.", "Copied."],
  copy: ["복사", "Copy"],
  copyByHand: ["이 주소를 복사한다.", "Copy this address."],
  download: ["내려받기", "Download"],
  asCode: ["코드로", "As code"],
  close: ["닫기", "Close"],
  views: ["결과를 보는 방법", "Ways to see the result"],
  table: ["표", "Table"],
  map: ["지도", "Map"],
  chart: ["그림", "Chart"],
  text: ["글", "Text"],
  results: ["결과", "Results"],
  noResults: ["질의를 실행하면 여기에 답이 나온다.", "Run a query and its answer is here."],
  sortBy: [(name) => `${name} 순으로`, (name) => `Sort by ${name}`],
  mapLabel: [(count) => `지도: ${number(count, "ko")}곳. 화살표로 옮기고 +와 -로 크기를 바꾼다.`, (count) => `Map with ${plural(count, "place", "places")}. Arrow keys move it, + and - zoom.`],
  mapCount: [(count, without) => `${number(count, "ko")}곳${without ? `, 자리를 모르는 행 ${number(without, "ko")}개` : ""}`, (count, without) => `${plural(count, "place", "places")}${without ? `, ${plural(without, "row", "rows")} without a place` : ""}`],
  colourBy: ["색", "Colour"],
  oneColour: ["한 가지", "one"],
  chartKind: ["모양", "Kind"],
  bar: ["막대", "Bars"],
  line: ["선", "Lines"],
  scatter: ["점", "Points"],
  across: ["기준", "By"],
  up: ["값", "Value"],
  splitBy: ["나누기", "Split by"],
  nothing: ["없음", "none"],
  allNumbers: ["모든 수", "all numbers"],
  chartLabel: [(kind, x, y, count) => `${kind} 그림: ${x}에 따른 ${y}, 값 ${count}개. 같은 값이 표에 있다.`, (kind, x, y, count) => `${kind}: ${y} by ${x}, ${count} values. The table has the same values.`],
  chartCut: [(shown, all) => `앞의 ${number(shown, "ko")}행만 그렸다 (모두 ${number(all, "ko")}행).`, (shown, all) => `Only the first ${number(shown, "en")} of ${number(all, "en")} rows are drawn.`],
  tableCut: [(shown, all) => `표에는 앞의 ${number(shown, "ko")}행만 보인다 (모두 ${number(all, "ko")}행). 내려받으면 모두 있다.`, (shown, all) => `The table shows the first ${number(shown, "en")} of ${number(all, "en")} rows. The download has all of them.`],

  // questions
  questionsTitle: ["준비된 질문", "Ready questions"],
  questionsLead: ["여러 도시의 자료를 엮어야 답이 나오는 질문이다. 누르면 바로 답이 나오고, 질의를 고쳐 쓸 수 있다.", "Questions that need the data of several cities. Choose one and its answer is here; its query can be changed."],
  filterQuestions: ["질문 고르기", "Filter the questions"],
  openInAsk: ["질의로 열기", "Open the query"],
  backToQuestions: ["질문 모두", "All questions"],

  // explore
  exploreTitle: ["살펴보기", "Explore"],
  exploreLead: ["이름으로 찾거나 IRI를 넣는다.", "Search by name, or give an IRI."],
  show: ["보기", "Show"],
  facts: ["알려진 사실", "Facts"],
  inferred: ["추론됨", "inferred"],
  why: ["왜?", "Why?"],
  source: ["출처", "Source"],
  hideWhy: ["접기", "Hide"],
  proof: ["근거", "Proof"],
  row: [(file, rows) => `${file} ${rows}행`, (file, rows) => `${file}, row ${rows}`],
  sourceRows: ["원본 행", "Source rows"],
  neighbours: ["이것을 가리키는 것", "What points here"],
  moreNeighbours: [(count) => `모두 ${number(count, "ko")}개`, (count) => `${number(count, "en")} in all`],
  unknownThing: ["이 IRI에 대해 알려진 것이 없다.", "Nothing is known about this IRI."],
  showInferred: ["추론된 사실도 보기", "Show inferred facts"],
  observations: ["관측값", "Observations"],
  onMap: ["지도", "Map"],
  askAbout: ["이것에 대해 묻기", "Ask about this"],
  types: ["종류", "Types"],

  wellKnown: [
    { "rdf:type": "종류", "rdfs:label": "이름", "rdfs:comment": "설명", "rdfs:subClassOf": "상위 종류", "rdfs:subPropertyOf": "상위 속성", "rdfs:domain": "주어의 종류", "rdfs:range": "값의 종류", "rdfs:isDefinedBy": "정의한 곳", "skos:definition": "뜻", "skos:prefLabel": "이름", "skos:notation": "부호", "skos:inScheme": "코드 목록", "skos:broader": "상위", "geo:hasGeometry": "위치", "geo:asWKT": "좌표(WKT)", "owl:sameAs": "같은 것" },
    { "rdf:type": "type", "rdfs:label": "name", "rdfs:comment": "comment", "rdfs:subClassOf": "subclass of", "rdfs:subPropertyOf": "subproperty of", "rdfs:domain": "domain", "rdfs:range": "range", "rdfs:isDefinedBy": "defined by", "skos:definition": "definition", "skos:prefLabel": "name", "skos:notation": "notation", "skos:inScheme": "code list", "skos:broader": "broader", "geo:hasGeometry": "geometry", "geo:asWKT": "coordinates (WKT)", "owl:sameAs": "same as" },
  ],

  // data
  dataTitle: ["자료", "Data"],
  dataLead: ["도시가 내놓은 자료마다 판, 검증 결과, 이용 조건을 보인다.", "Every dataset with its editions, findings and licence."],
  dataset: ["자료", "Dataset"],
  rows: ["행", "Rows"],
  quality: ["품질", "Quality"],
  reference: ["기준일", "As of"],
  loaded: ["적재", "Loaded"],
  publisher: ["낸 곳", "Publisher"],
  licence: ["이용 조건", "Licence"],
  sensitivity: ["민감도", "Sensitivity"],
  frequency: ["주기", "Updated"],
  identifier: ["식별자", "Identifier"],
  gate: ["관문", "Gate"],
  editions: ["판", "Editions"],
  file: ["파일", "File"],
  mapped: ["매핑됨", "Mapped"],
  quarantined: ["격리됨", "Quarantined"],
  skipped: ["건너뜀", "Skipped"],
  sameElsewhere: ["다른 도시의 같은 자료", "The same dataset elsewhere"],
  noFindings: ["이 조건의 검증 결과가 없다.", "No findings of this kind."],
  severity: [{ Violation: "위반", Warning: "경고", Info: "알림" }, { Violation: "violation", Warning: "warning", Info: "note" }],
  allFindings: ["모두", "All"],
  column: ["열", "Column"],
  fix: ["고치는 법", "Fix"],
  about: ["대상", "About"],
  askDataset: ["이 자료에 묻기", "Ask this dataset"],
  findingStatus: [{ new: "새로 생김", "still-there": "이어짐", mended: "고쳐짐", "not-checked": "확인 안 됨" }, { new: "new", "still-there": "still there", mended: "mended", "not-checked": "not checked" }],
  waived: [(until) => `유예${until ? `, ${until}까지` : ""}`, (until) => `waived${until ? ` until ${until}` : ""}`],
  heldEdition: ["관문에서 보류된 판이 있다", "An edition is held at the gate"],
  moreFindings: [(shown, all) => `${number(all, "ko")}건 가운데 ${number(shown, "ko")}건`, (shown, all) => `${number(shown, "en")} of ${number(all, "en")}`],
  showMore: ["더 보기", "Show more"],
  gateDecision: [{ accepted: "받아들임", accepted_with_findings: "결과를 달고 받아들임", held: "보류" }, { accepted: "accepted", accepted_with_findings: "accepted with findings", held: "held" }],

  // ontology
  ontologyTitle: ["용어", "Ontology"],
  ontologyLead: ["도시의 자료가 함께 쓰는 종류와 속성이다.", "The classes and properties that the data of all cities share."],
  filterTerms: ["용어 찾기", "Find a term"],
  classTree: ["종류의 나무", "Tree of classes"],
  properties: ["속성", "Properties"],
  broader: ["상위", "Broader"],
  narrower: ["하위", "Narrower"],
  domain: ["주어", "Of"],
  range: ["값", "Value"],
  usedHere: ["이 그래프에서", "In this graph"],
  members: [(count) => `${number(count, "ko")}개 있음`, (count) => `${plural(count, "member", "members")}`],
  uses: [(count) => `${number(count, "ko")}번 쓰임`, (count) => `used ${number(count, "en")} times`],
  ofClass: ["이 종류에 쓰는 속성", "Properties of this class"],
  termCount: [(count) => `용어 ${number(count, "ko")}개`, (count) => plural(count, "term", "terms")],
  datasetsUsing: ["쓰는 자료", "Used by"],
  examples: ["보기", "Examples"],
  termKind: [{ class: "종류", object: "관계 속성", datatype: "값 속성" }, { class: "class", object: "object property", datatype: "datatype property" }],
  chooseTerm: ["왼쪽에서 용어를 고른다.", "Choose a term from the list."],

  // api
  apiTitle: ["API", "API"],
  apiLead: ["화면이 쓰는 것은 모두 밖에서도 쓸 수 있다. 읽기만 하고, 인증은 없다.", "Whatever the pages use can be called from outside. For reading, without a key."],
  recipes: ["쓰는 법", "Recipes"],
  operations: ["부를 수 있는 것", "What can be called"],
  tryIt: ["불러 보기", "Call it"],
  answer: ["답", "Answer"],
  prefixTable: ["선언하지 않아도 되는 접두어", "Prefixes that need no declaration"],
};

/** The text of a key in the language that is chosen. */
export function t(key, ...values) {
  const text = TEXTS[key][language.get() === "ko" ? 0 : 1];
  return typeof text === "function" ? text(...values) : text;
}

/** The text of one of several cases, or the case itself where there is none. */
export const tCase = (key, name) => t(key)[name] ?? name;

/** What data say in both languages. */
export const both = (texts) => (texts ? texts[language.get()] ?? texts.ko ?? texts.en ?? "" : "");

export const count = (value) => number(value, language.get());

export function day(iso) {
  if (!iso) return "";
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleDateString(language.get(), { dateStyle: "medium" });
}
export function moment(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString(language.get(), { dateStyle: "medium", timeStyle: "short" });
}
