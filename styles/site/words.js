/* 用字页：一个词的上下文和分布。查找的算法在 engine.js 里，用的就是搜索的索引；双击打开也能用。 */
(function () {
  'use strict';
  var LINES = 50;
  var SIDE = 24;
  var FIRST = 2;             /* 每篇的头两个单元是题名和标题，其后每段一个 */
  var CHECKED = 100;         /* 不多于这么多段的，逐段核对原文，其余写“约” */
  var AT_ONCE = 10;
  var FEW = 30;              /* 不到这么多段的一行，比例说明不了什么 */
  var ROWS = 40;
  var BAR = 200;

  var engine = window.Huibian;
  var facets = engine.facets;
  var site = window.HuibianSite;
  var make = site.make;
  var collator = new Intl.Collator('zh-CN');
  var lines = [];            /* 已经找到的各处，列出的是前 limit 处 */
  var limit = 0;
  var order = 'date';
  var table = [];            /* 分布的表格，每行各格的字 */

  function byId(name) { return document.getElementById(name); }
  function say(text) { byId('count').textContent = text; }

  function day(number) {
    if (!facets.day[number]) { return '未注日期'; }
    var value = engine.date(facets.day[number]);
    var known = engine.vague(number);
    var two = function (part) { return '-' + (part < 10 ? '0' : '') + part; };
    return value.getUTCFullYear() + (known > 1 ? '' : two(value.getUTCMonth() + 1)) + (known ? '' : two(value.getUTCDate()));
  }

  function textPath(number, part) { return 'search/t/' + facets.ids[number] + '.' + part + '.js'; }

  /* 一部分里各段的行：一段连同它前面的标题是一个单元 */
  function unitsIn(number, part) {
    var body = engine.papers[facets.ids[number] + '.' + part][3];
    var found = [];
    var own = [];
    for (var i = 0; i < body.length; i += 2) {
      own.push([body[i], body[i + 1]]);
      if (body[i].charAt(0) !== 's') { found.push(own); own = []; }
    }
    if (own.length) { found.push(own); }
    return found;
  }

  /* 可能有这个词的各部分，新的在前，未注日期的在后 */
  function parts(word) {
    var found = [];
    facets.ids.forEach(function (id, number) {
      var seen = {};
      for (var k = FIRST; k < facets.sizes[number]; k += 1) {
        var part = Math.floor((k - FIRST) / facets.part);
        if (word.units[facets.firsts[number] + k] && !seen[part]) { seen[part] = true; found.push({ number: number, part: part }); }
      }
    });
    return found.sort(function (a, b) { return facets.day[b.number] - facets.day[a.number] || a.number - b.number || a.part - b.part; });
  }

  function count(word) {
    var total = 0;
    facets.ids.forEach(function (id, number) {
      for (var k = FIRST; k < facets.sizes[number]; k += 1) { total += word.units[facets.firsts[number] + k]; }
    });
    return total;
  }

  /* 段不多的词与原文核对：索引说有而原文没有的去掉 */
  function checked(word) {
    if (count(word) > CHECKED) { return Promise.resolve(word); }
    return Promise.all(word.parts.map(function (own) { return engine.load(textPath(own.number, own.part)); })).then(function () {
      word.parts.forEach(function (own) {
        unitsIn(own.number, own.part).forEach(function (unit, place) {
          var at = facets.firsts[own.number] + FIRST + own.part * facets.part + place;
          var has = unit.some(function (line) { return engine.fold(line[1]).indexOf(word.folded) >= 0; });
          if (!has) { word.units[at] = 0; }
        });
      });
      word.exact = true;
      return word;
    });
  }

  /* 各年（或各人、各机关）有这个词的段数和全部段数；一篇有几人的，每人都算 */
  function rows(words, by) {
    var found = {};
    var list = [];
    facets.ids.forEach(function (id, number) {
      var own = by ? engine.values(by, number) : [facets.years[number]];
      (own.length ? own : [-1]).forEach(function (value) {
        var row = found[value];
        if (!row) {
          row = found[value] = { value: value, known: by ? value >= 0 : value > 0, all: 0, speeches: 0, hits: words.map(function () { return 0; }) };
          row.name = row.known ? (by ? facets.names[by][value] : value + '年') : (by ? '未注' : '未注日期');
          list.push(row);
        }
        row.all += Math.max(0, facets.sizes[number] - FIRST);
        row.speeches += 1;
        words.forEach(function (word, place) {
          for (var k = FIRST; k < facets.sizes[number]; k += 1) { row.hits[place] += word.units[facets.firsts[number] + k]; }
        });
      });
    });
    var sum = function (row) { return row.hits.reduce(function (total, hits) { return total + hits; }, 0); };
    return list.sort(function (a, b) {
      if (a.known !== b.known) { return a.known ? -1 : 1; }
      return by ? sum(b) - sum(a) || a.value - b.value : a.value - b.value;
    }).filter(function (row) { return !by || sum(row); });
  }

  function percent(hits, all) { return all ? (hits / all * 100).toFixed(1) + '%' : '—'; }

  function bar(share, place, pale) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    var rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    svg.setAttribute('viewBox', '0 0 ' + BAR + ' 10');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', 'bar' + place + (pale ? ' pale' : ''));
    rect.setAttribute('width', (share * BAR).toFixed(1));
    rect.setAttribute('height', '10');
    svg.appendChild(rect);
    return svg;
  }

  function heads(texts) {
    var row = make('tr');
    texts.forEach(function (text) {
      var cell = row.appendChild(make('th', '', text));
      cell.scope = 'col';
    });
    return row;
  }

  function trend(words, by, label) {
    var all = rows(words, by);
    var shown = all.slice(0, by ? ROWS : all.length);
    var top = 0;
    all.forEach(function (row) { row.hits.forEach(function (hits) { top = Math.max(top, row.all ? hits / row.all : 0); }); });
    var target = document.querySelector('table.trend');
    var about = words.map(function (word) { return word.exact ? '' : '约 '; });
    var names = [label].concat(words.map(function (word) { return '“' + word.text + '”占'; }), words.map(function (word) { return '有“' + word.text + '”的段'; }), ['全部段', '讲话']);
    table = [names];
    target.textContent = '';
    target.appendChild(make('thead')).appendChild(heads(names));
    var body = target.appendChild(make('tbody'));
    shown.forEach(function (row) {
      var line = body.appendChild(make('tr', row.known ? '' : 'unknown'));
      line.appendChild(make('th', '', row.name)).scope = 'row';
      row.hits.forEach(function (hits, place) {
        var cell = line.appendChild(make('td', 'share'));
        cell.appendChild(bar(top ? hits / row.all / top || 0 : 0, place, row.all < FEW));
        cell.appendChild(make('span', '', percent(hits, row.all)));
      });
      row.hits.forEach(function (hits, place) { line.appendChild(make('td', 'number', (hits ? about[place] : '') + hits)); });
      line.appendChild(make('td', 'number', String(row.all)));
      line.appendChild(make('td', 'number', String(row.speeches)));
      table.push([row.name].concat(row.hits.map(function (hits) { return percent(hits, row.all); }), row.hits, [row.all, row.speeches]));
    });
    var note = '有这个词的段落占该行全部段落的比例；一段连同它前面的标题算一段。';
    if (words.some(function (word) { return !word.exact; })) { note += '标“约”的照索引计，可能略多；一百段以内的都与原文核对过。'; }
    if (!by && all.some(function (row) { return !row.known; })) { note += '未注日期的单列，不算在任何一年里。'; }
    if (by && shown.length < all.length) { note += '只列最多的 ' + shown.length + ' 项，共 ' + all.length + ' 项。'; }
    if (shown.some(function (row) { return row.all < FEW; })) { note += '不到 ' + FEW + ' 段的一行，条的颜色较浅。'; }
    byId('trend-note').textContent = note;
    byId('trend').hidden = !shown.length;
  }

  /* 左右各取几个字，不切开两个编码合成的字 */
  function before(text, end) { return Array.from(text.slice(Math.max(0, end - SIDE * 2), end)).slice(-SIDE).join(''); }
  function after(text, start) { return Array.from(text.slice(start, start + SIDE * 2)).slice(0, SIDE).join(''); }

  /* 一行里的每一处，按原文的写法 */
  function found(word, own, line) {
    var reading = engine.mapped(line[1])(engine.PLAIN);
    var text = line[1];
    var paper = engine.papers[facets.ids[own.number] + '.' + own.part];
    var at = reading.text.indexOf(word.folded);
    for (; at >= 0; at = reading.text.indexOf(word.folded, at + word.folded.length)) {
      var start = reading.starts[at];
      var end = reading.ends[at + word.folded.length - 1];
      lines.push({
        left: before(text, start), key: text.slice(start, end), right: after(text, end), place: lines.length,
        number: own.number, anchor: line[0], title: paper[2][0], sheet: engine.sheet(paper, line[0])
      });
    }
  }

  function cell(row, tag, className, child) {
    var made = row.appendChild(make(tag, className));
    made.appendChild(child);
    return made;
  }

  function spot(line) { return line.anchor.charAt(0) === 'p' ? '第' + line.anchor.slice(1) + '段' : '标题'; }

  /* 窄屏上表格一行排成两行，读屏软件照样当它是表格 */
  function roles(table) {
    var set = function (selector, role) {
      Array.prototype.forEach.call(table.querySelectorAll(selector), function (element) { element.setAttribute('role', role); });
    };
    table.setAttribute('role', 'table');
    set('thead, tbody', 'rowgroup');
    set('tr', 'row');
    set('th', 'columnheader');
    set('td', 'cell');
  }

  function shown(line) {
    var row = make('tr');
    var link = make('a', '', line.key);
    link.href = 's/' + facets.ids[line.number] + '.html?q=' + encodeURIComponent(line.key) + '#' + line.anchor;
    cell(row, 'td', 'left', make('bdi', '', line.left));
    cell(row, 'td', 'key', link);
    cell(row, 'td', 'right', make('bdi', '', line.right));
    var source = cell(row, 'td', 'source', make('span', '', day(line.number)));
    source.appendChild(make('span', '', spot(line)));
    if (line.sheet) { source.appendChild(make('span', '', line.sheet)); }
    source.appendChild(make('span', 'title', line.title));
    source.title = line.title;
    return row;
  }

  function near(text, back) {
    var chars = Array.from(engine.fold(text).replace(new RegExp('[' + facets.separators + ']', 'g'), ''));
    return (back ? chars.reverse() : chars).join('');
  }

  function draw() {
    var keys = { left: function (line) { return near(line.left, true); }, right: function (line) { return near(line.right, false); } };
    var sorted = lines.slice(0, limit);
    if (keys[order]) {
      sorted = sorted.map(function (line) { return [keys[order](line), line]; }).sort(function (a, b) {
        return collator.compare(a[0], b[0]) || a[1].place - b[1].place;
      }).map(function (pair) { return pair[1]; });
    }
    byId('lines').textContent = '';
    sorted.forEach(function (line) { byId('lines').appendChild(shown(line)); });
    roles(document.querySelector('table.kwic'));
    return sorted;
  }

  /* 再列几十处：一批一批装入文字，够了为止 */
  function more(word) {
    limit += LINES;
    function next() {
      if (lines.length > limit || word.at >= word.parts.length) { return finish(); }
      var batch = word.parts.slice(word.at, word.at + AT_ONCE);
      word.at += batch.length;
      return Promise.all(batch.map(function (own) { return engine.load(textPath(own.number, own.part)); })).then(function () {
        batch.forEach(function (own) {
          unitsIn(own.number, own.part).forEach(function (unit) { unit.forEach(function (line) { found(word, own, line); }); });
        });
        return next();
      });
    }
    function finish() {
      draw();
      var rest = lines.length > limit || word.at < word.parts.length;
      byId('more').hidden = !rest;
      byId('kwic').hidden = !lines.length;
      var total = count(word);
      if (!lines.length && !rest) { say('没有找到“' + word.text + '”。请换个说法，或减少几个字。'); }
      else { say('“' + word.text + '”' + (word.exact ? '共 ' : '约 ') + total + ' 段' + (rest ? '，先列 ' + Math.min(limit, lines.length) + ' 处' : '，' + lines.length + ' 处')); }
      byId('lines').setAttribute('data-state', 'done');
    }
    byId('lines').removeAttribute('data-state');
    byId('more').hidden = true;
    return next();
  }

  function copied(button, rows) {
    var text = rows.map(function (row) {
      return row.map(function (value) { return String(value).replace(/[\t\r\n]+/g, ' '); }).join('\t');
    }).join('\n');
    button.textContent = site.copy(text) ? '已拷' : '请手动复制';
    button.focus();
  }

  function parameters() {
    var asked = {};
    location.search.slice(1).split('&').forEach(function (pair) {
      var cut = pair.indexOf('=');
      if (cut < 0) { return; }
      try { asked[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1).replace(/\+/g, ' ')); } catch (error) { /* 不完整的编码 */ }
    });
    return asked;
  }

  function wordOf(text) {
    var folded = engine.fold(text);
    return { text: text.trim(), folded: folded, terms: engine.terms(folded), at: 0, exact: false };
  }

  function listen(word) {
    byId('more').addEventListener('click', function () { more(word); });
    byId('copy-trend').addEventListener('click', function () { copied(this, table); });
    byId('copy-lines').addEventListener('click', function () {
      var head = ['前文', '词', '后文', '日期', '讲话', '段', '页', '网址'];
      copied(this, [head].concat(draw().map(function (line) {
        var link = new URL('s/' + facets.ids[line.number] + '.html#' + line.anchor, location.href).href;
        return [line.left, line.key, line.right, day(line.number), line.title, spot(line), line.sheet, link];
      })));
    });
    Array.prototype.forEach.call(document.querySelectorAll('[data-order]'), function (button, place, all) {
      button.addEventListener('click', function () {
        order = button.getAttribute('data-order');
        Array.prototype.forEach.call(all, function (other) { other.setAttribute('aria-pressed', String(other === button)); });
        draw();
      });
    });
  }

  function ask(asked, label) {
    var words = [asked.q, asked.q2].filter(function (text) { return text && text.trim(); }).map(wordOf);
    if (!words.every(function (word) { return word.terms.several.length; })) { say('词要两个字以上，汉字、字母或数字。'); return null; }
    if (!words.length || !asked.q) { return null; }
    say('正在查找……');
    var by = engine.fields().indexOf(asked.by) >= 0 ? asked.by : '';
    return Promise.all(engine.paths(words.map(function (word) { return word.terms; }), by).map(engine.load)).then(function () {
      if (by) { engine.prepareFilters(); }
      words.forEach(function (word) {
        word.units = engine.unitsOf(word.terms);
        word.parts = parts(word);
      });
      return Promise.all(words.map(checked));
    }).then(function () {
      trend(words, by, label);
      listen(words[0]);
      return more(words[0]);
    });
  }

  /* 本脚本之后还有 facets.js */
  document.addEventListener('DOMContentLoaded', function () {
    var asked = parameters();
    var form = byId('query');
    form.elements.q.value = asked.q || '';
    form.elements.q2.value = asked.q2 || '';
    form.elements.by.value = asked.by || '';
    if (form.elements.by.selectedIndex < 0) { form.elements.by.value = ''; }
    if (!asked.q) { form.elements.q.focus(); }
    Promise.resolve().then(function () {
      if (!facets.ids) { throw new Error('search/facets.js'); }
      return engine.prepare();
    }).then(function () {
      return asked.q ? ask(asked, form.elements.by.options[form.elements.by.selectedIndex].text) : null;
    }).catch(function (error) {
      say('查找所需的文件没有装入（' + error.message + '），请检查网站的文件是否齐全。');
    });
  });
}());
