(function () {
  "use strict";
  var root = document.documentElement;
  var form = document.getElementById("filters");
  var rule = document.getElementById("rule");
  var status = document.getElementById("status");
  var text = document.getElementById("text");
  var shown = document.getElementById("shown");
  var blocks = Array.from(document.querySelectorAll("details.rule"));
  var languages = Array.from(document.querySelectorAll("[data-to]"));

  function speak(language) {
    root.lang = language;
    root.dataset.language = language;
    languages.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.to === language));
    });
    document.querySelectorAll("option[data-ko]").forEach(function (option) {
      option.textContent = option.dataset[language];
    });
    document.querySelectorAll("[data-label-ko]").forEach(function (select) {
      select.setAttribute("aria-label", language === "ko" ? select.dataset.labelKo : select.dataset.labelEn);
    });
    text.placeholder = text.dataset[language];
    text.setAttribute("aria-label", text.dataset[language]);
    filter();
  }

  function filter() {
    var severities = Array.from(form.querySelectorAll("[name=severity]:checked"), function (box) {
      return box.value;
    });
    var wanted = text.value.trim().toLowerCase();
    var state = status ? status.value : "";
    var rows = 0;
    var all = 0;
    blocks.forEach(function (block) {
      var here = severities.includes(block.dataset.severity) && (!rule.value || rule.value === block.dataset.rule);
      var headline = !wanted || block.querySelector("summary").textContent.toLowerCase().includes(wanted);
      var left = 0;
      block.querySelectorAll("tbody tr").forEach(function (row) {
        all++;
        var match =
          (headline || row.textContent.toLowerCase().includes(wanted)) && (!state || state === row.dataset.status);
        row.classList.toggle("away", !match);
        if (here && match) {
          left++;
        }
      });
      rows += left;
      block.classList.toggle("away", !here || ((wanted || state) && left === 0));
      if (wanted && left > 0 && here) {
        block.open = true;
      }
    });
    shown.textContent =
      rows === all ? "" : root.lang === "ko" ? all + "행 가운데 " + rows + "행" : rows + " of " + all + " rows";
  }

  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var block = target && target.closest("details");
    if (block) {
      block.open = true;
      target.scrollIntoView();
    }
  }

  languages.forEach(function (button) {
    button.addEventListener("click", function () {
      speak(button.dataset.to);
    });
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) {
      details.open = true;
    });
  });
  form.hidden = blocks.length === 0;
  speak(root.dataset.language);
  reveal();
})();
