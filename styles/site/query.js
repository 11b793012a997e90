/* 问题：把打进来的字拆成要找的各条，在一段文字里找到并标出。搜索页和打开的讲话都用它。 */
(function () {
  'use strict';
  var PLAIN = 0;             /* 一条的四种找法：照原样；日期数字归一；不计标点；两样都不计 */
  var ONE = 1;
  var BARE = 2;
  var BOTH = 3;
  var EXACT = 0;             /* 几等：一字不差；差标点；差一个字 */
  var LOOSE = 1;
  var NEAR = 2;
  var SHORTEST = 3;          /* 几个字起、几个字止才猜错字 */
  var LONGEST = 24;
  var PIECE = /([-−－]?)((?:[^\s:：“”"]{1,6}[:：])?)(?:["“”]([^"“”]+)["“”](?=\s|$)|(\S+))/g;
  var OR = ['OR', '或', '或者', '|', '｜'];
  var TITLE = ['题', '题名', '题目', '标题', 'title'];
  var DATE = /^((?:1[89]|20)\d\d)(?:[-‐–./年](\d{1,2})(?!\d)(?:[-‐–./月](\d{1,2})(?!\d))?)?[年月日号]*/;
  var LONG = 7;              /* 这么多对字起，可以少两对；少于此的只能少一对 */
  var TO = /^\s*(?:-|‐|–|—+|~|～|至|到|\.\.+)\s*/;

  var base = document.currentScript.src.replace(/[^/]*$/, '');   /* 网站的根 */
  var facets = {};
  var signs = null;
  var waiting = {};
  var known = {};            /* 各字折叠后的样子 */

  window.__hf = function (value) { Object.keys(value).forEach(function (name) { facets[name] = value[name]; }); };

  function load(path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (done, failed) {
        var script = document.createElement('script');
        script.src = base + path;
        script.onload = function () { script.remove(); done(); };
        script.onerror = function () { failed(new Error(path)); };
        document.head.appendChild(script);
      });
    }
    return waiting[path];
  }

  function ready() {
    if (signs) { return signs; }
    var forms = {};
    var chars = Array.from(facets.forms);
    for (var i = 0; i < chars.length; i += 2) { forms[chars[i]] = chars[i + 1]; }
    var first = 1;
    signs = {
      forms: forms,
      dropped: facets.dropped,
      joints: new RegExp(facets.joints, 'g'),
      run: new RegExp('[' + facets.separators + ']+'),
      mark: new RegExp('^[' + facets.separators + ']$'),
      any: new RegExp(facets.written.map(function (rule) { return '(?:' + rule[0] + ')'; }).join('|'), 'g'),
      rules: facets.written.map(function (rule) {
        var count = new RegExp(rule[0] + '|').exec('').length - 1;
        first += count;
        return { form: rule[1], first: first - count, count: count };
      }),
      day: new RegExp('^(?:' + facets.begins + '\\d{4}年)?(?:' + facets.begins + '\\d+月(?:\\d+日)?)?$')
    };
    return signs;
  }

  /* 一个字折叠后的样子，与建索引时同样；省去的字还在 */
  function plain(char) {
    if (known[char] === undefined) {
      known[char] = Array.from(char.normalize('NFKC').toLowerCase()).map(function (one) { return signs.forms[one] || one; }).join('');
    }
    return known[char];
  }

  /* 读法：折叠后的字，以及每一位在原文的起讫。一个字不管占几位都不切开 */
  function read(text) {
    ready();
    var out = '';
    var starts = [];
    var ends = [];
    var place = 0;
    Array.from(text).forEach(function (char) {
      var piece = plain(char);
      for (var i = 0; i < piece.length; i += 1) { starts.push(place); ends.push(place + char.length); }
      out += piece;
      place += char.length;
    });
    return { text: out, starts: starts, ends: ends };
  }

  function only(reading, keeps) {
    var out = '';
    var starts = [];
    var ends = [];
    for (var i = 0; i < reading.text.length; i += 1) {
      if (keeps(reading.text.charAt(i), i)) {
        out += reading.text.charAt(i);
        starts.push(reading.starts[i]);
        ends.push(reading.ends[i]);
      }
    }
    return { text: out, starts: starts, ends: ends };
  }

  function folded(reading) { return only(reading, function (char) { return signs.dropped.indexOf(char) < 0; }); }

  /* 不计标点；小数点和钟点里的冒号不是标点 */
  function bare(reading) {
    return only(reading, function (char, i) {
      if (!signs.mark.test(char)) { return true; }
      return facets.points.indexOf(char) >= 0 && /\d/.test(reading.text.charAt(i - 1)) && /\d/.test(reading.text.charAt(i + 1));
    });
  }

  /* 换过几处字的读法：pieceOf 说一处换成什么；换上的字都指着原来的那一处 */
  function replaced(reading, pattern, pieceOf) {
    var out = '';
    var starts = [];
    var ends = [];
    var last = 0;
    function keep(to) {
      out += reading.text.slice(last, to);
      for (; last < to; last += 1) { starts.push(reading.starts[last]); ends.push(reading.ends[last]); }
    }
    reading.text.replace(pattern, function (all) {
      var at = arguments[arguments.length - 2];
      var piece = pieceOf(Array.from(arguments));
      if (piece === all) { return; }
      keep(at);
      out += piece;
      last = at + all.length;
      for (var i = 0; i < piece.length; i += 1) { starts.push(reading.starts[at]); ends.push(reading.ends[last - 1]); }
    });
    keep(reading.text.length);
    return { text: out, starts: starts, ends: ends };
  }

  /* 日期和数字归为一种写法 */
  function rewritten(reading) {
    return replaced(reading, signs.any, function (groups) {
      var rule = signs.rules.filter(function (one) {
        for (var g = 0; g < one.count; g += 1) { if (groups[one.first + g]) { return true; } }
        return false;
      })[0];
      return rule ? window.HuibianWritten.filled(rule.form, groups.slice(rule.first, rule.first + rule.count)) : groups[0];
    });
  }

  /* 两个数之间的横线和点各归为一个：5—6% 不是 56% */
  function parted(reading) {
    return replaced(reading, signs.joints, function (groups) { return groups[1] + facets.joint; });
  }

  /* 一段文字的四种读法，用到才算 */
  function mapped(text) {
    var own = [];
    var first = read(text);
    return function reading(how) {
      own[how] = own[how] || (how >= BARE ? bare(reading(how - BARE)) : folded(how === ONE ? rewritten(first) : parted(first)));
      return own[how];
    };
  }

  function fold(text) { return mapped(text)(PLAIN).text; }

  /* 一个词要查的：“的”“和”等字连同前后各一字合为一项，其余每两字一项 */
  function terms(word) {
    var several = [];
    var singles = [];
    word.split(ready().run).forEach(function (part) {
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

  function way(how, text, rank) {
    var own = terms(text);
    return { how: how, text: text, rank: rank, several: own.several, singles: own.singles, across: how >= BARE };
  }

  /* 一个词的各种找法，先严后宽；同样的不重。2/3 不计标点就成了 23，所以不 */
  function waysOf(text, exact) {
    var reads = mapped(text);
    var day = signs.day.test(reads(ONE).text) && reads(ONE).text;
    var year = /^(?:1[89]|20)\d\d$/.test(reads(ONE).text) && facets.begins + reads(ONE).text + '年';
    var month = /^\s*((?:1[89]|20)\d\d)\s*[-./]\s*(1[0-2]|[1-9])\s*$/.exec(text);
    var ways = [];
    if (month) { day = facets.begins + month[1] + '年' + facets.begins + month[2] + '月'; }
    if (day || year) { ways.push(way(ONE, day || year, EXACT)); }
    ways.push(way(PLAIN, reads(PLAIN).text, day || year ? LOOSE : EXACT));
    if (!day || /\d年$/.test(day)) { ways.push(way(ONE, reads(ONE).text.replace(/\D/g, year || day ? '' : '$&'), year || day ? LOOSE : EXACT)); }
    if (!exact && !/\d\/\d/.test(reads(PLAIN).text)) { ways.push(way(BARE, reads(BARE).text, LOOSE), way(BOTH, reads(BOTH).text, LOOSE)); }
    return ways.filter(function (one) { return one.several.length || one.singles.length; });
  }

  /* 编号，连文件名的后缀也可以 */
  function idOf(text) {
    var id = text.normalize('NFKC').toLowerCase().replace(/\.[a-z]{2,5}$/, '');
    return /^[a-z0-9][a-z0-9_-]*$/.test(id) && /[a-z]|-/.test(id) && id.length >= SHORTEST ? id : '';
  }

  /* 日期起讫：2019-2022，2023-06至2023-09，2020 */
  function span(text) {
    var from = DATE.exec(text);
    if (!from) { return null; }
    var rest = text.slice(from[0].length);
    var to = TO.exec(rest);
    var until = to ? DATE.exec(rest.slice(to[0].length)) : from;
    if (to ? rest.length > to[0].length && !until : rest) { return null; }
    var last = until && Date.UTC(until[1], until[2] ? until[2] - 1 + (until[3] ? 0 : 1) : 12, until[3] ? Number(until[3]) + 1 : 1) - 1;
    return { from: Date.UTC(from[1], from[2] ? from[2] - 1 : 0, from[3] || 1), to: until ? last : Infinity };
  }

  /* 各项的名字由建索引的程序给出：讲话人，人；主题，主题词 */
  function fieldOf(name) {
    var labels = facets.labels || {};
    return Object.keys(labels).filter(function (key) {
      return key === name || labels[key].some(function (label) {
        return label && (label.indexOf(name) === 0 || (name === label.slice(-name.length)));
      });
    })[0] || (name === '日期' ? 'year' : '');
  }

  /* 带项名的一条；不是项名就没有 */
  function asked(name, value, exact) {
    if (TITLE.indexOf(name) >= 0) {
      return { ways: waysOf(value, exact), title: true };
    }
    var field = fieldOf(name);
    if (field === 'year') {
      var days = span(value.normalize('NFKC'));
      return days && { ways: [], days: days };
    }
    return field ? { ways: [], field: field, value: fold(value) } : null;
  }

  function plainOf(text, exact) { return { ways: waysOf(text, exact), id: exact ? '' : idOf(text), exact: exact }; }

  /* 打进来的一段：项名可能只是正文里的字，所以也照字面找；不要的只算一字不差的 */
  function atomsOf(not, name, quoted, text) {
    var value = quoted || text;
    var exact = Boolean(not || quoted);
    var own = name ? asked(name.slice(0, -1).toLowerCase(), value, exact) : null;
    var atoms = own ? [own, plainOf(name + value, true)] : [plainOf(name + value, exact)];
    if (not) { atoms.forEach(function (atom) { atom.ways = atom.ways.filter(function (one) { return one.rank === EXACT; }); }); }
    return atoms.filter(isAny);
  }

  function isAny(atom) { return atom.ways.length || atom.days || atom.field || atom.id; }

  /* 打进来的问题：clauses 是都要有的各条，每条里有一样就算 */
  function ask(text) {
    ready();
    var clauses = [];
    var joins = false;
    var found;
    PIECE.lastIndex = 0;
    while ((found = PIECE.exec(text || ''))) {
      if (OR.indexOf(found[0]) >= 0 && clauses.length && PIECE.lastIndex < text.trim().length) { joins = true; continue; }
      var not = Boolean(found[1]);
      var atoms = atomsOf(not, found[2], found[3], found[4]);
      var last = clauses[clauses.length - 1];
      if (joins && !last.not && !not) { last.any = last.any.concat(atoms); }
      else { clauses.push({ any: atoms, not: not }); }
      joins = false;
    }
    clauses = clauses.filter(function (clause) { return clause.any.length; });
    return questionOf(text || '', clauses);
  }

  /* words 是要有的各条，交给 ranges 等用，不必知道里面是什么；asks 是有没有要找的 */
  function questionOf(text, clauses) {
    return { text: text, clauses: clauses, words: clauses.filter(function (clause) { return !clause.not; }), asks: clauses.length > 0 };
  }

  function isFigure(char) { return /\d/.test(char) || char === facets.begins; }

  function isNumber(text) { return /^[\d.:,%]*$/.test(text) || signs.day.test(text); }

  /* 猜一个字错了，它前后的字还在；或者中间隔着几个字。日期和数字不猜 */
  function guessed(atom) {
    var last = atom.ways[atom.ways.length - 1];
    var chars = last ? Array.from(last.text) : [];
    if (atom.exact || atom.title || chars.length < SHORTEST || chars.length > LONGEST || isNumber(atom.ways[0].text)) { return atom; }
    var guesses = chars.map(function (char, i) {
      return isFigure(char) ? [] : terms(chars.slice(0, i).join('')).several.concat(terms(chars.slice(i + 1).join('')).several);
    }).filter(function (own) { return own.length; });
    chars.forEach(function (char, i) {
      var own = terms(chars.slice(0, i).join('')).several.concat(terms(chars.slice(i + 2).join('')).several);
      if (own.length && i + 1 < chars.length && !isFigure(char) && !isFigure(chars[i + 1])) { guesses.push(own); }
    });
    if (!guesses.length) { return atom; }
    var guess = {
      how: last.how, text: last.text, rank: NEAR, across: true, guesses: guesses, near: window.HuibianSlips.near(chars, isFigure), singles: [],
      several: guesses.reduce(function (all, own) { return all.concat(own); }, [])
    };
    var gaps = window.HuibianSlips.apart(chars, isFigure);
    var own = terms(last.text).several;
    var wide = gaps ? [{ how: last.how, text: last.text, rank: NEAR, across: true, least: Math.max(2, own.length - (own.length < LONG ? 1 : 2)), near: gaps, singles: [], several: own }] : [];
    return Object.assign({}, atom, { ways: atom.ways.concat(guess, wide), guess: true });
  }

  /* 同一个问题，再加上差一个字的找法；guesses 是有没有可猜的 */
  function nearly(question) {
    var clauses = question.clauses.map(function (clause) {
      return clause.not ? clause : { not: false, any: clause.any.map(guessed) };
    });
    var made = questionOf(question.text, clauses);
    made.nearly = true;
    made.guesses = clauses.some(function (clause) { return clause.any.some(function (atom) { return atom.guess; }); });
    return made;
  }

  /* 一种找法在一段里的各处：读法里的起讫 */
  function placesOf(one, reads) {
    var reading = reads(one.how);
    var found = [];
    var at;
    if (one.near) {
      var match;
      one.near.lastIndex = 0;
      while ((match = one.near.exec(reading.text)) && match[0]) { found.push([match.index, match.index + match[0].length]); }
      return found;
    }
    for (at = reading.text.indexOf(one.text); at >= 0; at = reading.text.indexOf(one.text, at + one.text.length)) {
      found.push([at, at + one.text.length]);
    }
    return found;
  }

  /* 一条在一段里是几等；没有是 -1 */
  function rankIn(clause, reads, isTitle) {
    return clause.any.reduce(function (best, atom) {
      if (atom.title && !isTitle) { return best; }
      return atom.ways.reduce(function (best, one) {
        if (best >= 0 && best <= one.rank) { return best; }
        var stands = one.near ? placesOf(one, reads).length : reads(one.how).text.indexOf(one.text) >= 0;
        return stands ? one.rank : best;
      }, best);
    }, -1);
  }

  /* 一段里要标的起讫：每条取它在这里最严的找法；原文的位置，不会切开一个字 */
  function ranges(reads, words, isTitle) {
    var found = [];
    words.forEach(function (clause) {
      var rank = rankIn(clause, reads, isTitle !== false);
      clause.any.forEach(function (atom) {
        if (rank < 0 || (atom.title && isTitle === false)) { return; }
        atom.ways.filter(function (one) { return one.rank === rank; }).forEach(function (one) {
          var reading = reads(one.how);
          placesOf(one, reads).forEach(function (place) { found.push([reading.starts[place[0]], reading.ends[place[1] - 1]]); });
        });
      });
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (merged, range) {
      var last = merged[merged.length - 1];
      if (last && range[0] <= last[1]) { last[1] = Math.max(last[1], range[1]); } else { merged.push(range.slice()); }
      return merged;
    }, []);
  }

  function marks(question, text) { return ranges(mapped(text), question.words); }

  /* 往前退到不切开一个字的地方 */
  function whole(text, place) {
    var code = text.charCodeAt(place);
    return place > 0 && code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
  }

  window.Huibian = {
    facets: facets, load: load, fold: fold, mapped: mapped, terms: terms, ask: ask, nearly: nearly,
    PLAIN: PLAIN, NEAR: NEAR, rankIn: rankIn, ranges: ranges, marks: marks, whole: whole, ready: ready
  };
}());
