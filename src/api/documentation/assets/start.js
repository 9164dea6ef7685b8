// Starts Swagger UI, and mends what it makes that a screen reader or a keyboard cannot follow.

const names = { servers: 'Server' };

function mend() {
  // A link inside a button is one thing too many: the button opens the endpoint, and its address is in the bar then.
  for (const link of document.querySelectorAll('.opblock-summary-control a[href]'))
    link.removeAttribute('href');
  for (const select of document.querySelectorAll('select:not([aria-label])')) {
    select.setAttribute('aria-label', names[select.id] ?? 'Choose');
  }
  for (const field of document.querySelectorAll('.parameters input:not([aria-label])')) {
    field.setAttribute('aria-label', field.placeholder || 'Value');
  }
  for (const area of document.querySelectorAll('textarea:not([aria-label])'))
    area.setAttribute('aria-label', 'Body');
  // What scrolls can be reached with the keyboard.
  for (const block of document.querySelectorAll('pre:not([tabindex]), .model-box:not([tabindex])')) {
    if (block.scrollWidth > block.clientWidth || block.scrollHeight > block.clientHeight) block.tabIndex = 0;
  }
}

window.addEventListener('load', () => {
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  window.SwaggerUIBundle({
    url: '/api/v1/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
  });
});
