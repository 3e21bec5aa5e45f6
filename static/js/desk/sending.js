// Posts a form and tells how far it has come. Answers {ok, status, told}; status 0 is no answer.

export function send(address, data, token, progress = () => {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Accept", "application/json");
    // Only XMLHttpRequest tells how much of an upload has left.
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => {
      const ok = request.status >= 200 && request.status < 300;
      resolve({ ok, status: request.status, told: read(request.responseText) });
    });
    request.send(data);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
