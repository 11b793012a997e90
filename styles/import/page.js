/* 逐处看疑点：按键或按钮到上一处、下一处。没有它，疑点旁边的链接照样能用。 */
(function () {
  'use strict';
  var doubts = document.querySelectorAll('.doubt');
  var bar = document.querySelector('.bar-of-doubts');
  if (!doubts.length || !bar) { return; }
  var count = bar.querySelector('output');
  var at = -1;

  function seen(doubt) {
    var box = doubt.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  }

  /* 离开了刚才那一处的，从眼前接着走 */
  function from(step) {
    if (at >= 0 && seen(doubts[at])) { return at + step; }
    var middle = window.innerHeight / 2, i;
    if (step > 0) {
      for (i = 0; i < doubts.length; i++) {
        if (doubts[i].getBoundingClientRect().top > middle) { return i; }
      }
      return doubts.length;
    }
    for (i = doubts.length - 1; i >= 0; i--) {
      if (doubts[i].getBoundingClientRect().bottom < middle) { return i; }
    }
    return -1;
  }

  function show() { count.textContent = (at < 0 ? '共' : (at + 1) + ' /') + ' ' + doubts.length + ' 处'; }

  function go(step) {
    at = (from(step) + doubts.length) % doubts.length;
    doubts[at].focus({preventScroll: true});
    doubts[at].scrollIntoView({block: 'center'});
    show();
  }

  bar.hidden = false;
  show();
  bar.addEventListener('click', function (event) {
    var step = event.target.getAttribute('data-step');
    if (step) { go(Number(step)); }
  });
  window.addEventListener('hashchange', function () {
    for (var i = 0; i < doubts.length; i++) {
      if ('#' + doubts[i].id === window.location.hash) { at = i; show(); }
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    /* 开着中文输入法时 key 不是字母，code 是 */
    if (event.key === 'ArrowRight' || event.code === 'KeyN') { event.preventDefault(); go(1); }
    if (event.key === 'ArrowLeft' || event.code === 'KeyP') { event.preventDefault(); go(-1); }
  });
}());
