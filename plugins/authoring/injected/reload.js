// Loads the page again when the server shows another version. A hidden tab hangs up:
// browsers allow six connections to a server, and a writer may have more tabs open than that.
(() => {
  const { version } = document.currentScript.dataset;
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/_preview/events");
    events.onmessage = ({ data }) => {
      if (data !== version) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
