// Lets Node run the TypeScript sources as they are, in whatever folder the command was started: the settings of the
// compiler (how TSX is read) are those of this repository, never those of the folder one stands in.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
