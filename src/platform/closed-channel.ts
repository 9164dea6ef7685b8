import type { ConnectionOptions } from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** Status of gRPC for a call that is given up; it is not tried again. */
const cancelled = 1;

/**
 * Lets a call on a connection that was closed end as cancelled. The library tries calls again after a while, and would
 * throw from its timer, where nobody can catch it, when the connection was closed in the meantime: the process would end.
 */
export const cancelsWhenClosed: Interceptor = (options, nextCall) => {
  try {
    return nextCall(options) as Call;
  } catch (error) {
    // The library asks of a call what its interface says, and no more.
    return cancelledCall(error instanceof Error ? error.message : String(error)) as Call;
  }
};

function cancelledCall(details: string): ReturnType<Parameters<Interceptor>[1]> {
  const nothing = () => undefined;
  return {
    cancelWithStatus: nothing,
    getPeer: () => '',
    start: (metadata, listener) => listener?.onReceiveStatus?.({ code: cancelled, details, metadata }),
    sendMessageWithContext: nothing,
    sendMessage: nothing,
    startRead: nothing,
    halfClose: nothing,
    getAuthContext: () => null,
  };
}
