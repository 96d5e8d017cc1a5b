import type { CustomFetch } from 'openid-client';

/** Asks for each address once and gives every later call the same answer again. For one exchange only: nothing is ever forgotten. */
export function repeatableFetch(fetchOnce: CustomFetch): CustomFetch {
  const answers = new Map<string, Promise<Response>>();
  return async (url, options) => {
    const answer = answers.get(url) ?? fetchOnce(url, options);
    answers.set(url, answer);
    return (await answer).clone();
  };
}
