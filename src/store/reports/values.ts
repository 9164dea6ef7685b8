/** Whose trajectories a report may count; everybody's when it is left out. */
export interface ReportScope {
  /** Id of a guidance service. */
  readonly organisation?: string | undefined;
}
