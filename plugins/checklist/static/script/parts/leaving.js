// "Leave this page": nothing of the answers stays behind, and Back does not lead here.

function leaving(form) {
  for (const link of form.querySelectorAll("a.leave")) {
    link.onclick = () => {
      store(form, "");
      location.replace(link.href);
      return false;
    };
  }
}
