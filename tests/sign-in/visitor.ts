/** An answer as a visitor sees it. */
export type Seen = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly url: string;
};

/** A browser without a screen: it keeps cookies by host name, as browsers do, and follows redirects when asked to. */
export type Visitor = {
  readonly cookies: Map<string, string>;
  get(url: string, headers?: Record<string, string>): Promise<Seen>;
  post(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Goes on until there is a page. */
  follow(seen: Seen): Promise<Seen>;
};

/** A visitor with an empty memory. */
export function visitor(): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (url: string, init: RequestInit): Promise<Seen> => {
    const sent = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('Accept', 'text/html');
    if (sent !== '') headers.set('Cookie', sent);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, text: await response.text(), url };
  };
  const get: Visitor['get'] = (url, headers) => ask(url, { headers: headers ?? {} });
  const follow: Visitor['follow'] = async (seen) => {
    const next = seen.headers.get('location');
    if (next === null) return seen;
    return follow(await get(new URL(next, seen.url).href));
  };
  return {
    cookies,
    get,
    follow,
    post: (url, fields, headers) =>
      ask(url, { method: 'POST', body: new URLSearchParams(fields), headers: headers ?? {} }),
  };
}

/** The value of the first hidden field with this name. */
export function hiddenField(seen: Seen, name: string): string {
  return new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(seen.text)?.[1] ?? '';
}
