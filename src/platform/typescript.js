// Lets Node run the TypeScript sources as they are, in whatever folder the command was started.
import module from 'node:module';
import * as hooks from './typescript-hooks.js';

process.setSourceMapsEnabled(true);
// From Node 22 on, what V8 made of the sources is kept as well.
module.enableCompileCache?.();
// In this thread where Node can do that, which costs half as much as in a thread of their own.
if (module.registerHooks) module.registerHooks(hooks);
else module.register('./typescript-hooks.js', import.meta.url);
