/** What stands in place of a value that is never shown. */
export const redacted = "[secret]";
