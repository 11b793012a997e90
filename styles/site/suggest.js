/* 搜索框的建议：人名、机关、主题、场合、题名。搜索框有了焦点才由 site.js 装入；没有它，搜索一切照旧。 */
(function () {
  'use strict';
  var NAMES = 5;
  var TITLES = 5;
  var LOOK = 24;             /* 题名最多看这么多篇，在这么多个文件里 */
  var BLOCKS = 6;
  var SHORTEST = 2;
  var PAUSE = 120;           /* 毫秒：还在打字就不查 */

  var base = document.currentScript.src.replace(/[^/]*$/, '');
  var engine = window.Huibian;
  var make = window.HuibianSite.make;
  var facets = engine.facets;
  var blocks = {};
  var folded = new Map();

  window.__hn = function (value) { blocks[value[0]] = value; };

  function place(text, wanted) {
    if (!folded.has(text)) { folded.set(text, engine.fold(text)); }
    return folded.get(text).indexOf(wanted);
  }

  /* 已选的筛选带着走；前面打好的词仍是问题 */
  function address(form, question, key, value) {
    var parts = question ? ['q=' + encodeURIComponent(question)] : [];
    Array.from(form.querySelectorAll('input[type=hidden]')).forEach(function (input) {
      if (input.name !== key) { parts.push(input.name + '=' + encodeURIComponent(input.value)); }
    });
    if (key) { parts.push(key + '=' + encodeURIComponent(value)); }
    return base + 'search.html?' + parts.join('&');
  }

  function named(form, before, wanted) {
    var found = [];
    engine.fields().forEach(function (field) {
      facets.names[field].forEach(function (name) {
        var at = place(name, wanted);
        if (at >= 0) { found.push({ at: at, text: name, kind: facets.labels[field][0], to: address(form, before, field, name) }); }
      });
    });
    found.sort(function (a, b) { return (a.at > 0) - (b.at > 0) || a.text.length - b.text.length; });
    return found.slice(0, NAMES);
  }

  /* 可能的各篇里，题名、场合真有这些字的 */
  function titled(form, before, wanted, numbers) {
    var found = [];
    var seen = {};
    numbers.forEach(function (number) {
      var block = blocks[Math.floor(number / facets.titles)];
      if (!block) { return; }
      var title = block[1][number % facets.titles];
      var occasion = block[2][number % facets.titles];
      if (place(title, wanted) >= 0) { found.push({ text: title, kind: '题名', to: base + 's/' + facets.ids[number] + '.html' }); }
      if (occasion && !seen[occasion] && place(occasion, wanted) >= 0) {
        seen[occasion] = true;
        found.push({ text: occasion, kind: '场合', to: address(form, (before + ' ' + occasion).trim(), '', '') });
      }
    });
    return found.slice(0, TITLES);
  }

  /* 题名里有没有，索引知道：只看排在前面的几篇 */
  function titles(form, before, token, wanted) {
    var question = engine.ask(token);
    if (Array.from(wanted).length < SHORTEST || !question.asks) { return Promise.resolve([]); }
    return engine.find(question, {}).then(function (search) {
      var numbers = search.found.slice(0, LOOK);
      var wantedBlocks = new Set(numbers.map(function (number) { return Math.floor(number / facets.titles); }));
      return Promise.all(Array.from(wantedBlocks).slice(0, BLOCKS).map(function (block) {
        return engine.load('search/n/' + block + '.js');
      })).then(function () { return titled(form, before, wanted, numbers); });
    });
  }

  function attach(input, number) {
    var form = input.form;
    var box = input.parentNode;
    var list = make('ul', 'suggestions');
    var status = make('span', 'unseen');
    var items = [];
    var active = -1;
    var serial = 0;
    var timer = 0;
    var composing = false;

    function close() {
      serial += 1;
      window.clearTimeout(timer);
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function choose(place) {
      active = place;
      Array.from(list.children).forEach(function (option, number) { option.setAttribute('aria-selected', String(number === place)); });
      if (place < 0) { input.removeAttribute('aria-activedescendant'); return; }
      input.setAttribute('aria-activedescendant', list.children[place].id);
      list.children[place].scrollIntoView({ block: 'nearest' });
    }

    function show(found) {
      items = found;
      list.textContent = '';
      found.forEach(function (item, place) {
        var option = list.appendChild(make('li'));
        option.id = list.id + '-' + place;
        option.setAttribute('role', 'option');
        option.appendChild(make('span', '', item.text));
        option.appendChild(make('span', 'kind', item.kind));
        option.addEventListener('click', function () { location.assign(item.to); });
      });
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(!!found.length));
      choose(-1);
      status.textContent = found.length ? '有 ' + found.length + ' 条建议' : '';
    }

    function suggest() {
      var cut = /^(.*\s)?(\S*)$/.exec(input.value);
      var token = cut ? cut[2] : '';
      var before = cut && cut[1] ? cut[1].trim() : '';
      var wanted = engine.fold(token);
      close();
      if (!wanted) { status.textContent = ''; return; }
      var mine = serial;
      var names = named(form, before, wanted);
      titles(form, before, token, wanted).catch(function () { return []; }).then(function (found) {
        if (mine === serial && document.activeElement === input) { show(names.concat(found)); }
      });
    }

    function soon() {
      window.clearTimeout(timer);
      if (!composing) { timer = window.setTimeout(suggest, PAUSE); }
    }

    function move(step) {
      var count = items.length + 1;   /* 其中一个是输入框自己 */
      choose((active + 1 + step + count) % count - 1);
    }

    function keys(event) {
      if (composing || event.isComposing || list.hidden) { return; }
      if (event.key === 'ArrowDown') { move(1); }
      else if (event.key === 'ArrowUp') { move(-1); }
      else if (event.key === 'Escape') { close(); }
      else if (event.key === 'Enter' && active >= 0) { location.assign(items[active].to); }
      else { return; }
      event.preventDefault();
      event.stopPropagation();
    }

    list.id = 'suggestions-' + number;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', '建议');
    status.setAttribute('role', 'status');
    box.appendChild(list);
    box.appendChild(status);
    input.type = 'text';     /* type=search 不能作组合框 */
    input.setAttribute('enterkeyhint', 'search');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    close();
    input.addEventListener('compositionstart', function () { composing = true; close(); });
    input.addEventListener('compositionend', function () { composing = false; soon(); });
    input.addEventListener('input', soon);
    input.addEventListener('keydown', keys);
    input.addEventListener('blur', close);
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    if (document.activeElement === input && input.value !== input.defaultValue) { soon(); }
  }

  if (!facets.ids) { return; }
  engine.prepare().then(function () { Array.from(document.querySelectorAll('input[name="q"]')).forEach(attach); });
}());
