// Every word a person meets on this page that stands in no brackets: as text, in a name, a title.
// Left out are names of people, numbers of rules, names of discs and stages, symbols of units.
(names) => {
  const UNTRANSLATED = [
    /\S+@\S+/gu,
    /\b[RISCTLE]\d{1,2}\b/gu,
    /\b[CTLS]\d{1,2}\/[CTLS]\d{1,2}\b/gu,
    /\b(?:I|II|III|IV)\b/gu,
    /(?<![\p{L}])(?:kN|cm|kg|mmHg|°C|UTC)(?![\p{L}])/gu,
    /(?<=\d )t\b/gu,
    /\b[0-9a-f]{12,64}\b/gu,
  ];
  const SKIPPED = "script, style, template, noscript, [translate=no]";
  const NAMES = [
    "alt", "title", "aria-label", "placeholder", "aria-valuetext", "aria-description", "content",
  ];
  const found = new Set();

  const bare = (text) => {
    let before;
    let left = text;
    do {
      before = left;
      left = left.replace(/⟦[^⟦⟧]*⟧/gu, " ");
    } while (left !== before);
    for (const name of names) left = left.replaceAll(name, " ");
    for (const pattern of UNTRANSLATED) left = left.replace(pattern, " ");
    return left.replace(/\s+/gu, " ").trim();
  };

  const look = (where, text) => {
    const left = bare(text);
    if (/\p{L}/u.test(left)) found.add(`${where}: ${left}`);
  };

  const block = (node) => {
    let element = node.parentElement;
    while (getComputedStyle(element).display.startsWith("inline") && element.parentElement) {
      element = element.parentElement;
    }
    return element;
  };

  const texts = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(SKIPPED)) continue;
    const around = block(node);
    texts.set(around, `${texts.get(around) ?? ""}${node.data} `);
  }
  for (const [around, text] of texts) {
    look(`${around.tagName.toLowerCase()}.${around.className || around.id}`, text);
  }
  for (const name of NAMES) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      if (element.closest(SKIPPED)) continue;
      look(`${element.tagName.toLowerCase()}[${name}]`, element.getAttribute(name));
    }
  }
  look("title", document.title.replace(/ · Corset$/u, ""));
  return [...found];
};
