type MailKinds = { readonly [kind: string]: string };

/** What the kinds of mail are called in Dutch. */
export const mailKindsNl: MailKinds = {
  ask: 'vraag',
  reminder: 'herinnering',
  escalation: 'melding dat het stil is',
  notice: 'bericht',
  invitation: 'uitnodiging',
  cancellation: 'afzegging',
  link: 'nieuwe link',
};

/** The same in English. */
export const mailKindsEn: MailKinds = {
  ask: 'question',
  reminder: 'reminder',
  escalation: 'word that it is silent',
  notice: 'notice',
  invitation: 'invitation',
  cancellation: 'cancellation',
  link: 'new link',
};
