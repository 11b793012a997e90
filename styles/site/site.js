/* 阅读设置、表格的排序和筛选。没有它，阅读和浏览一切照旧。 */
(function () {
  'use strict';
  var root = document.documentElement;
  if (root.classList.contains('js')) { return; }  /* 404 页用两个地址装入本脚本，总有一个装得到 */
  var base = document.currentScript ? document.currentScript.src.replace(/[^/]*$/, '') : '';
  var loaded = {};
  var SETTINGS = [
    ['size', '字号', [['', '标准'], ['2', '大'], ['3', '特大'], ['4', '超大']]],
    ['leading', '行距', [['', '标准'], ['2', '较疏'], ['3', '最疏']]],
    ['theme', '底色', [['', '自动'], ['white', '白色'], ['sepia', '护眼'], ['dark', '深色'], ['contrast', '高对比']]],
    ['face', '正文字体', [['', '自动'], ['fang', '仿宋'], ['hei', '黑体']]],
    ['formulae', '也见于别篇的段落', [['', '不标'], ['1', '标出']]]
  ];

  function stored(name) {
    try { return window.localStorage.getItem('huibian-' + name) || ''; } catch (error) { return ''; }
  }

  function store(name, value) {
    try {
      if (value) { window.localStorage.setItem('huibian-' + name, value); }
      else { window.localStorage.removeItem('huibian-' + name); }
    } catch (error) { /* 浏览器不让存：只在本页有效 */ }
  }

  function apply(name, value) {
    if (value) { root.setAttribute('data-' + name, value); }
    else { root.removeAttribute('data-' + name); }
  }

  /* 在页面画出之前：套用设置，并让样式知道有脚本 */
  function restore() {
    SETTINGS.forEach(function (setting) {
      var value = stored(setting[0]);
      if (setting[2].some(function (choice) { return choice[0] === value; })) { apply(setting[0], value); }
    });
  }

  root.className = /[?&]q=[^&]/.test(location.search) ? 'js asked' : 'js';
  restore();

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  /* 手机浏览器的地址栏随底色 */
  function tint() {
    var meta = document.querySelector('meta[name="theme-color"]');
    if (!meta) {
      meta = make('meta');
      meta.name = 'theme-color';
      document.head.appendChild(meta);
    }
    meta.content = window.getComputedStyle(document.body).backgroundColor;
  }

  /* 在别的窗口改了设置，或者用“后退”回到改设置以前打开的一页 */
  function follows() {
    var again = function () {
      restore();
      Array.prototype.forEach.call(document.querySelectorAll('.settings input'), function (input) {
        input.checked = (root.getAttribute('data-' + input.name.slice('huibian-'.length)) || '') === input.value;
      });
      tint();
    };
    window.addEventListener('storage', again);
    window.addEventListener('pageshow', function (event) { if (event.persisted) { again(); } });
    if (window.matchMedia) { window.matchMedia('(prefers-color-scheme: dark)').addListener(tint); }
    tint();
  }

  function settingsPanel(details) {
    var panel = make('div', 'panel');
    SETTINGS.forEach(function (setting) {
      var name = setting[0];
      var fieldset = make('fieldset');
      var choices = make('div', 'choices');
      fieldset.appendChild(make('legend', '', setting[1]));
      setting[2].forEach(function (choice) {
        var label = make('label');
        var input = make('input');
        input.type = 'radio';
        input.name = 'huibian-' + name;
        input.value = choice[0];
        input.checked = (root.getAttribute('data-' + name) || '') === choice[0];
        input.addEventListener('change', function () {
          apply(name, choice[0]);
          store(name, choice[0]);
          tint();
        });
        label.appendChild(input);
        label.appendChild(document.createTextNode(choice[1]));
        choices.appendChild(label);
      });
      fieldset.appendChild(choices);
      panel.appendChild(fieldset);
    });
    details.appendChild(panel);
  }

  /* 点别处、按 Esc 就收起 */
  function closing(details) {
    var summary = details.querySelector('summary');
    document.addEventListener('click', function (event) {
      if (details.open && !details.contains(event.target)) { details.open = false; }
    });
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && details.open) {
        details.open = false;
        summary.focus();
      }
    });
  }

  /* 放在 near 里才选得中：对话框开着时，外面的都不能选 */
  function copy(text, near) {
    var area = make('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    area.className = 'skip';
    (near || document.body).appendChild(area);
    area.select();
    var done = false;
    try { done = document.execCommand('copy'); } catch (error) { done = false; }
    area.parentNode.removeChild(area);
    return done;
  }

  /* 浮着的一条有多高，样式就让出多高 */
  function clears(bar, property) {
    var tell = function () { root.style.setProperty(property, Math.ceil(bar.getBoundingClientRect().height) + 'px'); };
    if (window.ResizeObserver) { new ResizeObserver(tell).observe(bar); }
    tell();
  }

  /* 到“用字”去看一个词的链接：至少要两个字，长的一句话就没有 */
  function contexts(link, text) {
    var word = text.trim();
    link.hidden = !base || !/^\S{2,20}$/.test(word);
    link.href = base + 'words.html?q=' + encodeURIComponent(word);
    link.title = '“' + word + '”在各篇里的上下文';
    return link;
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var collator = window.Intl ? new Intl.Collator('zh-CN', { numeric: true }) : null;
    var value = function (row, place) {
      var time = row.cells[place].querySelector('time');
      return time ? time.getAttribute('datetime') : row.cells[place].textContent.trim();
    };
    var unknown = function (row, place) { return !value(row, place); };
    heads.forEach(function (head, place) {
      var button = make('button', '', head.textContent);
      button.type = 'button';
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        var rows = Array.prototype.slice.call(body.rows).map(function (row, number) {
          return { row: row, value: value(row, place), unknown: unknown(row, place), number: number };
        });
        rows.sort(function (a, b) {
          if (a.unknown !== b.unknown) { return a.unknown ? 1 : -1; }
          var order = collator ? collator.compare(a.value, b.value) : (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
          return (down ? -order : order) || a.number - b.number;
        });
        var fragment = document.createDocumentFragment();
        rows.forEach(function (entry) { fragment.appendChild(entry.row); });
        body.appendChild(fragment);
      });
    });
  }

  function siftable(table) {
    var line = make('p', 'sifting');
    var here = document.querySelector('nav.parts') ? '本页' : '';
    var label = make('label', '', '筛选' + here);
    var input = make('input', 'sift');
    var count = make('span', 'tally');
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    input.type = 'search';
    input.placeholder = '标题、人名、日期里的字';
    input.setAttribute('aria-label', '筛选' + here + '：标题、人名、机关、日期里的字');
    count.setAttribute('role', 'status');
    label.appendChild(input);
    line.appendChild(label);
    line.appendChild(count);
    input.addEventListener('input', function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, number) {
        var fits = words.every(function (word) { return texts[number].indexOf(word) >= 0; });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = words.length ? here + '符合的有 ' + shown + ' 篇' : '';
    });
    var sheet = table.parentNode;
    sheet.parentNode.insertBefore(line, sheet);
  }

  function follow(contents) {
    if (!window.IntersectionObserver) { return; }
    var links = {};
    Array.prototype.forEach.call(contents.querySelectorAll('a'), function (link) {
      links[link.getAttribute('href').slice(1)] = link;
    });
    var current = null;
    var observer = new IntersectionObserver(function (seen) {
      seen.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        if (current) { current.removeAttribute('aria-current'); }
        current = links[entry.target.id];
        current.setAttribute('aria-current', 'true');
      });
    }, { rootMargin: '0px 0px -70% 0px' });
    Object.keys(links).forEach(function (id) {
      var heading = document.getElementById(id);
      if (heading) { observer.observe(heading); }
    });
  }

  /* 从搜索打开的讲话：网址带着问题（刷新、退回来时浏览器还记得），才装入标出它的脚本 */
  function sought() {
    var asked = /[?&]q=([^&]+)/.exec(location.search);
    var question = '';
    try { question = asked ? decodeURIComponent(asked[1].replace(/\+/g, ' ')) : (window.history.state || {}).question; } catch (error) { /* 不完整的编码 */ }
    if (!question || !base || !document.querySelector('article.speech')) { return; }
    root.setAttribute('data-question', question);
    scripts(['written.js', 'slips.js', 'query.js', 'search/signs.js', 'hits.js']);
  }

  /* 依次装入网站根上的几个脚本，装过的不再装 */
  function scripts(names) {
    names.forEach(function (name) {
      if (loaded[name]) { return; }
      loaded[name] = true;
      var script = document.createElement('script');
      script.async = false;
      script.src = base + name;
      document.head.appendChild(script);
    });
  }

  /* 搜索框有了焦点才装入它的建议 */
  function suggesting(event) {
    if (event.target.name !== 'q') { return; }
    document.removeEventListener('focusin', suggesting);
    if (!base) { return; }
    var ready = window.Huibian && window.Huibian.find;
    scripts((ready ? [] : ['written.js', 'slips.js', 'query.js', 'engine.js', 'search/signs.js', 'search/facets.js']).concat('suggest.js'));
  }

  /* 双击打开的 404 页：网站就在它的旁边 */
  function beside() {
    var home = document.body.getAttribute('data-root');
    if (!home || location.protocol !== 'file:') { return; }
    Array.prototype.forEach.call(document.querySelectorAll('[href], [action]'), function (element) {
      ['href', 'action'].forEach(function (name) {
        var value = element.getAttribute(name) || '';
        if (value.indexOf(home) === 0) { element.setAttribute(name, value.slice(home.length)); }
      });
    });
  }

  window.HuibianSite = { make: make, copy: copy, clears: clears, contexts: contexts };  /* 各页自己的脚本也要用 */

  document.addEventListener('DOMContentLoaded', function () {
    beside();
    settingsPanel(document.querySelector('.settings'));
    follows();
    Array.prototype.forEach.call(document.querySelectorAll('.settings, .menu'), closing);
    var table = document.querySelector('table.all');
    if (table) { sortable(table); siftable(table); }
    var contents = document.querySelector('.contents details');
    if (contents) {
      if (window.matchMedia('(max-width: 59.99rem)').matches) { contents.open = false; }
      follow(contents);
    }
    sought();
    document.addEventListener('focusin', suggesting);
    root.classList.add('ready');
    document.addEventListener('keydown', function (event) {
      var busy = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== '/' || busy || event.ctrlKey || event.metaKey || event.altKey) { return; }
      var boxes = Array.prototype.filter.call(document.querySelectorAll('input[name="q"]'), function (box) {
        return box.offsetParent !== null;
      });
      if (boxes.length) { event.preventDefault(); boxes[boxes.length - 1].focus(); }
    });
  });
}());
