import { Router, raw } from 'express';
import type { LineChannel } from '../../channels/line/line-channel.ts';
import { sendProblem } from '../../http/problem.ts';

/** LINE sends at most a few events a webhook. */
const LARGEST_BODY = '1mb';

/** POST /channels/line/webhook: the bytes as they come, as their signature is over them. */
export function lineRoute(line: Pick<LineChannel, 'handleWebhook'>): Router {
  const router = Router();
  router.post('/channels/line/webhook', raw({ type: () => true, limit: LARGEST_BODY, inflate: false }), async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const status = await line.handleWebhook(body, request.get('x-line-signature'));
    switch (status) {
      case 200:
        response.status(200).json({});
        return;
      case 400:
        return sendProblem(response, 400, 'bad_json', 'The body is not JSON', 'Send a webhook as LINE does.');
      case 401:
        return sendProblem(response, 401, 'unsigned', 'The signature is missing', 'Sign the body with the channel secret, in the header x-line-signature.');
      case 403:
        return sendProblem(response, 403, 'bad_signature', 'The signature does not fit', 'Check that LINE_CHANNEL_SECRET is the secret of this channel.');
      case 500:
        return sendProblem(response, 500, 'internal', 'The events could not be kept', 'Deliver them again.');
    }
  });
  return router;
}
