import type { SharedTexts } from '../../../texts/nl.ts';

/** Turns reminders to the reader off, and on again. Questions and invitations always come. */
export function ReminderSwitch(props: {
  readonly off: boolean;
  readonly action: string;
  readonly texts: SharedTexts;
  /** The page to come back to, where that is not the page of the reminders. */
  readonly back?: 'task';
}) {
  const { off, action, back, texts } = props;
  const { reminders } = texts;
  return (
    <section class="reminders" aria-labelledby="reminders-title">
      <h2 id="reminders-title">{off ? reminders.offTitle : reminders.title}</h2>
      <p>{off ? reminders.offBody : reminders.onBody}</p>
      <form method="post" action={action}>
        <input type="hidden" name="_reminders" value={off ? 'on' : 'off'} />
        {back !== undefined && <input type="hidden" name="_back" value={back} />}
        <button type="submit" class="quiet">
          {off ? reminders.onButton : reminders.offButton}
        </button>
      </form>
    </section>
  );
}
