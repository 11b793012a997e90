/* 讲话页：打印、复制链接，引用到段落和页码，回到顶部。没有它，下载和引用格式照样在页上。 */
(function () {
  'use strict';
  var site = window.HuibianSite;
  var make = site.make;
  var article = document.querySelector('.speech');
  var main = document.getElementById('main');
  var each = function (list, does) { Array.prototype.forEach.call(list, does); };
  var ANCHOR = /^(p\d+|sa?\d[\d-]*)$/;
  var heard = make('span', 'heard');  /* 读屏软件听见“已复制” */

  /* 印在纸上的页码 */

  function wordsBetween(range, mark, before) {
    var part = range.cloneRange();
    if (before) { part.setEndBefore(mark); } else { part.setStartAfter(mark); }
    return part.toString().trim() !== '';
  }

  /* 一段文字印在哪几页：标记在文字之前的是首页，后面还有字的才算跨到下一页 */
  function pagesOf(range) {
    var first = '';
    var last = '';
    each(article.querySelectorAll('.page'), function (mark) {
      var side = range.comparePoint(mark, 0);
      if (side < 0 || (side === 0 && !wordsBetween(range, mark, true))) { first = last = mark.getAttribute('data-page'); }
      else if (side === 0 && wordsBetween(range, mark, false)) { last = mark.getAttribute('data-page'); }
    });
    return first ? [first, last] : null;
  }

  /* 范围里有字的各段、各标题 */
  function blocksOf(range) {
    return Array.prototype.filter.call(article.querySelectorAll('[id]'), function (block) {
      if (!ANCHOR.test(block.id) || !range.intersectsNode(block)) { return false; }
      var own = document.createRange();
      own.selectNodeContents(block);
      if (own.compareBoundaryPoints(Range.START_TO_START, range) < 0) { own.setStart(range.startContainer, range.startOffset); }
      if (own.compareBoundaryPoints(Range.END_TO_END, range) > 0) { own.setEnd(range.endContainer, range.endOffset); }
      return own.toString().trim() !== '';
    });
  }

  /* 一处引文：从哪里起，第几段到第几段，第几页到第几页 */
  function placeOf(range) {
    var ids = blocksOf(range).map(function (block) { return block.id; });
    var numbers = ids.filter(function (id) { return id.charAt(0) === 'p'; }).map(function (id) { return id.slice(1); });
    return {
      anchor: ids[0] || '',
      pages: pagesOf(range),
      paragraph: numbers.length ? [numbers[0], numbers[numbers.length - 1]] : null
    };
  }

  function placeAt(id) {
    var range = document.createRange();
    range.selectNodeContents(document.getElementById(id));
    return placeOf(range);
  }

  function told(span, dash) { return span[0] === span[1] ? span[0] : span.join(dash); }

  /* 引用格式里的空处 */

  function today() {
    var now = new Date();
    var two = function (number) { return (number < 10 ? '0' : '') + number; };
    return '[' + now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate()) + ']';
  }

  function fill(citations, place) {
    each(citations.querySelectorAll('[data-slot]'), function (slot) {
      var part = function (name) { return slot.getAttribute('data-' + name); };
      var says = part('slot');
      var words = '';
      if (says === 'accessed') { words = today(); }
      else if (place && says === 'anchor') { words = place.anchor ? '#' + place.anchor : ''; }
      else if (place && place[says]) { words = told(place[says], part('dash')); }
      slot.textContent = words && part('before') + words + part('after');
    });
  }

  function saying(button, words) {
    var usual = button.getAttribute('data-words') || button.textContent;
    button.setAttribute('data-words', usual);
    button.textContent = heard.textContent = words;
    window.setTimeout(function () { button.textContent = usual; heard.textContent = ''; }, 2500);
  }

  function copying(button, words) {
    button.addEventListener('click', function () {
      var done = site.copy(words(), button.parentNode);
      saying(button, done ? '已复制' : '请手动复制');
      button.focus();
    });
    return button;
  }

  function button(words) {
    var made = make('button', '', words);
    made.type = 'button';
    return made;
  }

  function copyable(citations) {
    each(citations.querySelectorAll('button'), function (old) { old.parentNode.removeChild(old); });
    each(citations.querySelectorAll('.citation'), function (element) {
      var words = element.firstElementChild;
      element.appendChild(copying(button('复制'), function () { return words.textContent; }));
    });
  }

  /* 引用的对话框：全文，或某一段、选中的几段 */

  var section = document.querySelector('.citing');
  var canonical = document.querySelector('link[rel="canonical"]');
  var open = null;
  var address = function (anchor) {
    var page = canonical ? canonical.href : location.href.split('#')[0];
    return anchor ? page + '#' + anchor : page;
  };
  var shared = canonical || location.protocol !== 'file:';  /* U 盘上的路径给了别人也打不开 */

  function citingDialog() {
    var made = make('dialog', 'cite');
    var title = make('h2', '', '引用');
    var which = make('p', 'which');
    var label = make('label', '', '引到第 ');
    var number = make('input');
    var where = make('span', 'where');
    var body = make('div', 'citing');
    var foot = make('p', 'foot');
    var close = button('关闭');
    var now = null;
    var show = function (place) {
      now = place;
      where.textContent = place && place.pages ? '印在第 ' + told(place.pages, '—') + ' 页' : '';
      fill(body, place);
    };
    title.id = 'cite-title';
    made.setAttribute('aria-labelledby', title.id);
    number.type = 'number';
    number.min = 1;
    number.max = article.querySelectorAll('[id^="p"]:not(.page)').length;
    number.placeholder = '全篇';
    number.addEventListener('input', function () {
      var found = /^[1-9]\d*$/.test(number.value) && document.getElementById('p' + number.value);
      show(found ? placeAt(found.id) : null);
    });
    label.appendChild(number);
    label.appendChild(document.createTextNode(' 段'));
    where.setAttribute('role', 'status');
    which.appendChild(label);
    which.appendChild(where);
    each(section.children, function (child) {
      if (child.tagName !== 'H2') { body.appendChild(child.cloneNode(true)); }
    });
    copyable(body);
    if (shared) { foot.appendChild(copying(button('复制网址'), function () { return address(now && now.anchor); })); }
    close.addEventListener('click', function () { made.close(); });
    foot.appendChild(close);
    [title, which, body, foot].forEach(function (part) { made.appendChild(part); });
    made.addEventListener('click', function (event) { if (event.target === made) { made.close(); } });
    main.appendChild(made);
    return function (place) {
      number.value = place && place.paragraph ? place.paragraph[0] : '';
      show(place);
      made.appendChild(heard);
      made.showModal();
      body.querySelector('button').focus();  /* 不在输入框里：手机上会弹出键盘 */
    };
  }

  function cite(place) {
    open = open || citingDialog();
    open(place);
  }

  /* 浮在下角的一条：引用所选、用字、回到顶部 */

  function dock() {
    var made = make('div', 'dock');
    var rise = document.querySelector('.rise');
    var quote = button('引用所选');
    var contexts = make('a', '', '用字');
    var range = null;
    var show = function (what, on) {
      made.classList.toggle(what, on);
      document.documentElement.classList.toggle('docked', /deep|selected|speaking/.test(made.className));
    };
    var update = function () {
      quote.hidden = !range;
      site.contexts(contexts, range ? range.toString() : '');
      show('selected', !!range);
      show('deep', window.pageYOffset > 1.5 * window.innerHeight);
    };
    var waiting = false;
    [quote, contexts].forEach(function (part) {
      part.hidden = true;
      part.addEventListener('mousedown', function (event) { event.preventDefault(); });  /* 选中的不放开 */
      made.appendChild(part);
    });
    quote.addEventListener('click', function () { cite(placeOf(range)); });
    if (rise) { made.appendChild(rise); }
    main.appendChild(made);
    document.addEventListener('selectionchange', function () {
      var chosen = window.getSelection();
      var own = chosen.rangeCount && !chosen.isCollapsed && chosen.toString().trim();
      own = own && article.contains(chosen.anchorNode) && article.contains(chosen.focusNode);
      range = own && window.HTMLDialogElement ? chosen.getRangeAt(0).cloneRange() : null;
      update();
    });
    window.addEventListener('scroll', function () {
      if (waiting) { return; }
      waiting = true;
      window.requestAnimationFrame(function () { waiting = false; update(); });
    }, { passive: true });
    update();
    site.clears(made, '--dock');
    return { put: function (part) { made.insertBefore(part, made.firstChild); }, show: show };
  }

  function actions() {
    var find = function (does) { return document.querySelector('.actions [data-does="' + does + '"]'); };
    find('print').addEventListener('click', function () { window.print(); });
    if (shared) { copying(find('copy'), function () { return address(''); }); }
    else { find('copy').parentNode.hidden = true; }
    if (shared && navigator.share) {
      find('share').parentNode.hidden = false;
      find('share').addEventListener('click', function () {
        var sent = navigator.share({ title: document.title, url: address('') });
        if (sent) { sent.catch(function () { /* 读者取消了 */ }); }
      });
    }
    if (!window.HTMLDialogElement) { return; }
    find('cite').addEventListener('click', function (event) { event.preventDefault(); cite(null); });
    article.addEventListener('click', function (event) {
      var link = event.target;
      if (link.className === 'here' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        cite(placeAt(link.getAttribute('href').slice(1)));
      }
    });
  }

  heard.setAttribute('role', 'status');
  fill(section, null);
  copyable(section);
  document.querySelector('.actions').appendChild(heard);
  actions();
  site.dock = dock();
}());
