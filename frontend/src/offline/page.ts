/** The one queue of this page: every page of the clinic sends what waits on this device. */

import { Post } from "./post";

const place = document.querySelector<HTMLElement>("[data-post]");
const { api = "", build = "", worker = "" } = place?.dataset ?? {};

if (place && "serviceWorker" in navigator && worker)
  void navigator.serviceWorker.register(worker, { scope: "/" }).catch(() => undefined);

/** It never settles where a page has no place for it, such as a printed one. */
export const post: Promise<Post> = place ? Post.open({ api, build }) : new Promise(() => undefined);
