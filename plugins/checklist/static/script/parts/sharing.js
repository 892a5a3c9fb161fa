// Takes the checklist, or what came of it, elsewhere: only when asked, and with the answers only when that is asked for.

function sharing(form) {
  const clear = form.querySelector("[type=reset]");
  const page = () => location.href.split("#")[0];
  const send = async (url) => {
    try {
      await navigator.share({ url });
    } catch (error) {
      if (error.name !== "AbortError") copy(form, url); // refused, or there is no such thing here
    }
  };
  put(form, "link", clear, () => send(`${page()}#${form.id}=${written(form)}`));
  put(form, "share", clear, () => send(page()));
  put(form, "text", clear, () => copy(form, form.querySelector(".result [role=status]").innerText));
}
