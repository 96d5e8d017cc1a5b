import { type LineAccess, lineClients, unlessMissing } from '../menu-store.ts';
import type { DoctorApi } from './doctor.ts';

/** LINE through its SDK, as the doctor asks it. */
export function lineDoctorApi(access: LineAccess): DoctorApi {
  const { api, blob } = lineClients(access);
  return {
    info: async () => {
      const { httpResponse, body } = await api.getBotInfoWithHttpInfo();
      const date = httpResponse.headers.get('date');
      const { displayName, basicId, chatMode } = body;
      return { displayName, basicId, chatMode, date: date ? new Date(date) : undefined };
    },
    webhook: async () => {
      const found = await unlessMissing(api.getWebhookEndpoint());
      return found && { endpoint: found.endpoint, active: found.active };
    },
    testWebhook: async (endpoint) => {
      const { success = false, statusCode, reason, detail } = await api.testWebhookEndpoint({ endpoint });
      return { success, statusCode, reason, detail };
    },
    quota: async () => {
      const [quota, consumption] = await Promise.all([api.getMessageQuota(), api.getMessageQuotaConsumption()]);
      return { limit: quota.type === 'limited' ? Number(quota.value) : undefined, used: Number(consumption.totalUsage) };
    },
    aliases: async () => (await api.getRichMenuAliasList()).aliases,
    hasPicture: async (id) => {
      const picture = await unlessMissing(blob.getRichMenuImage(id));
      picture?.destroy();
      return picture !== undefined;
    },
    defaultMenu: async () => (await unlessMissing(api.getDefaultRichMenuId()))?.richMenuId,
    validateReply: async (messages) => void (await api.validateReply({ messages })),
  };
}
