// The recount page: hands a bundle to the worker and shows what it finds.
//
// Every sentence stands in the page itself, in elements marked `data-says`, so that the
// page can be in any language; this script only decides which of them are shown. A page
// about one vote names its bundle in `data-bundle`; a page for any vote has a file input.

const root = document.querySelector("[data-recount]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);

/** Shows one sentence of the status and hides the others. */
function say(name) {
  for (const sentence of root.querySelectorAll("[data-says]")) {
    sentence.hidden = sentence.dataset.says !== name;
  }
}

function recount(order) {
  const progress = part("progress");
  const worker = new Worker(new URL("./recount-worker.mjs", import.meta.url), { type: "module" });
  const began = performance.now();
  const clock = setInterval(() => {
    part("elapsed").textContent = Math.round((performance.now() - began) / 1000);
  }, 500);
  const finish = () => {
    clearInterval(clock);
    worker.terminate();
    progress.hidden = true;
    part("start").disabled = false;
  };
  part("start").disabled = true;
  part("result").hidden = true;
  progress.hidden = false;
  progress.removeAttribute("value");
  say("fetch");

  worker.onmessage = ({ data }) => {
    if (data.stage === "fetch" && data.total > 0) {
      progress.max = data.total;
      progress.value = data.done;
    } else if (data.stage === "count") {
      progress.removeAttribute("value");
      say("count");
    } else if (data.stage === "done") {
      finish();
      show(data);
    } else if (data.stage === "failed") {
      finish();
      part("reason").textContent = data.reason;
      say("failed");
    }
  };
  worker.onerror = (event) => {
    finish();
    part("reason").textContent = event.message ?? "";
    say("failed");
  };
  worker.postMessage(order, order.bundle ? [order.bundle] : []);
}

function show({ report: found, engine, seconds }) {
  if (found.error) {
    part("reason").textContent = found.error;
    say("failed");
    return;
  }
  const { report } = found;
  part("differences").textContent = found.differences.join(", ");
  part("seconds").textContent = seconds.toFixed(2);
  part("voters").textContent = report.voters.toLocaleString(document.documentElement.lang);
  part("digest").textContent = report.digest;
  part("engine").textContent = engine;
  part("winners").replaceChildren(
    ...report.winners.map((id, position) => {
      const item = document.createElement("li");
      item.textContent = found.names[position] ? `${found.names[position]} (${id})` : id;
      return item;
    }),
  );
  part("result").hidden = false;
  say(found.holds ? "holds" : "differs");
}

part("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = part("file")?.files?.[0];
  if (file) {
    recount({ bundle: await file.arrayBuffer() });
  } else if (root.dataset.bundle) {
    recount({ url: new URL(root.dataset.bundle, document.baseURI).href });
  } else {
    part("file")?.focus();
    say("choose");
  }
});
