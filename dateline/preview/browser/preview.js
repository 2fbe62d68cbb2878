// Looks for news from `dateline serve` and shows them: a new page, a new style, mistakes.
(() => {
  "use strict";
  const own = document.currentScript;
  const page = own.dataset.page;
  const parts = document.querySelector("dateline-preview").shadowRoot;
  const KEPT = "dateline-preview-place";
  let since = Number(own.dataset.since);
  let looking = false;
  let events = null;

  // A page that loads itself again stays where its reader was.
  function reload() {
    sessionStorage.setItem(KEPT, JSON.stringify([location.pathname, scrollX, scrollY]));
    history.scrollRestoration = "manual";
    location.reload();
  }

  function restore() {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
    if (path !== location.pathname) return;
    const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
    back();
    addEventListener("load", () => {
      back();
      sessionStorage.removeItem(KEPT);
      history.scrollRestoration = "auto";
    });
  }

  // The old style stays until the new one is there, so that nothing flickers.
  function renew(address, counter) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const style = new URL(link.href);
      if (style.origin !== location.origin || style.pathname !== `/${address}`) continue;
      style.search = `?${counter}`;
      const fresh = link.cloneNode();
      fresh.href = style.href;
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  }

  async function look() {
    if (looking) return;
    looking = true;
    try {
      const query = new URLSearchParams({ page, since });
      const answer = await fetch(`/__dateline/news?${query}`, { cache: "no-store" });
      if (!answer.ok) return;
      const news = await answer.json();
      if (news.reload) return void reload();
      for (const address of news.styles) renew(address, news.counter);
      parts.getElementById("faults").innerHTML = news.faults;
      since = news.counter;
    } catch {
      // The server has gone; the stream of events finds out when it is back.
    } finally {
      looking = false;
    }
  }

  // Browsers allow six connections to a host: a page that nobody sees does not keep one.
  function listen() {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/__dateline/events");
      let newest = since;
      events.onmessage = async (event) => {
        newest = Number(event.data);
        while (newest !== since && !looking) {
          const before = since;
          await look();
          if (since === before) break;
        }
      };
      // A stream that was refused does not try again by itself.
      events.onerror = () => {
        if (events?.readyState !== EventSource.CLOSED) return;
        events = null;
        setTimeout(listen, 2000);
      };
    }
  }

  restore();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      events = null;
      listen();
    }
  });
  listen();
})();
