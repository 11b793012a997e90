/* 查找：相邻两三字的索引，分片按需装入；找到的与原文核对。搜索页和用字页都用它；双击打开也能用。 */
(function () {
  'use strict';
  var EPOCH = Date.UTC(1899, 11, 31);
  var TITLE = 10000;
  var HEADING = 100;
  var FIRST = 2;             /* 每篇的头两个单元是题名和标题，其后每段一个 */

  var facets = {};
  var shards = {};
  var papers = {};
  var waiting = {};
  var run = null;
  var dropped = null;
  var forms = null;          /* 部首、旧字形归到通用字，表由建索引的程序给出 */
  var unlike = null;
  var own = null;            /* 各项：某篇的各个值 */

  window.__hf = function (value) { Object.keys(value).forEach(function (name) { facets[name] = value[name]; }); };
  window.__hs = function (value) { shards[value[0]] = value; };
  window.__ht = function (value) { papers[value[0] + '.' + value[1]] = value; };

  function load(path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (done, failed) {
        var script = document.createElement('script');
        script.src = path;
        script.onload = function () { script.remove(); done(); };
        script.onerror = function () { failed(new Error(path)); };
        document.head.appendChild(script);
      });
    }
    return waiting[path];
  }

  /* 折叠：与建索引时同样的写法 */
  function fold(text) { return text.normalize('NFKC').toLowerCase().replace(dropped, '').replace(unlike, function (char) { return forms[char]; }); }

  /* 折叠后的每一位在原文的哪里；只对要显示的段落做 */
  function mapped(text) {
    var out = '';
    var places = [];
    var place = 0;
    Array.from(text).forEach(function (char) {
      var piece = fold(char);
      for (var i = 0; i < piece.length; i += 1) { places.push(place); }
      out += piece;
      place += char.length;
    });
    places.push(place);
    return { text: out, places: places };
  }

  /* 一个词要查的：“的”“和”等字连同前后各一字合为一项，其余每两字一项 */
  function terms(word) {
    var several = [];
    var singles = [];
    word.split(run).forEach(function (part) {
      var chars = Array.from(part);
      var within = function (i) { return i > 0 && i + 1 < chars.length && facets.bridges.indexOf(chars[i]) >= 0; };
      if (chars.length === 1) { singles.push(chars[0]); }
      for (var i = 0; i + 1 < chars.length; i += 1) {
        if (within(i)) { several.push(chars[i - 1] + chars[i] + chars[i + 1]); }
        else if (!within(i + 1)) { several.push(chars[i] + chars[i + 1]); }
      }
    });
    return { several: several, singles: singles };
  }

  function shardOf(term) {
    var factors = [40503, 31153, 22391];
    var sum = Array.from(term).reduce(function (sum, char, place) { return sum + char.codePointAt(0) * factors[place]; }, 0);
    return Math.floor(sum / 32) % facets.shards;
  }

  /* 一个词项的号码，作为字节表：有则为 1 */
  function numbers(term, total) {
    var found = new Uint8Array(total);
    var shard = shards[shardOf(term)];
    var chars = shard.names || (shard.names = Array.from(shard[1]));
    var long = facets.longest;
    var wanted = Array.from(term);
    var start = 0;
    var place = 0;
    var same = function (place) {
      for (var k = 0; k < long; k += 1) { if (chars[place * long + k] !== (wanted[k] || ' ')) { return false; } }
      return true;
    };
    while (place * long < chars.length && !same(place)) {
      start += shard[2][place];
      place += 1;
    }
    if (place * long >= chars.length) { return found; }
    var first = Math.floor(start / 3);
    var bytes = window.atob(shard[3].slice(first * 4, Math.ceil((start + shard[2][place]) / 3) * 4));
    var at = start - first * 3;
    var end = at + shard[2][place];
    var number = 0;
    if (bytes.charCodeAt(at)) {
      for (var i = at + 1; i < end; i += 1) {
        for (var bit = 0; bit < 8; bit += 1) {
          number = (i - at - 1) * 8 + bit;
          if (bytes.charCodeAt(i) >> bit & 1 && number < total) { found[number] = 1; }
        }
      }
      return found;
    }
    var step = 0;
    var shift = 0;
    for (var j = at + 1; j < end; j += 1) {
      var byte = bytes.charCodeAt(j);
      step += (byte & 127) << shift;
      shift += 7;
      if (byte < 128) {
        number += step;
        found[number] = 1;
        step = 0;
        shift = 0;
      }
    }
    return found;
  }

  function column(text) {
    var bytes = window.atob(text);
    var values = new Uint16Array(bytes.length / 2);
    for (var i = 0; i < values.length; i += 1) { values[i] = bytes.charCodeAt(i * 2) | bytes.charCodeAt(i * 2 + 1) << 8; }
    return values;
  }

  function prepare() {
    var last = '';
    facets.ids = facets.ids ? facets.ids.split(' ').map(function (id) {
      last = last.slice(0, parseInt(id.charAt(0), 36)) + id.slice(1);
      return last;
    }) : [];
    facets.sizes = column(facets.sizes);
    var first = 0;
    facets.firsts = Array.from(facets.sizes).map(function (size) { first += size; return first - size; });
    facets.day = column(facets.day);
    facets.vague = window.atob(facets.vague || '');
    facets.years = Array.from(facets.day).map(function (day) { return day ? date(day).getUTCFullYear() : 0; });
    run = new RegExp('[' + facets.separators + ']+');
    forms = {};
    var chars = Array.from(facets.forms);
    for (var i = 0; i < chars.length; i += 2) { forms[chars[i]] = chars[i + 1]; }
    unlike = new RegExp('[' + Object.keys(forms).join('') + ']', 'g');
    dropped = new RegExp('[' + facets.dropped.replace(/[-\]\[\\^]/g, '\\$&') + ']', 'g');
  }

  /* 各项的值，筛选和计数时才装入 */
  function prepareFilters() {
    if (own) { return; }
    own = {};
    fields().forEach(function (field) { own[field] = facets[field + 's'] ? ofSeveral(field) : ofFirst(field); });
  }

  /* 可以筛选的各项，年份另算；facets.js 没有装入时一项也没有 */
  function fields() { return Object.keys(facets.names || {}); }

  /* 某篇某项的各个值，是它们在 facets.names 里的号码 */
  function values(field, number) { return own[field](number); }

  /* 多数篇有几个值：先是各篇有几个，再是一个接一个的值 */
  function ofSeveral(field) {
    var all = column(facets[field]);
    var at = 0;
    var each = Array.from(column(facets[field + 's'])).map(function (count) {
      at += count;
      return Array.from(all.subarray(at - count, at));
    });
    return function (number) { return each[number]; };
  }

  /* 多数篇只有一个值；同一篇的其他值：篇号、值号，一对一对 */
  function ofFirst(field) {
    var first = column(facets[field]);
    var pairs = column(facets[field + '_others'] || '');
    var others = {};
    for (var i = 0; i < pairs.length; i += 2) { (others[pairs[i]] = others[pairs[i]] || []).push(pairs[i + 1]); }
    return function (number) { return first[number] ? [first[number] - 1].concat(others[number] || []) : []; };
  }

  /* 日期只知道到哪里：0 日，1 月，2 年 */
  function vague(number) { return facets.vague.charCodeAt(number >> 2) >> (number & 3) * 2 & 3; }

  function date(day) { return new Date(EPOCH + day * 86400000); }

  /* 一个词的每一项都有的单元；只有单字的词不分单元 */
  function unitsOf(word) {
    return word.several.reduce(function (units, term) {
      var own = numbers(term, facets.units);
      if (units) { for (var u = 0; u < units.length; u += 1) { own[u] &= units[u]; } }
      return own;
    }, null);
  }

  /* 每篇的得分：题名里有的在前，其次标题，再次有几段 */
  function scores(query, units) {
    var total = facets.ids.length;
    var sums = new Float64Array(total).fill(1);
    query.forEach(function (word, place) {
      var found = new Float64Array(total).fill(units[place] ? 0 : 1);
      for (var i = 0; units[place] && i < total; i += 1) {
        for (var k = 0; k < facets.sizes[i]; k += 1) {
          if (units[place][facets.firsts[i] + k]) { found[i] += k === 0 ? TITLE : k === 1 ? HEADING : 1; }
        }
      }
      word.singles.forEach(function (term) {
        var own = numbers(term, total);
        for (var s = 0; s < total; s += 1) { if (!own[s]) { found[s] = 0; } }
      });
      for (var n = 0; n < total; n += 1) { sums[n] = found[n] ? sums[n] && sums[n] + found[n] : 0; }
    });
    return sums;
  }

  /* 一篇的各部分，可能有的词最多的在前；words 是那里可能有的词 */
  function candidates(number, search) {
    var count = Math.max(1, Math.ceil((facets.sizes[number] - FIRST) / facets.part));
    var parts = [];
    for (var i = 0; i < count; i += 1) { parts.push({ number: i, words: [] }); }
    search.units.forEach(function (units, word) {
      parts.forEach(function (part) {
        var first = facets.firsts[number] + FIRST + part.number * facets.part;
        var end = Math.min(first + facets.part, facets.firsts[number] + facets.sizes[number]);
        var maybe = !units;
        for (var u = first; u < end && !maybe; u += 1) { maybe = units[u] === 1; }
        if (maybe) { part.words.push(search.words[word]); }
      });
    });
    return parts.sort(function (a, b) { return b.words.length - a.words.length || a.number - b.number; });
  }

  function fits(number, filters) {
    if (filters.year && String(facets.years[number] || 'none') !== filters.year) { return false; }
    return fields().every(function (field) {
      var value = filters[field] ? facets.names[field].indexOf(filters[field]) : -1;
      return !filters[field] || (value >= 0 && values(field, number).indexOf(value) >= 0);
    });
  }

  function ordered(sums, filters) {
    var found = [];
    for (var i = 0; i < sums.length; i += 1) { if (sums[i] && fits(i, filters)) { found.push(i); } }
    var sign = filters.sort === 'old' ? 1 : -1;
    return found.sort(function (a, b) {
      if (!filters.sort && sums[a] !== sums[b]) { return sums[b] - sums[a]; }
      if (!facets.day[a] !== !facets.day[b]) { return facets.day[a] ? -1 : 1; }
      return sign * (facets.day[a] - facets.day[b] || vague(b) - vague(a)) || a - b;
    });
  }

  function pairsOf(list) {
    return list.reduce(function (pairs, value, place) {
      if (place % 2) { pairs.push([list[place - 1], value, fold(value)]); }
      return pairs;
    }, []);
  }

  /* 与原文核对：每个词都要在某一段里原样出现；还缺词时才装入下一部分；可能有的都装入了就是 whole */
  function verified(number, search) {
    var id = facets.ids[number];
    var parts = candidates(number, search);
    var missing = search.words.slice();
    var lines = [];
    function look(place) {
      var name = id + '.' + parts[place].number;
      search.read += 1;
      parts[place].read = true;
      return load('search/t/' + name + '.js').then(function () {
        var paper = papers[name];
        var own = (place ? [] : paper[2].map(function (text) { return ['', text, fold(text)]; })).concat(pairsOf(paper[3]));
        own.forEach(function (line) {
          line.push(search.words.filter(function (word) { return line[2].indexOf(word) >= 0; }));
          missing = missing.filter(function (word) { return line[3].indexOf(word) < 0; });
        });
        lines = lines.concat(own);
        var next = place + 1;
        while (next < parts.length && !parts[next].words.some(function (word) { return missing.indexOf(word) >= 0; })) { next += 1; }
        if (missing.length && next < parts.length) { return look(next); }
        var whole = parts.every(function (part) { return part.read || !part.words.length; });
        return missing.length ? null : { number: number, head: paper[2], facts: paper[4], lines: lines, whole: whole };
      });
    }
    return look(0);
  }

  function ranges(line, words) {
    var found = [];
    words.forEach(function (word) {
      for (var at = line.text.indexOf(word); at >= 0; at = line.text.indexOf(word, at + word.length)) {
        var end = at + word.length;
        found.push([line.places[at], line.places[end - 1] + 1]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (merged, range) {
      var last = merged[merged.length - 1];
      if (last && range[0] <= last[1]) { last[1] = Math.max(last[1], range[1]); } else { merged.push(range.slice()); }
      return merged;
    }, []);
  }

  /* 查这些词要装入的分片；有筛选时还有筛选所需的 */
  function paths(query, filtered) {
    var found = new Set();
    query.forEach(function (word) {
      word.several.concat(word.singles).forEach(function (term) { found.add('search/i/' + shardOf(term) + '.js'); });
    });
    if (filtered) { found.add('search/filters.js'); }
    return Array.from(found);
  }

  /* 打进来的问题：words 是要找的各个词，交给 ranges 等用，不必知道里面是什么；asks 是有没有要找的 */
  function ask(text) {
    var words = (text || '').split(/\s+/).map(fold).filter(function (word) { return terms(word).several.length || terms(word).singles.length; });
    return { text: text || '', words: words, asks: words.length > 0 };
  }

  /* 查一个问题：装入所需的分片，排好可能有的各篇；每篇再由 verified 核对 */
  function find(question, filters) {
    var query = question.words.map(terms);
    var filtered = fields().some(function (field) { return filters[field]; });
    return Promise.all(paths(query, filtered).map(load)).then(function () {
      if (filtered) { prepareFilters(); }
      var units = query.map(unitsOf);
      var sums = scores(query, units);
      return { question: question, words: question.words, units: units, sums: sums, found: ordered(sums, filters), at: 0, wrong: 0, read: 0 };
    });
  }

  window.Huibian = {
    ask: ask, find: find,
    facets: facets, papers: papers, load: load, fold: fold, mapped: mapped, terms: terms, paths: paths,
    prepare: prepare, prepareFilters: prepareFilters, fields: fields, values: values, date: date, vague: vague,
    unitsOf: unitsOf, scores: scores, fits: fits, ordered: ordered, verified: verified, ranges: ranges
  };
}());
