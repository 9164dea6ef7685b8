import type { Router } from 'express';
import type { Dependencies } from '../api/dependencies.ts';
export function setupStaffPages(_router: Router, _deps: Dependencies): void {}
