/* 朗读：只用本机的声音（localService），文字不出这台电脑；没有本机的中文声音就没有这个按钮。 */
(function () {
  'use strict';
  var engine = window.speechSynthesis;
  if (!engine || !window.SpeechSynthesisUtterance) { return; }
  var site = window.HuibianSite;
  var make = site.make;
  var article = document.querySelector('.speech');
  var PIECE = 120;  /* 一次念这么多字：太长的，有的浏览器念一半就停 */
  var RATES = [['0.75', '慢'], ['1', '标准'], ['1.25', '较快'], ['1.5', '快'], ['2', '最快']];

  function own() {
    var found = engine.getVoices().filter(function (voice) {
      return voice.localService === true && /^(zh|cmn)([-_]|$)/i.test(voice.lang);
    });
    var mandarin = function (voice) { return /^(zh|cmn)([-_](cn|hans)|$)/i.test(voice.lang); };
    return found.filter(mandarin).concat(found.filter(function (voice) { return !mandarin(voice); }));
  }

  /* 念哪些：题名、日期、署名、各级标题、各段、表格的各行；版头、版记不念 */
  var blocks = Array.prototype.filter.call(
    article.querySelectorAll('.head > *, .recipients, h2, h3, h4, h5, p, tr'),
    function (block) { return !block.closest('.redhead, .imprint') && block.textContent.trim(); }
  ).filter(function (block, place, all) { return all.indexOf(block) === place; });

  function wordsOf(block) {
    if (block.tagName !== 'TR') { return block.textContent; }
    return Array.prototype.map.call(block.cells, function (cell) { return cell.textContent; }).join('，');
  }

  /* 在句子之间分开，一个字也不少 */
  function pieces(words) {
    var sentences = words.match(/[^。！？；]*[。！？；]+[”’」』）]*|[^。！？；]+$/g) || [words];
    var found = [];
    sentences.forEach(function (sentence) {
      var last = found.length - 1;
      if (last >= 0 && found[last].length + sentence.length <= PIECE) { found[last] += sentence; }
      else { found.push(sentence); }
    });
    return found;
  }

  var voice = null;
  var rate = '1';
  var at = -1;       /* 正念的一段；没有在念是 -1 */
  var done = 0;      /* 这一段里已经念完的 */
  var turn = 0;      /* 停下、跳段以后，先前那一句的回报不再算数 */
  var now = null;    /* 留着，免得没念完就被浏览器收走 */
  var paused = false;
  var button = null;
  var bar = null;

  function mark(block) {
    var old = article.querySelector('.spoken');
    if (old) { old.classList.remove('spoken'); }
    if (!block) { return; }
    block.classList.add('spoken');
    var box = block.getBoundingClientRect();
    var room = window.innerHeight - bar.parentNode.offsetHeight;
    if (box.top < 0 || box.bottom > room) { block.scrollIntoView({ block: box.height > room / 2 ? 'start' : 'center' }); }
  }

  function hush() {
    turn += 1;
    now = null;
    engine.cancel();
  }

  function stop() {
    var spoke = at >= 0;
    hush();
    at = -1;
    mark(null);
    site.dock.show('speaking', false);
    if (spoke && button && !button.parentNode.hidden) { button.focus({ preventScroll: true }); }
  }

  function say() {
    var mine = turn += 1;
    var parts = at < blocks.length ? pieces(wordsOf(blocks[at])) : null;
    if (!parts) { stop(); return; }
    if (done >= parts.length) { go(at + 1); return; }
    now = new SpeechSynthesisUtterance(parts[done]);
    now.voice = voice;
    now.lang = voice.lang;
    now.rate = Number(rate);
    now.onend = function () {
      if (mine === turn) { done += 1; say(); }
    };
    now.onerror = function () {
      if (mine === turn) { stop(); }
    };
    engine.speak(now);
  }

  function go(place) {
    hush();
    at = Math.max(0, place);
    done = 0;
    if (at < blocks.length) { mark(blocks[at]); }
    if (!paused || at >= blocks.length) { say(); }
  }

  /* 有的浏览器的“暂停”停不住：停下，记住念到哪一句，继续时从这一句念起 */
  function pause(on) {
    paused = on;
    hush();
    bar.querySelector('.pause').textContent = on ? '继续' : '暂停';
    if (!on) { say(); }
  }

  function again() {
    if (at >= 0 && !paused) { hush(); say(); }
  }

  function press(words, className, does) {
    var made = make('button', className, words);
    made.type = 'button';
    made.addEventListener('click', does);
    return made;
  }

  function choice(name, options, value, does) {
    var label = make('label', '', name);
    var select = make('select');
    options.forEach(function (option) {
      var one = make('option', '', option[1]);
      one.value = option[0];
      one.selected = option[0] === value;
      select.appendChild(one);
    });
    select.addEventListener('change', function () { does(select.value); again(); });
    label.appendChild(select);
    return label;
  }

  function fill() {
    var voices = own();
    bar.textContent = '';
    [
      press('上一段', '', function () { go(at - 1); }),
      press('暂停', 'pause', function () { pause(!paused); }),
      press('下一段', '', function () { go(at + 1); }),
      press('停止', '', stop),
      choice('语速', RATES, rate, function (value) { rate = value; })
    ].forEach(function (part) { bar.appendChild(part); });
    if (voices.length > 1) {
      bar.appendChild(choice('声音', voices.map(function (one) { return [one.voiceURI, one.name]; }), voice.voiceURI, function (value) {
        voice = own().filter(function (one) { return one.voiceURI === value; })[0] || voice;
      }));
    }
  }

  /* 从眼前的一段念起；在页首就从题名念起 */
  function begin() {
    var first = 0;
    if (window.pageYOffset > window.innerHeight / 2) {
      while (first < blocks.length - 1 && blocks[first].getBoundingClientRect().bottom < 40) { first += 1; }
    }
    voice = voice || own()[0];
    paused = false;
    if (!bar) {
      bar = make('div', 'aloud');
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', '朗读');
      site.dock.put(bar);
    }
    fill();
    site.dock.show('speaking', true);
    bar.querySelector('.pause').focus();
    go(first);
  }

  function offer() {
    var voices = own();
    if (voice && !voices.some(function (one) { return one.voiceURI === voice.voiceURI; })) {
      if (at >= 0) { stop(); }
      voice = null;
    }
    if (!button && voices.length) {
      var item = make('li');
      button = press('朗读', '', begin);
      button.title = '用这台电脑上的声音朗读，文字不传出去';
      item.appendChild(button);
      document.querySelector('.actions > ul').appendChild(item);
    }
    if (button) { button.parentNode.hidden = !voices.length; }
  }

  window.addEventListener('pagehide', stop);
  if (engine.addEventListener) { engine.addEventListener('voiceschanged', offer); }
  else { engine.onvoiceschanged = offer; }
  offer();
}());
