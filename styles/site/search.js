/* 搜索页：读网址里的问题和筛选，列出找到的讲话。查找的算法在 engine.js 里。 */
(function () {
  'use strict';
  var PAGE = 10;
  var SNIPPETS = 3;
  var ENOUGH = 30;           /* 一次至多读这么多部分：找到的少也先给人看 */
  var BEFORE = 24;
  var AFTER = 66;

  var engine = window.Huibian;
  var sieve = engine.sieve;
  var facets = engine.facets;
  var make = window.HuibianSite.make;

  function highlighted(element, text, found, whole) {
    var start = whole || !found.length ? 0 : engine.whole(text, Math.max(0, found[0][0] - BEFORE));
    var end = whole ? text.length : engine.whole(text, Math.min(text.length, start + BEFORE + AFTER));
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

  function linked(href, text, words, whole) {
    var link = make('a');
    link.href = href;
    highlighted(link, text, engine.ranges(engine.mapped(text), words), whole);
    return link;
  }

  /* 正文里有几处；还有没装入的部分时，至少这么多 */
  function hits(found, words) {
    var count = found.lines.reduce(function (sum, line) {
      return sum + (line[0] ? engine.ranges(engine.mapped(line[1]), words).length : 0);
    }, 0);
    return count ? '正文 ' + count + ' 处' + (found.whole ? '' : '以上') : '';
  }

  function facts(found, words) {
    var line = make('p', 'facts');
    [day(found.number)].concat(found.facts).forEach(function (fact) { line.appendChild(make('span', '', fact)); });
    var count = hits(found, words);
    if (count) { line.appendChild(make('span', 'times', count)); }
    return line;
  }

  /* 有词的几段，词多的先选，按原来的次序列出 */
  function snippets(found, words, page) {
    var places = found.lines.map(function (text, place) { return place; });
    places = places.filter(function (place) { return found.lines[place][0] && found.lines[place][3].length; });
    places.sort(function (a, b) { return found.lines[b][3].length - found.lines[a][3].length || a - b; });
    var list = make('ul', 'snippets');
    places.slice(0, SNIPPETS).sort(function (a, b) { return a - b; }).forEach(function (place) {
      var line = found.lines[place];
      var item = list.appendChild(make('li'));
      var link = item.appendChild(linked(page + '#' + line[0], line[1], words, false));
      if (line[5]) { link.appendChild(make('span', 'folio', line[5])); }
    });
    return list;
  }

  /* 一篇。链接带着问题，打开的那一页好标出来（hits.js） */
  function result(found, search) {
    var page = 's/' + facets.ids[found.number] + '.html' + (search.question.asks ? '?q=' + encodeURIComponent(search.question.text) : '');
    var item = make('li');
    item.appendChild(make('p', 'to')).appendChild(linked(page, found.head[0], search.words, true));
    item.appendChild(facts(found, search.words));
    var list = snippets(found, search.words, page);
    if (list.childNodes.length) { item.appendChild(list); }
    return item;
  }

  function byId(name) { return document.getElementById(name); }
  function say(text) { byId('count').textContent = text; }

  /* 查找时按钮不消失：焦点还在上面 */
  function busy(on) {
    byId('more').setAttribute('aria-disabled', String(on));
    byId('more').textContent = on ? '正在查找……' : '更多结果';
  }

  /* 核对过的：一字不差的在差标点的之前；按日期排时不管 */
  function ranked(answers, asked) {
    var places = answers.map(function (found, place) { return place; });
    places.sort(function (a, b) { return (asked.sort ? 0 : answers[a].rank - answers[b].rank) || a - b; });
    return places.map(function (place) { return answers[place]; });
  }

  /* 从找到的里面再取一页，每篇都核对过 */
  function show(search, wanted) {
    var first = null;
    var shown = 0;
    search.read = 0;
    busy(true);
    function next() {
      if (shown >= wanted || search.at >= search.found.length || (shown && search.read >= ENOUGH)) { return finish(); }
      var batch = search.found.slice(search.at, search.at + wanted - shown);
      search.at += batch.length;
      return Promise.all(batch.map(function (number) { return engine.verified(number, search); })).then(function (answers) {
        answers.forEach(function (found, place) {
          search.judged[batch[place]] = !!found;
          if (!found) { search.wrong += 1; }
        });
        ranked(answers.filter(Boolean), search.asked).forEach(function (found) {
          var item = byId('results').appendChild(result(found, search));
          first = first || item;
          shown += 1;
        });
        return next();
      });
    }
    function finish() {
      var rest = search.found.length - search.at;
      var total = search.found.length - search.wrong;
      search.shown += shown;
      busy(false);
      byId('more').hidden = !rest;
      if (!total && !search.guessed) { return guess(); }
      if (total && search.question.nearly) { say(nearlySaid(search, total)); }
      else if (total) { say((rest && search.question.asks ? '约 ' : '共 ') + total + ' 篇'); }
      else { nothing(search); }
      byId('results').setAttribute('data-state', 'done');
      return first;
    }
    /* 核对下来一篇也没有：再找差一个字的 */
    function guess() {
      return engine.nearlyFound(search, search.asked).then(function (other) {
        search.guessed = true;
        Object.assign(search, other || {}, { judged: {} });
        return next();
      });
    }
    return Promise.resolve(next());
  }

  function nearlySaid(search, total) {
    return '没有完全一样的' + (search.said ? '，是不是要找“' + search.said + '”？' : '。') + '差一个字或隔着几个字的有 ' + total + ' 篇';
  }

  /* 没有找到：去掉一些再查 */
  function nothing(search) {
    var ways = byId('rephrase');
    say('没有找到。请换个说法、减少几个字，或放宽筛选。');
    function way(label, address) {
      var link = ways.appendChild(make('li')).appendChild(make('a', '', label));
      link.href = address;
    }
    if (sieve.chosen(search.asked).length) { way('去掉全部筛选再查', sieve.address({ q: search.question.text })); }
    var words = search.question.text.split(/\s+/).filter(Boolean);
    if (words.length > 1) {
      words.forEach(function (word) { way('只查“' + word + '”', sieve.address(search.asked, 'q', word)); });
    }
    ways.hidden = !ways.childNodes.length;
  }

  /* 再看一页：焦点到新来的第一篇 */
  function further(search, recount) {
    if (byId('more').getAttribute('aria-disabled') === 'true') { return; }
    show(search, PAGE).then(function (first) {
      if (first) { first.querySelector('a').focus(); }
      recount();
    });
  }

  function keep(state) {
    try { window.history.replaceState(state, ''); } catch (error) { /* 浏览器不让：回来时从头列起 */ }
  }

  /* 打开一篇之前记下看到哪里，后退回来还在那里 */
  function remember(search) {
    document.addEventListener('click', function (event) {
      if (event.target.closest('main a')) { keep({ shown: search.shown, top: window.pageYOffset }); }
    });
  }

  function returned(before) {
    if (!before.top) { return; }
    keep(null);
    window.scrollTo({ top: before.top, behavior: 'instant' });
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

  function order(asked) {
    var select = byId('order').querySelector('select');
    select.value = asked.sort === 'new' || asked.sort === 'old' ? asked.sort : '';
    select.addEventListener('change', function () { location.assign(sieve.address(asked, 'sort', select.value)); });
    byId('order').hidden = false;
    if (!/[:：]/.test(asked.q)) { window.HuibianSite.contexts(byId('contexts'), asked.q || ''); }
  }

  /* 第一页；筛选在结果之后，不与它争先 */
  function answer(search, asks) {
    var before = window.history.state || {};
    var recount = function () {};
    byId('more').addEventListener('click', function () { further(search, recount); });
    remember(search);
    return (asks ? show(search, Math.max(PAGE, before.shown || 0)) : Promise.resolve()).then(function () {
      recount = sieve.show(search, search.asked);
      if (asks) { returned(before); }
    });
  }

  function start() {
    var asked = parameters();
    byId('q').value = asked.q || '';
    Promise.resolve().then(function () {
      if (!facets.ids) { throw new Error('search/facets.js'); }
      return engine.prepare();
    }).then(function () {
      sieve.place();
      sieve.choose(asked);
      var asks = asked.q || sieve.chosen(asked).length > 0;
      if (!asks) { byId('q').focus(); }
      else { say('正在查找……'); order(asked); }
      var question = engine.ask(asked.q);
      if (asked.q && !question.asks) { say('请输入汉字、字母或数字。'); return null; }
      return engine.find(question, asked).then(function (search) {
        search.asked = asked;
        search.judged = {};    /* 核对过的：有没有 */
        search.shown = 0;
        return answer(search, asks);
      });
    }).catch(function (error) {
      say('搜索所需的文件没有装入（' + error.message + '），请检查网站的文件是否齐全。');
    });
  }

  /* 本脚本之后还有 facets.js */
  document.addEventListener('DOMContentLoaded', start);
}());
