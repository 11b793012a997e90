/* 搜索页的筛选：每个值有几篇，点一下就筛，选了的随时可以去掉。篇数从索引已有的列里数出来。 */
(function () {
  'use strict';
  var FEW = 6;               /* 一项先列这么多值，其余展开再看 */
  var UNDATED = 'none';

  var engine = window.Huibian;
  var make = window.HuibianSite.make;

  function byId(name) { return document.getElementById(name); }

  function keys() { return ['year'].concat(engine.fields()); }

  function chosen(asked) { return keys().filter(function (key) { return asked[key]; }); }

  /* 同一个问题，换一个筛选或次序的网址 */
  function address(asked, key, value) {
    var parts = ['q'].concat(keys(), 'sort').map(function (name) {
      var own = name === key ? value : asked[name];
      return own ? name + '=' + encodeURIComponent(own) : '';
    });
    return 'search.html?' + parts.filter(Boolean).join('&');
  }

  function named(key, value) { return key !== 'year' ? value : value === UNDATED ? '未注日期' : value + '年'; }

  function label(key) {
    var section = document.querySelector('.facet[data-key="' + key + '"] h2');
    return section ? section.textContent : key;
  }

  /* 已选的排在搜索框下，各带一个去掉的链接；换个问题再查时仍然有效 */
  function choose(asked) {
    var form = byId('query');
    var list = byId('chosen');
    chosen(asked).concat('sort').forEach(function (key) {
      if (!asked[key]) { return; }
      var hidden = make('input');
      hidden.type = 'hidden';
      hidden.name = key;
      hidden.value = asked[key];
      form.appendChild(hidden);
      if (key === 'sort') { return; }
      var item = make('li');
      var link = make('a', '', named(key, asked[key]));
      link.href = address(asked, key, '');
      link.insertBefore(make('span', 'unseen', '去掉筛选，' + label(key) + '：'), link.firstChild);
      item.appendChild(link);
      list.appendChild(item);
    });
    var count = list.childNodes.length;
    list.hidden = !count;
    byId('chosen-count').textContent = count ? '（' + count + '）' : '';
  }

  function valuesOf(key, number) {
    if (key === 'year') { return [String(engine.facets.years[number] || UNDATED)]; }
    return engine.values(key, number).map(function (value) { return engine.facets.names[key][value]; });
  }

  /* 一项的每个值有几篇；这一项自己的筛选不算。还没有与原文核对的另记 */
  function tallies(key, search, asked) {
    var others = Object.assign({}, asked);
    var found = new Map();
    others[key] = '';
    search.sums.forEach(function (sum, number) {
      var judged = search.question.asks ? search.judged[number] : true;
      if (!sum || judged === false || !engine.fits(number, others)) { return; }
      valuesOf(key, number).forEach(function (value) {
        var tally = found.get(value) || { value: value, count: 0, open: 0 };
        tally.count += 1;
        tally.open += judged ? 0 : 1;
        found.set(value, tally);
      });
    });
    return found;
  }

  function told(tally) { return tally ? (tally.open ? '约 ' : '') + tally.count : '0'; }

  function byCount(a, b) { return b.count - a.count || (a.value < b.value ? -1 : 1); }

  function byYear(a, b) { return (a.value === UNDATED) - (b.value === UNDATED) || b.value - a.value; }

  function entry(key, tally, asked) {
    var item = make('li');
    var link = make('a');
    var on = asked[key] === tally.value;
    if (on) { link.setAttribute('aria-current', 'true'); }
    link.href = address(asked, key, on ? '' : tally.value);
    link.appendChild(make('span', 'name', named(key, tally.value)));
    link.appendChild(make('span', 'tally', told(tally)));
    link.appendChild(make('span', 'unseen', on ? '篇，已选，点一下去掉' : '篇'));
    item.appendChild(link);
    return item;
  }

  /* 一项：多于几个的值先收起 */
  function facet(section, search, asked) {
    var key = section.getAttribute('data-key');
    if (keys().indexOf(key) < 0) { return function () {}; }
    var list = section.querySelector('ul');
    var found = Array.from(tallies(key, search, asked).values());
    found.sort(key === 'year' ? byYear : byCount);
    var on = found.findIndex(function (tally) { return tally.value === asked[key]; });
    if (on >= FEW) { found.unshift(found.splice(on, 1)[0]); }
    var spans = found.map(function (tally, place) {
      var item = list.appendChild(entry(key, tally, asked));
      item.hidden = place >= FEW && found.length > FEW + 1;
      return item.querySelector('.tally');
    });
    section.hidden = found.length < 2 && !asked[key];
    if (found.length > FEW + 1) { section.appendChild(unfold(list, found.length)); }
    return function () {
      var now = tallies(key, search, asked);
      found.forEach(function (tally, place) { spans[place].textContent = told(now.get(tally.value)); });
    };
  }

  function unfold(list, count) {
    var button = make('button', '', '全部 ' + count + ' 个');
    button.type = 'button';
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', function () {
      var open = button.getAttribute('aria-expanded') === 'false';
      button.setAttribute('aria-expanded', String(open));
      button.textContent = open ? '收起' : '全部 ' + count + ' 个';
      Array.from(list.children).forEach(function (item, place) { item.hidden = !open && place >= FEW; });
    });
    return button;
  }

  /* 列出各项；打开了才装入所需的列。返回的函数在又核对了几篇之后把篇数改准 */
  function show(search, asked) {
    var panel = byId('sieve');
    var facets = null;
    function fill() {
      if (!panel.open || facets) { return; }
      facets = [];
      Promise.all(engine.filterPaths().map(engine.load)).then(function () {
        engine.prepareFilters();
        facets = Array.from(panel.querySelectorAll('.facet')).map(function (section) { return facet(section, search, asked); });
      }).catch(function () { panel.hidden = true; });
    }
    panel.addEventListener('toggle', fill);
    fill();
    return function () { (facets || []).forEach(function (refresh) { refresh(); }); };
  }

  /* 宽屏一直摆着，窄屏收成一行 */
  function place() {
    var panel = byId('sieve');
    panel.open = window.matchMedia('(min-width: 60rem)').matches;
    panel.hidden = false;
  }

  engine.sieve = { address: address, chosen: chosen, choose: choose, show: show, place: place };
}());
