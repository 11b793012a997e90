/* 勾选以后写出要运行的命令。没有它，页末是照默认勾选的命令，照样能用。 */
(function () {
  'use strict';
  var command = document.getElementById('command');
  if (!command) { return; }
  var rows = [].slice.call(document.querySelectorAll('.row')).filter(box);
  var told = document.getElementById('told');
  var copy = document.getElementById('copy');
  var bulk = document.querySelector('.bulk');

  function box(row) { return row.querySelector('input[type=checkbox]'); }

  /* 1、2、3、5 写成 1-3,5 */
  function written(numbers) {
    var parts = [], i, first, last;
    for (i = 0; i < numbers.length; i++) {
      first = last = numbers[i];
      while (i + 1 < numbers.length && numbers[i + 1] === last + 1) { last = numbers[++i]; }
      parts.push(first === last ? String(first) : first + '-' + last);
    }
    return parts.join(',') || 'none';
  }

  function show() {
    var numbers = rows.filter(function (row) { return box(row).checked; })
      .map(function (row) { return Number(row.getAttribute('data-number')); });
    command.textContent = command.getAttribute('data-before') + ' --take ' + written(numbers);
    return numbers.length;
  }

  function say() { told.textContent = '接受 ' + show() + ' 处，共 ' + rows.length + ' 处。'; }

  function selected() {
    var range = document.createRange();
    range.selectNodeContents(command);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
  }

  bulk.hidden = false;
  copy.hidden = false;
  bulk.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) { return; }
    var what = button.getAttribute('data-take'), who = button.getAttribute('data-author');
    rows.forEach(function (row) {
      if (what !== 'author') { box(row).checked = what === 'all'; }
      else if (row.getAttribute('data-author') === who) { box(row).checked = true; }
    });
    say();
  });
  document.addEventListener('change', say);
  copy.addEventListener('click', function () {
    selected();
    var done = false;
    try { done = document.execCommand('copy'); } catch (error) { done = false; }
    told.textContent = done ? '已经复制，请到终端里粘贴。' : '没有复制成，命令已经选中，请按 Ctrl+C。';
  });
  /* 浏览器刷新后会记住勾选，命令要与它一致 */
  window.addEventListener('pageshow', show);
}());
