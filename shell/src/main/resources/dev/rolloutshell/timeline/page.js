(function () {
  "use strict";
  var moments = Array.prototype.slice.call(document.querySelectorAll("#moments .moment"));
  var rows = Array.prototype.slice.call(document.querySelectorAll("#events tbody tr"));
  var states = Array.prototype.slice.call(document.querySelectorAll("#states .state"));
  var range = document.getElementById("at");
  if (moments.length === 0) {
    return;
  }
  var cursor = document.querySelector(".timeline .cursor");
  var head = document.querySelector(".timeline .cursor-head");
  var now = 0;
  var timer = null;

  function show(index, remember) {
    now = Math.max(0, Math.min(moments.length - 1, index));
    moments.forEach(function (moment, i) { moment.hidden = i !== now; });
    rows.forEach(function (row, i) {
      if (i === now) {
        row.setAttribute("aria-current", "true");
      } else {
        row.removeAttribute("aria-current");
      }
    });
    var state = moments[now].getAttribute("data-state");
    states.forEach(function (each, i) { each.hidden = String(i) !== state; });
    var x = moments[now].getAttribute("data-x");
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    head.setAttribute("cx", x);
    range.value = String(now);
    range.setAttribute("aria-valuetext", moments[now].getAttribute("data-words"));
    document.body.setAttribute("data-moment", String(now));
    if (remember) {
      try { history.replaceState(null, "", "#moment=" + now); } catch (e) { /* a page in a frame */ }
    }
  }

  function stop() {
    if (timer !== null) {
      clearInterval(timer);
      timer = null;
    }
    document.getElementById("play").textContent = "Play";
  }

  function play() {
    if (timer !== null) {
      stop();
      return;
    }
    if (now === moments.length - 1) {
      show(0, true);
    }
    document.getElementById("play").textContent = "Pause";
    timer = setInterval(function () {
      show(now + 1, true);
      if (now === moments.length - 1) {
        stop();
      }
    }, 700);
  }

  function jump(index) {
    stop();
    show(index, true);
  }

  range.addEventListener("input", function () { jump(Number(range.value)); });
  document.getElementById("back").addEventListener("click", function () { jump(now - 1); });
  document.getElementById("next").addEventListener("click", function () { jump(now + 1); });
  document.getElementById("play").addEventListener("click", play);
  rows.forEach(function (row, i) { row.addEventListener("click", function () { jump(i); }); });
  Array.prototype.forEach.call(document.querySelectorAll(".timeline .mark"), function (mark) {
    mark.style.cursor = "pointer";
    mark.addEventListener("click", function () {
      var wanted = mark.getAttribute("data-mark");
      moments.forEach(function (moment, i) {
        if (moment.getAttribute("data-mark") === wanted) {
          jump(i);
        }
      });
    });
  });
  window.addEventListener("hashchange", function () { fromAddress(); });

  function fromAddress() {
    var asked = location.hash.match(/^#moment=([0-9]+)$/);
    show(asked === null ? 0 : Number(asked[1]), false);
  }

  document.getElementById("walk").hidden = false;
  fromAddress();
})();
