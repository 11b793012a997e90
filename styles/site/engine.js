/* 查找：相邻两三字的索引，分片按需装入；找到的与原文核对。搜索页和用字页都用它；双击打开也能用。问题怎么拆、字怎么折叠在 query.js 里。 */
(function () {
  'use strict';
  var NONE = 9;              /* 没有的等次 */
  var RANK = 1e8;            /* 差一等，多少分也补不上 */
  var RANKS = 1000;
  var MANY = 400;            /* 猜的时候最多读这么多段 */
  var EPOCH = Date.UTC(1899, 11, 31);
  var TITLE = 10000;
  var HEADING = 100;
  var FIRST = 2;             /* 每篇的头两个单元是题名和标题，其后每段一个 */

  var query = window.Huibian;
  var facets = query.facets;
  var shards = {};
  var papers = {};
  var prepared = null;
  var own = null;            /* 各项：某篇的各个值 */

  window.__hs = function (value) { shards[value[0]] = value; };
  window.__ht = function (value) { papers[value[0] + '.' + value[1]] = value; };

  /* 隔着标点的与不隔的同在一片 */
  function shardOf(term) {
    var factors = [40503, 31153, 22391];
    var sum = Array.from(term.replace(facets.across, '')).reduce(function (sum, char, place) { return sum + char.codePointAt(0) * factors[place]; }, 0);
    return Math.floor(sum / 32) % facets.shards;
  }

  /* 一个词项的号码，作为字节表：有则为 1 */
  function numbers(term, total) {
    var found = new Uint8Array(total);
    var shard = shards[shardOf(term)];
    var names = shard.names || (shard.names = shard[1].split(' '));
    var place = names.indexOf(term);
    if (place < 0) { return found; }
    var start = shard[2].slice(0, place).reduce(function (sum, length) { return sum + length; }, 0);
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

  /* 一列数：头一个字说每个数占几个字节，一至三个 */
  function column(text) {
    var width = Number(text.charAt(0)) || 1;
    var bytes = window.atob(text.slice(1));
    var values = new Uint32Array(bytes.length / width);
    for (var i = 0; i < bytes.length; i += 1) { values[Math.floor(i / width)] |= bytes.charCodeAt(i) << 8 * (i % width); }
    return values;
  }

  /* 讲话很多时，各列分在几个文件里（search/f/、search/g/），每个说同样多的几篇 */
  function blocks(folder) {
    var found = [];
    for (var i = 0; i < (facets.blocks || 0); i += 1) { found.push('search/' + folder + '/' + i + '.js'); }
    return found;
  }

  /* 各个文件里的同一项；只有一个文件的，就是它的 */
  function pieces(folder) { return facets.blocks ? blocks(folder).map(function (path, i) { return facets[folder + i]; }) : [facets]; }

  function joined(folder, name) {
    var parts = pieces(folder).map(function (piece) { return column(piece[name] || ''); });
    var all = new Uint32Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.reduce(function (at, part) { all.set(part, at); return at + part.length; }, 0);
    return all;
  }

  /* 前一个编号共有的几个字，写作一位数 */
  function idsIn(piece) {
    var last = '';
    return piece.ids ? piece.ids.split(' ').map(function (id) {
      last = last.slice(0, parseInt(id.charAt(0), 36)) + id.slice(1);
      return last;
    }) : [];
  }

  function vagueIn(piece) {
    var told = window.atob(piece.vague || '');
    return facets.blocks ? told + '\0'.repeat(facets.block / 4 - told.length) : told;
  }

  function arrange() {
    var several = pieces('f');
    var first = 0;
    facets.ids = [].concat.apply([], several.map(idsIn));
    facets.sizes = joined('f', 'sizes');
    facets.firsts = Array.from(facets.sizes).map(function (size) { first += size; return first - size; });
    facets.day = joined('f', 'day');
    facets.vague = several.map(vagueIn).join('');
    facets.years = Array.from(facets.day).map(function (day) { return day ? date(day).getUTCFullYear() : 0; });
    fields().forEach(function (field) { facets.names[field] = [].concat.apply([], several.map(function (piece) { return piece.names[field]; })); });
    query.ready();
  }

  /* 装好 facets.js 里的各列，分开存的先装入；再叫也只做一次 */
  function prepare() {
    prepared = prepared || Promise.all(blocks('f').map(query.load)).then(arrange);
    return prepared;
  }

  function filterPaths() { return facets.blocks ? blocks('g') : ['search/filters.js']; }

  /* 各项的值，筛选和计数时才装入 */
  function prepareFilters() {
    if (own) { return; }
    own = {};
    fields().forEach(function (field) { own[field] = joined('g', field + 's').length ? ofSeveral(field) : ofFirst(field); });
  }

  /* 可以筛选的各项，年份另算；facets.js 没有装入时一项也没有 */
  function fields() { return Object.keys(facets.names || {}); }

  /* 某篇某项的各个值，是它们在 facets.names 里的号码 */
  function values(field, number) { return own[field](number); }

  /* 多数篇有几个值：先是各篇有几个，再是一个接一个的值 */
  function ofSeveral(field) {
    var all = joined('g', field);
    var at = 0;
    var each = Array.from(joined('g', field + 's')).map(function (count) {
      at += count;
      return Array.from(all.subarray(at - count, at));
    });
    return function (number) { return each[number]; };
  }

  /* 多数篇只有一个值；同一篇的其他值：篇号、值号，一对一对 */
  function ofFirst(field) {
    var first = joined('g', field);
    var pairs = joined('g', field + '_others');
    var others = {};
    for (var i = 0; i < pairs.length; i += 2) { (others[pairs[i]] = others[pairs[i]] || []).push(pairs[i + 1]); }
    return function (number) { return first[number] ? [first[number] - 1].concat(others[number] || []) : []; };
  }

  /* 日期只知道到哪里：0 日，1 月，2 年 */
  function vague(number) { return facets.vague.charCodeAt(number >> 2) >> (number & 3) * 2 & 3; }

  function date(day) { return new Date(EPOCH + day * 86400000); }

  function both(a, b) {
    for (var u = 0; a && u < a.length; u += 1) { b[u] &= a[u]; }
    return b;
  }

  function either(a, b) {
    for (var u = 0; a && u < a.length; u += 1) { b[u] |= a[u]; }
    return b;
  }

  /* 一项在哪些单元；不计标点的，隔着标点的也算 */
  function unitsWith(term, across) {
    var found = numbers(term, facets.units);
    return across ? either(numbers(term + facets.across, facets.units), found) : found;
  }

  function unitsWithAll(terms, across) {
    return terms.reduce(function (units, term) { return both(units, unitsWith(term, across)); }, null);
  }

  /* 至少有其中几项的单元；太多的读不过来，就不猜 */
  function unitsWithMost(terms, least) {
    var counts = new Uint8Array(facets.units);
    terms.forEach(function (term) { unitsWith(term, true).forEach(function (has, u) { counts[u] += has; }); });
    var found = counts.map(function (count) { return count >= least ? 1 : 0; });
    return found.reduce(function (sum, has) { return sum + has; }, 0) > MANY ? found.fill(0) : found;
  }

  /* 一种找法可能在的单元；只有单字的不分单元，没有 */
  function unitsOf(way) {
    if (way.least) { return unitsWithMost(way.several, way.least); }
    if (!way.guesses) { return unitsWithAll(way.several, way.across); }
    return way.guesses.reduce(function (units, terms) { return either(units, unitsWithAll(terms, true)); }, null);
  }

  /* 一种找法在各篇的得分：题名里有的在前，其次标题，再次有几段 */
  function scoresOf(way, units, inTitle) {
    var total = facets.ids.length;
    var found = new Float64Array(total).fill(units ? 0 : 1);
    for (var i = 0; units && i < total; i += 1) {
      for (var k = 0; k < (inTitle ? 1 : facets.sizes[i]); k += 1) {
        if (units[facets.firsts[i] + k]) { found[i] += k === 0 ? TITLE : k === 1 ? HEADING : 1; }
      }
    }
    way.singles.forEach(function (term) {
      var own = numbers(term, total);
      for (var s = 0; s < total; s += 1) { if (!own[s]) { found[s] = 0; } }
    });
    return found;
  }

  /* 不看文字就知道的：日期在不在起讫之间，有没有某个值，是不是这个编号 */
  function factOf(atom) {
    if (atom.days) {
      return function (number) {
        var first = facets.day[number] ? date(facets.day[number]).getTime() : -Infinity;
        return facets.day[number] && first >= atom.days.from && first <= atom.days.to;
      };
    }
    if (atom.field) {
      var wanted = facets.names[atom.field].map(function (name) { return query.fold(name).indexOf(atom.value) >= 0; });
      return function (number) { return values(atom.field, number).some(function (value) { return wanted[value]; }); };
    }
    return function (number) {
      var id = facets.ids[number];
      return atom.id && (id.indexOf(atom.id) === 0 || (atom.id.indexOf('-') >= 0 && id.indexOf(atom.id) >= 0));
    };
  }

  /* 索引已经说定有的：只有一项，这一项就是全部 */
  function isCertain(way) { return way.several.length === 1 && !way.singles.length && way.text === way.several[0]; }

  /* 一条查下来：每篇几等、得几分；units 是可能在的单元，anywhere 是不知道在哪一段 */
  function weighed(clause) {
    var total = facets.ids.length;
    var own = {
      clause: clause, units: null, anywhere: false,
      rank: new Uint8Array(total).fill(NONE), score: new Float64Array(total), known: new Uint8Array(total)
    };
    function take(scores, rank, isKnown) {
      for (var i = 0; i < total; i += 1) {
        if (!scores[i]) { continue; }
        if (isKnown) { own.known[i] = 1; }
        if (rank < own.rank[i]) { own.rank[i] = rank; own.score[i] = 0; }
        if (rank === own.rank[i]) { own.score[i] = Math.max(own.score[i], scores[i]); }
      }
    }
    clause.any.forEach(function (atom) {
      var fact = factOf(atom);
      take(facets.ids.map(function (id, number) { return fact(number) ? TITLE : 0; }), 0, true);
      atom.ways.forEach(function (way) {
        var units = unitsOf(way);
        take(scoresOf(way, units, atom.title), way.rank, clause.not && !atom.title && isCertain(way));
        if (units) { own.units = either(own.units, units); } else { own.anywhere = true; }
      });
    });
    return own;
  }

  /* 各篇合起来：不合的是 0；每条都一字不差的在前，再看得分 */
  function summed(weights) {
    return new Float64Array(facets.ids.length).map(function (zero, number) {
      return weights.reduce(function (sum, own) {
        if (own.clause.not) { return own.known[number] ? 0 : sum; }
        return sum && own.rank[number] < NONE ? sum + own.score[number] - own.rank[number] * RANK : 0;
      }, RANK * RANKS);
    });
  }

  /* 一篇的各部分，可能有的条数最多的在前；words 是那里可能有的，against 是那里可能有而不要的 */
  function candidates(number, search) {
    var count = Math.max(1, Math.ceil((facets.sizes[number] - FIRST) / facets.part));
    var parts = [];
    for (var i = 0; i < count; i += 1) { parts.push({ number: i, words: [], against: false }); }
    search.weights.forEach(function (own) {
      if (own.clause.not ? own.rank[number] === NONE : own.known[number]) { return; }
      parts.forEach(function (part) {
        var first = facets.firsts[number] + FIRST + part.number * facets.part;
        var end = Math.min(first + facets.part, facets.firsts[number] + facets.sizes[number]);
        var maybe = own.anywhere;
        for (var u = first; u < end && !maybe; u += 1) { maybe = own.units[u] === 1; }
        if (maybe && own.clause.not) { part.against = true; }
        else if (maybe) { part.words.push(own.clause); }
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

  /* 一部分里的各行：锚，原文，读法，有哪几条 */
  function linesOf(paper, isFirst, search) {
    var lines = isFirst ? paper[2].map(function (text) { return ['', text]; }) : [];
    for (var i = 0; i < paper[3].length; i += 2) { lines.push([paper[3][i], paper[3][i + 1]]); }
    return lines.map(function (line, place) {
      var reads = query.mapped(line[1]);
      var stands = function (clause) { return query.rankIn(clause, reads, isFirst && place === 0) >= 0; };
      return [line[0], line[1], reads, search.words.filter(stands), search.against.some(stands), sheet(paper, line[0])];
    });
  }

  /* 一段印在纸上的第几页，不知道的不写 */
  function sheet(paper, anchor) {
    var first = paper[3].filter(function (word, i) { return i % 2 === 0 && word.charAt(0) !== 's'; })[0];
    var own = paper[5] && anchor.charAt(0) === 'p' && paper[5].split(' ')[anchor.slice(1) - first.slice(1)];
    return own ? '第' + own.replace('-', '—') + '页' : '';
  }

  /* 各条在这几行里最严的等次之和：0 是条条都一字不差 */
  function rankOf(lines, words) {
    return words.reduce(function (sum, clause) {
      var ranks = lines.filter(function (line) { return line[3].indexOf(clause) >= 0; }).map(function (line) {
        return query.rankIn(clause, line[2], true);
      });
      return sum + (ranks.length ? Math.min.apply(null, ranks) : 0);
    }, 0);
  }

  /* 与原文核对：每一条都要在某一段里有；还缺时才装入下一部分；可能有的都装入了就是 whole */
  function verified(number, search) {
    var id = facets.ids[number];
    var parts = candidates(number, search);
    var missing = search.weights.filter(function (own) { return !own.clause.not && !own.known[number]; }).map(function (own) { return own.clause; });
    var lines = [];
    function wanted(part) {
      return !part.read && (part.against || part.words.some(function (clause) { return missing.indexOf(clause) >= 0; }));
    }
    function look(part) {
      var name = id + '.' + part.number;
      var isFirst = !lines.length;
      search.read += 1;
      part.read = true;
      return query.load('search/t/' + name + '.js').then(function () {
        var paper = papers[name];
        var fresh = linesOf(paper, isFirst, search);
        lines = lines.concat(fresh);
        if (fresh.some(function (line) { return line[4]; })) { return null; }
        fresh.forEach(function (line) { missing = missing.filter(function (clause) { return line[3].indexOf(clause) < 0; }); });
        var next = parts.filter(wanted)[0];
        if (next) { return look(next); }
        var whole = parts.every(function (part) { return part.read || !part.words.length; });
        if (!missing.length && search.question.nearly) { search.said = search.said || saidIn(lines, search.words); }
        return missing.length ? null : { number: number, head: paper[2], facts: paper[4], lines: lines, whole: whole, rank: rankOf(lines, search.words) };
      });
    }
    return look(parts[0]);
  }

  function waysIn(question) {
    var ways = [];
    question.clauses.forEach(function (clause) { clause.any.forEach(function (atom) { ways = ways.concat(atom.ways); }); });
    return ways;
  }

  /* 这些找法要装入的分片；有筛选时还有筛选所需的 */
  function paths(ways, filtered) {
    var found = new Set();
    ways.forEach(function (way) {
      way.several.concat(way.singles).forEach(function (term) { found.add('search/i/' + shardOf(term) + '.js'); });
    });
    if (filtered) { filterPaths().forEach(function (path) { found.add(path); }); }
    return Array.from(found);
  }

  function asked(question, filters) {
    var inField = question.clauses.some(function (clause) { return clause.any.some(function (atom) { return atom.field; }); });
    var filtered = inField || fields().some(function (field) { return filters[field]; });
    return Promise.all(paths(waysIn(question), filtered).map(query.load)).then(function () {
      if (filtered) { prepareFilters(); }
      var weights = question.clauses.map(weighed);
      var sums = summed(weights);
      return {
        question: question, words: question.words, weights: weights, sums: sums, found: ordered(sums, filters),
        against: question.clauses.filter(function (clause) { return clause.not; }), at: 0, wrong: 0, read: 0
      };
    });
  }

  /* 查一个问题：装入所需的分片，排好可能有的各篇；每篇再由 verified 核对。一篇也没有的，找差一个字的 */
  function find(question, filters) {
    return asked(question, filters).then(function (search) {
      if (search.found.length) { return search; }
      search.guessed = true;
      return nearly(search, filters).then(function (guess) { return guess || search; });
    });
  }

  /* 一字不差的没有，找差一个字的；没有可猜的就没有。said 是找到的第一处原文 */
  function nearly(search, filters) {
    var guess = query.nearly(search.question);
    return guess.guesses ? asked(guess, filters).then(function (other) {
      other.guessed = true;
      return other;
    }) : Promise.resolve(null);
  }

  /* 差一个字的第一处，原文是怎样的 */
  function saidIn(lines, words) {
    return lines.reduce(function (said, line) {
      return words.reduce(function (said, clause) {
        var place = !said && query.rankIn(clause, line[2], true) === query.NEAR && query.ranges(line[2], [clause])[0];
        return place ? line[1].slice(place[0], place[1]) : said;
      }, said);
    }, '');
  }

  Object.assign(query, {
    find: find, nearlyFound: nearly, papers: papers, paths: paths, unitsOf: unitsOf,
    prepare: prepare, prepareFilters: prepareFilters, filterPaths: filterPaths, fields: fields, values: values, date: date, vague: vague,
    sheet: sheet, fits: fits, ordered: ordered, verified: verified
  });
}());
