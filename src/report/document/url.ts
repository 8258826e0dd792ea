/** No name and password before the host, no quotes, spaces or signs that read as something else. */
const plain = /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!$&()*+,;=%-]*)?$/u;

/** Whether an address of a pack may become a link: it leads where it reads as leading. */
export const isWebAddress = (url: string): boolean => plain.test(url);
