/* 从搜索打开的讲话：标出所找的字句，逐处跳转。site.js 只在网址带着问题时装入本脚本。 */
(function () {
  'use strict';
  var AROUND = 12;           /* 跳到一处时念出前后这么多字 */
  var BLOCKS = 'h1, h2, h3, h4, h5, h6, p, tr';   /* 搜索里表格的一行是一段 */

  var root = document.documentElement;
  var engine = window.Huibian;
  var site = window.HuibianSite;
  var make = site.make;
  var hits = [];             /* 每处：标记，前后的字 */
  var current = -1;
  var bar = null;
  var status = null;
  var contexts = null;       /* 到“用字”去的链接，总是眼前这一处的词 */

  /* 各段的字，依次是哪些文字节点 */
  function blocks(article) {
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, null);
    var found = [];
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      var block = node.parentNode.closest(BLOCKS);
      var last = found[found.length - 1];
      if (!block) { continue; }
      if (last && last.block === block) { last.nodes.push(node); } else { found.push({ block: block, nodes: [node] }); }
    }
    return found;
  }

  /* 一个文字节点里各处的那一截各自包起来；一处可以跨几个节点 */
  function wrap(node, first, ranges, own) {
    var text = node.data;
    var pieces = document.createDocumentFragment();
    var at = 0;
    ranges.forEach(function (range, place) {
      var start = Math.max(range[0] - first, 0);
      var end = Math.min(range[1] - first, text.length);
      if (start >= end) { return; }
      if (start > at) { pieces.appendChild(document.createTextNode(text.slice(at, start))); }
      own[place].marks.push(pieces.appendChild(make('mark', '', text.slice(start, end))));
      at = end;
    });
    if (!at) { return; }
    if (at < text.length) { pieces.appendChild(document.createTextNode(text.slice(at))); }
    node.parentNode.replaceChild(pieces, node);
  }

  function mark(article, words) {
    blocks(article).forEach(function (block) {
      var text = block.nodes.reduce(function (sum, node) { return sum + node.data; }, '');
      var ranges = engine.ranges(engine.mapped(text), words);
      var own = ranges.map(function (range) {
        return { marks: [], around: text.slice(Math.max(0, range[0] - AROUND), range[1] + AROUND) };
      });
      var first = 0;
      block.nodes.forEach(function (node) {
        var length = node.data.length;
        if (ranges.length) { wrap(node, first, ranges, own); }
        first += length;
      });
      hits = hits.concat(own);
    });
  }

  function say() {
    status.textContent = !hits.length ? '正文里没有这些字，可能在本篇信息里' : current < 0 ? '共 ' + hits.length + ' 处' : '第 ' + (current + 1) + ' 处，共 ' + hits.length + ' 处';
    if (current >= 0) { status.appendChild(make('span', 'unseen', '：' + hits[current].around)); }
  }

  function lead() {
    if (!hits.length) { return; }
    var word = hits[Math.max(current, 0)].marks.map(function (element) { return element.textContent; }).join('');
    site.contexts(contexts, word);
  }

  function choose(place) {
    hits.forEach(function (hit, number) {
      hit.marks.forEach(function (element) { element.classList.toggle('now', number === place); });
    });
    current = place;
    say();
    lead();
  }

  function go(step) {
    if (!hits.length) { return; }
    choose(current < 0 ? (step > 0 ? 0 : hits.length - 1) : (current + step + hits.length) % hits.length);
    hits[current].marks[0].scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /* 网址指着一段的，从那一段起的第一处算起；看不见才移动 */
  function arrive() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    choose(hits.findIndex(function (hit) {
      return target.contains(hit.marks[0]) || target.compareDocumentPosition(hit.marks[0]) & Node.DOCUMENT_POSITION_FOLLOWING;
    }));
    if (current < 0) { return; }
    var place = hits[current].marks[0].getBoundingClientRect();
    if (place.top < bar.getBoundingClientRect().bottom || place.bottom > window.innerHeight) {
      hits[current].marks[0].scrollIntoView({ block: 'center', inline: 'nearest' });
    }
  }

  function keys(event) {
    var busy = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.isComposing;
    if (busy || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === 'n' || event.key === 'N') {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
    if (event.key === 'Escape' && bar.contains(event.target)) { clear(); }
  }

  /* 网址里不留问题：复制的是干净的地址；刷新、后退回来仍然记得 */
  function address(question) {
    try { window.history.replaceState(question ? { question: question } : null, '', location.pathname + location.hash); } catch (error) { /* 浏览器不让：网址照旧 */ }
  }

  function clear() {
    hits.forEach(function (hit) {
      hit.marks.forEach(function (element) {
        var parent = element.parentNode;
        while (element.firstChild) { parent.insertBefore(element.firstChild, element); }
        parent.removeChild(element);
        parent.normalize();
      });
    });
    hits = [];
    document.removeEventListener('keydown', keys);
    root.classList.remove('marked');
    address('');
    var main = document.getElementById('main');
    main.setAttribute('tabindex', '-1');
    main.focus({ preventScroll: true });
    bar.parentNode.removeChild(bar);
  }

  function button(label, shortcut, act) {
    var made = bar.appendChild(make('button', '', label));
    made.type = 'button';
    if (shortcut) {
      made.setAttribute('aria-keyshortcuts', shortcut);
      made.title = '按键 ' + shortcut;
    }
    made.addEventListener('click', act);
    return made;
  }

  function show(question) {
    bar = make('div', 'hits');
    bar.setAttribute('role', 'region');
    bar.setAttribute('aria-label', '所找的字句：' + question);
    status = bar.appendChild(make('p'));
    status.setAttribute('role', 'status');
    var main = document.getElementById('main');
    main.insertBefore(bar, main.firstChild);
    if (hits.length) {
      button('上一处', 'Shift+N', function () { go(-1); });
      button('下一处', 'N', function () { go(1); });
    }
    contexts = site.contexts(bar.appendChild(make('a', '', '用字')), '');
    button(hits.length ? '清除标记' : '关闭', '', clear);
    root.classList.add('marked');
    document.addEventListener('keydown', keys);
    say();
    lead();
    site.clears(bar, '--hits');
  }

  var article = document.querySelector('article.speech');
  var asked = root.getAttribute('data-question');
  root.removeAttribute('data-question');
  if (!asked || !engine || !engine.facets.forms) { return; }
  var question = engine.ask(asked);
  if (!question.asks) { return; }
  mark(article, question.words);
  if (!hits.length) { mark(article, engine.nearly(question).words); }
  show(asked);
  arrive();
  address(asked);
}());
