/* 讲话页：在也见于别篇的段落末尾标“又见于几篇”，要在阅读设置里打开。标记的字由样式生成，不进正文。 */
(function () {
  'use strict';
  var root = document.documentElement;
  var link = document.querySelector('a.formulae-of');
  var asked = false;

  window.__hr = function (pairs) {
    pairs.forEach(function (pair) {
      var place = document.getElementById(pair[0]);
      if (!place) { return; }
      var mark = document.createElement('a');
      mark.className = 'again';
      mark.href = link.getAttribute('href') + '#' + pair[0];
      mark.setAttribute('data-told', pair[1]);
      mark.setAttribute('aria-label', pair[1]);
      if (place.tagName === 'TABLE') { place.parentNode.parentNode.insertBefore(mark, place.parentNode.nextSibling); }
      else { place.appendChild(mark); }
    });
  };

  function look() {
    if (asked || root.getAttribute('data-formulae') !== '1') { return; }
    asked = true;
    var script = document.createElement('script');
    script.src = link.getAttribute('href').replace(/html$/, 'js');
    document.head.appendChild(script);
  }

  document.addEventListener('change', look);
  look();
}());
