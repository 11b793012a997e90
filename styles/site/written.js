/* 数字的写法：与 written.py 同一种归法，汉字、万亿、千分撇都归为阿拉伯数字。query.js 用它。 */
(function () {
  'use strict';
  var DIGITS = '〇一二三四五六七八九';
  var POWERS = { 十: 10, 百: 100, 千: 1000 };
  var GROUPS = { 万: 1e4, 亿: 1e8 };

  function digit(char) { return char === '两' ? 2 : /\d/.test(char) ? Number(char) : DIGITS.indexOf(char); }

  /* 整数：数字连写的照写，其余按十百千、万亿合起来 */
  function number(written) {
    var chars = Array.from(written.replace(/,/g, '').replace(/廿/g, '二十').replace(/卅/g, '三十'));
    if (chars.every(function (char) { return digit(char) >= 0; })) { return chars.map(digit).join('').replace(/^0+(?=\d)/, ''); }
    var total = 0;
    var section = 0;
    var last = 0;
    chars.forEach(function (char) {
      if (POWERS[char]) { section += (last || 1) * POWERS[char]; last = 0; }
      else if (GROUPS[char]) { total += (section + last || 1) * GROUPS[char]; section = last = 0; }
      else { last = digit(char); }
    });
    return String(total + section + last);
  }

  /* 带万、亿的：小数点后移几位 */
  function inFigures(written) {
    var plain = written.replace(/[ ,]/g, '').replace(/[·•‧・]/g, '.');
    var figures = plain.replace(/[万亿]+$/, '');
    var noughts = Array.from(plain.slice(figures.length)).reduce(function (sum, char) { return sum + (char === '万' ? 4 : 8); }, 0);
    var parts = figures.split('.');
    var whole = /^\d+$/.test(parts[0]) ? parts[0] : number(parts[0]);
    var moved = (parts[1] || '');
    while (moved.length < noughts) { moved += '0'; }
    return number(whole + moved.slice(0, noughts)) + (moved.length > noughts ? '.' + moved.slice(noughts) : '');
  }

  /* 照写法填好：#1 是第一组的数，=1 逐字，@1 连万、亿，$1 照样 */
  function filled(form, groups) {
    return form.replace(/([#=$@])(\d)/g, function (all, how, place) {
      var group = groups[Number(place) - 1];
      if (how === '#') { return number(group); }
      if (how === '@') { return inFigures(group); }
      return how === '=' ? Array.from(group).map(digit).join('') : group;
    });
  }

  window.HuibianWritten = { filled: filled };
}());
