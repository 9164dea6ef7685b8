// The little script that the staff's pages have. Everything on them also works without it: this saves reloading, and
// brings keys.
import '@hotwired/turbo';
import { followOthers } from './follow.ts';
import { keepOpenedAndTyped } from './keep.ts';
import { setupKeys } from './keys.ts';
import { setupMenus } from './menus.ts';
import { setupPreviews } from './previews.ts';
import { setupRows } from './rows.ts';
import { keepScrolled } from './scroll.ts';
import { setupSearch } from './search.ts';
import { tellOfVisits } from './visits.ts';
import { setupWriting } from './writing.ts';

keepOpenedAndTyped();
keepScrolled();
followOthers();
setupKeys();
setupMenus();
setupPreviews();
setupRows();
setupSearch();
tellOfVisits();
setupWriting();
