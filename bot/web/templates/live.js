"use strict";
const scene = document.getElementById("scene");
const says = document.getElementById("says");
const connection = document.getElementById("connection");
const still = matchMedia("(prefers-reduced-motion: reduce)");

function show(news) {
  connection.hidden = true;
  if (news.lastEventId === scene.dataset.mark) return;
  const swap = () => {
    scene.innerHTML = JSON.parse(news.data);
    scene.dataset.mark = news.lastEventId;
    const line = scene.querySelector("[data-says]");
    if (line && says.textContent !== line.textContent) says.textContent = line.textContent;
  };
  if (document.startViewTransition && !still.matches) document.startViewTransition(swap);
  else swap();
}

// Whatever went wrong, the page says so once the bot answers again: that the link has expired, too.
async function again() {
  try {
    await fetch(location.href, { method: "HEAD" });
    location.reload();
  } catch {
    setTimeout(again, 5000);
  }
}

const events = new EventSource(location.pathname.replace(/\/$/, "") + "/events");
events.onmessage = show;
events.onopen = () => { connection.hidden = true; };
events.addEventListener("over", () => location.reload());
events.onerror = () => {
  connection.hidden = false;
  if (events.readyState === EventSource.CLOSED) setTimeout(again, 5000);
};
