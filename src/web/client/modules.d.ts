/** Turbo brings no types; it is only loaded. */
declare module '@hotwired/turbo';
