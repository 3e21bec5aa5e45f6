/* Sending a picture to the library, with how far it has come. */

/** Promises the picture as the library knows it; fails with what is wrong, in words. */
export function upload(file, address, { progress = () => {}, failed = "" } = {}) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.set("file", file);
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  return new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("error", () => reject(new Error(failed)));
    request.addEventListener("load", () => {
      const said = request.response;
      if (request.status === 201 && said) resolve(said);
      else reject(new Error(Object.values(said?.errors ?? {}).flat().join(" ") || failed));
    });
    request.open("POST", address);
    request.responseType = "json";
    request.send(form);
  });
}

export const isPicture = ({ type }) => type.startsWith("image/");
