/**
 * Loaded once, before any workflow begins. The SDK notes for every promise of a workflow where in the sources it was made, for
 * `temporal workflow stack`: a quarter of what a command costs the thread of the workflows. What a shell waits for, the query `state`
 * tells in a person's words, and where a failure comes from is in no history anyway.
 */
Error.stackTraceLimit = 0;
