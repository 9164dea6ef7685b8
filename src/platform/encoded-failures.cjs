// The words of failures go where payloads go, so that what encrypts those encrypts them too. CommonJS, because the SDK loads
// it by its path: in the process, and into the bundle of the workflows.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
