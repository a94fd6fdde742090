/** Channels whose matter can be kept and shown: letters and forms. A chat (SMS, WeChat, app, owners' group) is a conversation. */
export const WRITTEN_CHANNELS = ['LETTER', 'FAX', 'EMAIL', 'ONLINE'] as const;
