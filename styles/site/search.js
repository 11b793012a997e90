/* 搜索页：读网址里的问题和筛选，列出找到的讲话。查找的算法在 engine.js 里。 */
(function () {
  'use strict';
  var PAGE = 10;
  var SNIPPETS = 3;
  var ENOUGH = 30;           /* 一次至多读这么多部分：找到的少也先给人看 */
  var BEFORE = 24;
  var AFTER = 66;

  var engine = window.Huibian;
  var facets = engine.facets;

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  function highlighted(element, text, found, whole) {
    var start = whole || !found.length ? 0 : Math.max(0, found[0][0] - BEFORE);
    var end = whole ? text.length : Math.min(text.length, start + BEFORE + AFTER);
    var at = start;
    if (start) { element.appendChild(document.createTextNode('……')); }
    found.forEach(function (range) {
      if (range[0] >= end) { return; }
      element.appendChild(document.createTextNode(text.slice(at, range[0])));
      element.appendChild(make('mark', '', text.slice(range[0], range[1])));
      at = range[1];
    });
    element.appendChild(document.createTextNode(text.slice(at, Math.max(at, end))));
    if (end < text.length && at < text.length) { element.appendChild(document.createTextNode('……')); }
  }

  function day(number) {
    if (!facets.day[number]) { return '未注日期'; }
    var value = engine.date(facets.day[number]);
    var known = engine.vague(number);
    return value.getUTCFullYear() + '年' + (known > 1 ? '' : (value.getUTCMonth() + 1) + '月') + (known ? '' : value.getUTCDate() + '日');
  }

  function result(found, words) {
    var page = 's/' + facets.ids[found.number] + '.html';
    var item = make('li');
    var title = make('p', 'to');
    var link = make('a');
    link.href = page;
    highlighted(link, found.head[0], engine.ranges(engine.mapped(found.head[0]), words), true);
    title.appendChild(link);
    item.appendChild(title);
    var line = make('p', 'facts');
    line.appendChild(make('span', '', day(found.number)));
    found.facts.forEach(function (fact) { line.appendChild(make('span', '', fact)); });
    item.appendChild(line);
    var places = found.lines.map(function (text, place) { return place; });
    places = places.filter(function (place) { return found.lines[place][0] && found.lines[place][3].length; });
    places.sort(function (a, b) { return found.lines[b][3].length - found.lines[a][3].length || a - b; });
    var list = make('ul', 'snippets');
    places.slice(0, SNIPPETS).sort(function (a, b) { return a - b; }).forEach(function (place) {
      var snippet = make('li');
      var to = make('a');
      var text = found.lines[place];
      to.href = page + '#' + text[0];
      highlighted(to, text[1], engine.ranges(engine.mapped(text[1]), words), false);
      snippet.appendChild(to);
      list.appendChild(snippet);
    });
    if (list.childNodes.length) { item.appendChild(list); }
    return item;
  }

  function byId(name) { return document.getElementById(name); }
  function say(text) { byId('count').textContent = text; }

  /* 从找到的里面再取一页，每篇都核对过 */
  function show(search) {
    var shown = 0;
    search.read = 0;
    byId('more').hidden = true;
    function next() {
      if (shown >= PAGE || search.at >= search.found.length || (shown && search.read >= ENOUGH)) { return finish(); }
      var batch = search.found.slice(search.at, search.at + PAGE - shown);
      search.at += batch.length;
      return Promise.all(batch.map(function (number) { return engine.verified(number, search); })).then(function (answers) {
        answers.forEach(function (found) {
          if (!found) { search.wrong += 1; return; }
          byId('results').appendChild(result(found, search.words));
          shown += 1;
        });
        return next();
      });
    }
    function finish() {
      var rest = search.found.length - search.at;
      var total = search.found.length - search.wrong;
      byId('more').hidden = !rest;
      if (!total) { say('没有找到。请换个说法、减少几个字，或放宽筛选。'); }
      else { say((rest && search.words.length ? '约 ' : '共 ') + total + ' 篇'); }
      byId('results').setAttribute('data-state', 'done');
    }
    return next();
  }

  function parameters() {
    var found = {};
    location.search.slice(1).split('&').forEach(function (pair) {
      var cut = pair.indexOf('=');
      if (cut < 0) { return; }
      try { found[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1).replace(/\+/g, ' ')); } catch (error) { /* 不完整的编码 */ }
    });
    return found;
  }

  function options(select, values, chosen) {
    select.appendChild(new Option('全部', ''));
    values.forEach(function (pair) { select.appendChild(new Option(pair[1], pair[0], false, pair[0] === chosen)); });
    select.parentNode.hidden = values.length < 2;
  }

  function filters(form, asked) {
    var years = Array.from(new Set(facets.years)).sort(function (a, b) { return b - a; });
    options(form.elements.year, years.map(function (year) { return year ? [String(year), year + '年'] : ['none', '未注日期']; }), asked.year);
    engine.fields().forEach(function (field) {
      options(form.elements[field], facets.names[field].map(function (name) { return [name, name]; }), asked[field]);
    });
    form.elements.sort.value = asked.sort === 'new' || asked.sort === 'old' ? asked.sort : '';
    byId('filters').hidden = false;
    function lean() {
      Array.prototype.forEach.call(form.querySelectorAll('select'), function (select) { select.disabled = !select.value; });
    }
    form.addEventListener('submit', lean);
    form.addEventListener('change', function (event) {
      if (event.target.tagName === 'SELECT') { lean(); form.submit(); }
    });
  }

  function start() {
    var asked = parameters();
    var form = byId('query');
    var asks = asked.q || engine.fields().concat('year').some(function (field) { return asked[field]; });
    form.elements.q.value = asked.q || '';
    if (!asks) { form.elements.q.focus(); }
    else { say('正在查找……'); }
    Promise.resolve().then(function () {
      if (!facets.ids) { throw new Error('search/facets.js'); }
      engine.prepare();
      filters(form, asked);
      if (!asks) { return null; }
      var question = engine.ask(asked.q);
      if (asked.q && !question.asks) { say('请输入汉字、字母或数字。'); return null; }
      return engine.find(question, asked).then(function (search) {
        byId('more').addEventListener('click', function () { show(search); });
        return show(search);
      });
    }).catch(function (error) {
      say('搜索所需的文件没有装入（' + error.message + '），请检查网站的文件是否齐全。');
    });
  }

  /* 本脚本之后还有 facets.js */
  document.addEventListener('DOMContentLoaded', start);
}());
