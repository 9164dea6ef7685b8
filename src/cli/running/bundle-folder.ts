import { join } from 'node:path';

/** Where the bundled workflows are kept between starts, below the data folder. */
export function bundleFolder({ dataDirectory }: { readonly dataDirectory: string }): string {
  return join(dataDirectory, 'bundles');
}
