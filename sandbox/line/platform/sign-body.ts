import { createHmac } from 'node:crypto';

/** What stands in x-line-signature. @see https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/ */
export const signBody = (channelSecret: string, body: string | Buffer): string => createHmac('sha256', channelSecret).update(body).digest('base64');
