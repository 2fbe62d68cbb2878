// Search without a server. The index is in files of its own (docs/decisions/0012-search.md), classic
// scripts that each call `datelineSearch` with a name and an array; only those a query needs are
// loaded. `fold` and `wordsOf` do what dateline/base/searchwords.py does. Text of articles goes into
// the page as text nodes, never as HTML.
"use strict";

(() => {
  const SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const ONCE = SIGNS[1];
  const [PAUSE, PAGE] = [80, 10];
  const [LONGEST_WORD, LONGEST_ENDING, BEGINNING, SPACELESS_BEGINNING] = [40, 3, 4, 2];
  // What a word weighs by where it stands, and by how it is like the word that was typed.
  const PLACES = [[4, 8], [8, 2], [16, 3]];
  const LEVELS = [0, 1, 1.4, 1.7];
  const [EXACT, SAME_STEM, BEGINS_ALIKE] = [1, 0.8, 0.5];

  const SPACELESS = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u0e00-\\u0e7f";
  const INDIC = "\\u0900-\\u0963\\u0966-\\u0dff";
  const MARKS = "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
    "\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed" +
    "\\u3099\\u309a\\u00ad\\u200b-\\u200f\\u2060\\ufeff";
  const PRINTED_WORD = new RegExp(`[\\p{L}\\p{N}_${SPACELESS}${INDIC}${MARKS}]+`, "gu");
  const MARK = new RegExp(`[${MARKS}]`, "gu");
  const RUN = new RegExp(`[${SPACELESS}]+|(?:(?![${SPACELESS}])[\\p{L}\\p{N}${INDIC}])+`, "gu");
  const IS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");
  const LETTERS = new Map(Object.entries({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ς": "σ", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك",
  }));
  for (let digit = 0; digit < 10; digit++) {
    LETTERS.set(String.fromCharCode(0x660 + digit), String(digit));
    LETTERS.set(String.fromCharCode(0x6f0 + digit), String(digit));
  }

  // Words

  function fold(text) {
    const bare = text.normalize("NFKD").toLowerCase().replaceAll("и\u0306", "й").replace(MARK, "");
    return Array.from(bare, (sign) => LETTERS.get(sign) ?? sign).join("").normalize("NFC");
  }

  function wordsOf(text) {
    return (text.normalize("NFC").toLowerCase().match(PRINTED_WORD) ?? []).flatMap(foldedWords);
  }

  function foldedWords(printed) {
    return (fold(printed).match(RUN) ?? []).flatMap((run) => {
      const signs = Array.from(run);
      if (!IS_SPACELESS.test(run)) return signs.length > 1 && signs.length <= LONGEST_WORD ? [run] : [];
      if (signs.length === 1) return [run];
      return signs.slice(1).map((sign, n) => signs[n] + sign);
    });
  }

  // The index

  const form = document.getElementById("search");
  const sizes = { words: form.dataset.words, articles: form.dataset.articles, filters: form.dataset.filters };
  const stopWords = new Set(form.dataset.stopWords.split(" "));
  const shards = new Map();
  const arriving = new Map();

  // The one name the files of the index know; a test holds `wordsOf` against the index.
  window.datelineSearch = (name, content) => {
    arriving.get(name)?.(content);
  };
  window.datelineSearch.wordsOf = wordsOf;

  function loaded(kind, text) {
    const name = `${kind}/${checksum(text) % Number(sizes[kind])}`;
    if (!shards.has(name)) {
      shards.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `search/${name}.js`;
        script.onerror = () => {
          shards.delete(name); // the next key may find the network back
          reject(new Error(name));
        };
        arriving.set(name, resolve);
        document.head.append(script);
      }));
    }
    return shards.get(name);
  }

  // CRC-32 of the text in UTF-8, as zlib has it.
  function checksum(text) {
    let rest = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    }
    return ~rest >>> 0;
  }

  function beginning(word) {
    return word.slice(0, IS_SPACELESS.test(word) ? SPACELESS_BEGINNING : BEGINNING);
  }

  async function entriesLike(word) {
    const shard = await loaded("words", beginning(word));
    const entries = [];
    for (let n = 0; n < shard.length; n += 2) {
      const [form, stem] = shard[n].split("=");
      entries.push({ form, stem: stem ?? form, postings: shard[n + 1] });
    }
    return entries;
  }

  // The entries that a typed word means, each with how much it is like the word.
  async function entriesOf(word, isUnfinished) {
    const here = await entriesLike(word);
    const meant = here.filter((entry) => entry.form === word).map((entry) => entry.stem);
    const found = new Map();
    for (const stem of new Set([...meant, word])) {
      for (const entry of await entriesLike(stem)) {
        if (entry.stem !== stem && entry.form !== word) continue;
        const likeness = entry.form === word ? EXACT : SAME_STEM;
        found.set(`${entry.form}=${entry.stem}`, { ...entry, likeness });
      }
    }
    if (IS_SPACELESS.test(word)) return [...found.values()];
    const addBeginningWith = (start) => {
      for (const entry of here.filter((one) => one.form.startsWith(start))) {
        const name = `${entry.form}=${entry.stem}`;
        if (!found.has(name)) found.set(name, { ...entry, likeness: BEGINS_ALIKE });
      }
    };
    if (isUnfinished && word.length >= BEGINNING) addBeginningWith(word);
    // A form that nobody has used: what begins like all of it but its end.
    for (let less = 1; less <= LONGEST_ENDING && !found.size && word.length - less >= BEGINNING; less++) {
      addBeginningWith(word.slice(0, -less));
    }
    return [...found.values()];
  }

  function weightOf(sign) {
    const number = SIGNS.indexOf(sign);
    return PLACES.reduce((sum, [bit, weight]) => sum + (number & bit ? weight : 0), LEVELS[number & 3]);
  }

  // What each article scores for one word: its best entry, weighed by how rare the word is.
  function scores(entries) {
    const found = new Map();
    for (const { postings, likeness } of entries) {
      let [month, score] = ["", likeness * weightOf(ONCE)];
      for (let at = 0; at < postings.length;) {
        if (postings[at] === "!") {
          score = likeness * weightOf(postings[at + 1]);
          at += 2;
          continue;
        }
        if (postings[at] === "~") month = postings.slice(at + 1, at + 3);
        else {
          const key = month + postings.slice(at, at + 3);
          if (score > (found.get(key) ?? 0)) found.set(key, score);
        }
        at += 3;
      }
    }
    const rarity = Math.log(1 + Number(form.dataset.size) / (found.size + 0.5));
    for (const [key, score] of found) found.set(key, rarity * (score / (score + 1.2)));
    return found;
  }

  async function articlesOf(field, value) {
    const name = `${field}/${value}`;
    const shard = await loaded("filters", name);
    const at = shard.findIndex((text, n) => n % 2 === 0 && text === name);
    const keys = at < 0 ? "" : shard[at + 1];
    return new Set(keys.match(/.{5}/gu));
  }

  // Articles in order, whether they have all the words, and the forms to be marked in them.
  async function found(query) {
    const typed = wordsOf(query.words);
    const words = typed.filter((word) => !stopWords.has(word));
    const isUnfinished = /[\p{L}\p{N}]$/u.test(query.words);
    const unique = [...new Set(words)];
    const meant = await Promise.all(unique.map((word) =>
      entriesOf(word, isUnfinished && word === typed.at(-1))));
    const filters = await Promise.all(query.filters.map(([field, value]) => articlesOf(field, value)));
    const total = new Map();
    for (const byKey of meant.map(scores)) {
      for (const [key, score] of byKey) {
        const sum = total.get(key) ?? { words: 0, score: 0 };
        total.set(key, { words: sum.words + 1, score: sum.score + score });
      }
    }
    if (!unique.length && filters.length) {
      for (const key of filters[0]) total.set(key, { words: 0, score: 0 });
    }
    const left = [...total].filter(([key]) => filters.every((keys) => keys.has(key)));
    const most = left.reduce((most, [, sum]) => Math.max(most, sum.words), 0);
    // A key begins with its month: of two that score alike, the later article comes first.
    const keys = left.filter(([, sum]) => sum.words === most)
      .sort(([a, x], [b, y]) => y.score - x.score || (a < b ? 1 : -1)).map(([key]) => key);
    const forms = new Set(meant.flat().map((entry) => entry.form));
    return { keys, forms, words: unique, hasAll: most === unique.length, onlyCommon: typed.length > 0 && !unique.length };
  }

  async function cardOf(key) {
    const [keys, ...cards] = await loaded("articles", key);
    return cards[keys.indexOf(key)];
  }

  // The page

  const status = document.getElementById("found");
  const results = document.getElementById("results");
  const list = element("ol", { class: "entries" });
  const more = document.getElementById("more");
  const language = document.documentElement.lang;
  // Figures as in the rest of the page, which browsers would write otherwise in some languages.
  const figures = `${language}-u-nu-latn`;
  const plurals = new Intl.PluralRules(language);
  const texts = JSON.parse(form.dataset.texts);
  let latest = 0;
  let shown = { keys: [], forms: new Set(), words: [] };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  }

  // The text in pieces, those that were looked for in <mark>.
  function marked(text, forms) {
    const pieces = [];
    let at = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu)) {
      for (const [from, to] of looked(word, forms)) {
        pieces.push(text.slice(at, index + from), element("mark", {}, word.slice(from, to)));
        at = index + to;
      }
    }
    return [...pieces, text.slice(at)];
  }

  // Which parts of a printed word were looked for: all of it, or some of the signs of a run.
  function looked(word, forms) {
    const folded = foldedWords(word.toLowerCase());
    if (!folded.some((one) => forms.has(one))) return [];
    if (!folded.some((one) => IS_SPACELESS.test(one))) return [[0, word.length]];
    const hit = Array(word.length).fill(false);
    for (const one of folded.filter((one) => forms.has(one))) {
      for (let n = word.indexOf(one); n >= 0; n = word.indexOf(one, n + 1)) hit.fill(true, n, n + one.length);
    }
    const spans = [];
    hit.forEach((isHit, n) => {
      if (isHit && spans.at(-1)?.[1] === n) spans.at(-1)[1]++;
      else if (isHit) spans.push([n, n + 1]);
    });
    return spans;
  }

  function entryOf(card, forms) {
    const tongue = card.language === language ? {} : { lang: card.language, dir: card.direction };
    const day = card.published.iso.slice(0, 10);
    const written = new Date(`${day}T00:00:00Z`)
      .toLocaleDateString(figures, { dateStyle: "long", timeZone: "UTC" });
    const link = element("a", { href: card.url, ...tongue }, ...marked(card.headline, forms));
    const body = element("div", {}, element("p", { class: "headline" }, link));
    if (card.summary) body.append(element("p", { class: "summary", ...tongue }, ...marked(card.summary, forms)));
    const place = card.place && element("bdi", tongue, card.place);
    const origin = [place, card.region.name, card.authors.map((one) => one.name).join(", ")];
    const parts = origin.filter(Boolean).map((part) => element("span", {}, part));
    body.append(element("p", { class: "origin" }, ...parts));
    return element("li", {}, element("p", { class: "day" }, element("time", { datetime: day }, written)), body);
  }

  // Adds the next articles; with the words side by side in a headline first on their page.
  async function show(turn) {
    const from = list.children.length;
    const cards = await Promise.all(shown.keys.slice(from, from + PAGE).map(cardOf));
    if (turn !== latest) return;
    const phrase = shown.words.join(" ");
    const isPhrase = (card) => shown.words.length > 1 && wordsOf(card.headline).join(" ").includes(phrase);
    cards.sort((a, b) => isPhrase(b) - isPhrase(a));
    list.append(...cards.map((card) => entryOf(card, shown.forms)));
    more.hidden = list.children.length >= shown.keys.length;
  }

  // A text of the interface with its places filled in; the number says in which of its forms.
  function said(name, number = 0, filling = {}) {
    const forms = texts[name];
    const form = typeof forms === "string" ? forms : forms[plurals.select(number)] ?? forms.other;
    const values = { ...filling, count: number.toLocaleString(figures) };
    return form.replace(/{(\w+)}/g, (_, place) => values[place]);
  }

  function sentence({ keys, hasAll, onlyCommon, words }) {
    if (onlyCommon) return said("search_too_common");
    if (!keys.length) return said("search_nothing");
    if (!hasAll) return said("search_some", keys.length, { words: words.length.toLocaleString(figures) });
    return said("search_found", keys.length);
  }

  async function search(turn) {
    const query = { words: form.q.value, filters: [] };
    for (const field of form.querySelectorAll("select")) {
      if (field.value) query.filters.push([field.name, field.value]);
    }
    results.setAttribute("aria-busy", "true");
    try {
      const result = query.words.trim() || query.filters.length ? await found(query) : null;
      if (turn !== latest) return;
      shown = result ?? { keys: [], forms: new Set(), words: [] };
      list.replaceChildren();
      results.replaceChildren(...(shown.keys.length ? [list] : []));
      status.textContent = result ? sentence(result) : "";
      await show(turn);
    } catch (fault) {
      if (turn === latest) status.textContent = said("search_broken", 0, { part: fault.message });
    }
    if (turn === latest) results.setAttribute("aria-busy", "false");
  }

  function changed(pause) {
    const turn = ++latest;
    results.setAttribute("aria-busy", "true");
    setTimeout(() => turn === latest && search(turn), pause);
  }

  // The query in the fragment, which browsers send to nobody, and links keep.
  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}#${query}`);
  }

  function recall() {
    const query = new URLSearchParams(location.hash.slice(1) || location.search);
    for (const field of form.querySelectorAll("input, select")) {
      field.value = query.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    changed(0);
  }

  form.hidden = false;
  form.addEventListener("input", () => { remember(); changed(PAUSE); });
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(0); });
  more.addEventListener("click", async () => {
    const from = list.children.length;
    await show(latest);
    list.children[from]?.querySelector("a").focus();
  });
  window.addEventListener("hashchange", recall);
  recall();
  if (!form.q.value) form.q.focus();
})();
