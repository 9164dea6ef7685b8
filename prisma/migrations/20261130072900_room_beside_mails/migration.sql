-- A claim only notes until when a mail is held. With some room on each page it does so there, and none of the indexes hears of it.
ALTER TABLE "mail" SET (fillfactor = 80);
