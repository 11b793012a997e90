/* 记错、打错的字：差一个字的，隔着几个字的，各写成一个正则。query.js 用它。 */
(function () {
  'use strict';

  function escaped(char) { return char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); }

  /* 错一个，多一个，少一个，两个颠倒；数字差一个就是另一个数：fixed 说哪些字不猜 */
  function near(chars, fixed) {
    var safe = chars.map(escaped);
    var any = '(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\dþ])';
    var forms = [];
    chars.forEach(function (char, i) {
      var before = safe.slice(0, i).join('');
      var after = safe.slice(i + 1).join('');
      if (i && !(fixed(char) && fixed(chars[i - 1]))) { forms.push(before + any + safe[i] + after); }
      if (fixed(char)) { return; }
      forms.push(before + any + after, before + after);
      if (i + 1 < chars.length && !fixed(chars[i + 1])) { forms.push(before + safe[i + 1] + safe[i] + safe.slice(i + 2).join('')); }
    });
    return new RegExp(forms.join('|'), 'g');
  }

  /* 断成两三截，每截至少两个字，不在一个数里断；断不开就没有 */
  function apart(chars, fixed) {
    var forms = [];
    var cuts = chars.map(function (char, i) { return i; }).filter(function (i) {
      return i >= 2 && i + 2 <= chars.length && !(fixed(chars[i - 1]) && fixed(chars[i]));
    });
    var piece = function (from, to) { return chars.slice(from, to).map(escaped).join(''); };
    var gap = function (cut) {   /* 记得的两截之间；数字旁边的，不把一个数截断 */
      return (fixed(chars[cut - 1]) ? '(?![\\d.:~,%])' : '') + (fixed(chars[cut]) ? '[^]{0,11}?[^\\d.:~,þ]' : '[^]{1,12}?');
    };
    cuts.forEach(function (first) {
      forms.push(piece(0, first) + gap(first) + piece(first));
      cuts.forEach(function (second) {
        if (second - first > 1) { forms.push(piece(0, first) + gap(first) + piece(first, second) + gap(second) + piece(second)); }
      });
    });
    return forms.length ? new RegExp(forms.join('|'), 'g') : null;
  }

  window.HuibianSlips = { near: near, apart: apart };
}());
