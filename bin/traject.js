#!/usr/bin/env node
// The command runs from its TypeScript sources: what you read is what runs, and a stack trace names real lines.
import '../src/platform/typescript.js';

await import('../src/cli/main.ts');
