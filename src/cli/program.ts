import { Command } from 'commander';
import { addAccessCommands } from './program-access.ts';
import { addActCommands } from './program-acts.ts';
import { addMailCommands } from './program-mails.ts';
import { addManyCommands } from './program-many.ts';
import { addOperationCommands } from './program-operation.ts';
import { addPeopleCommands } from './program-people.ts';
import { addPrivacyCommands } from './program-privacy.ts';
import { addProgrammeCommands } from './program-programmes.ts';
import { addReportCommands } from './program-reports.ts';
import { addSchoolCommands } from './program-schools.ts';
import { addTemplateCommands } from './program-templates.ts';

const description = `Runs multi-year intake and coaching trajectories for schools.

On one machine, with everything it needs:
  traject start
As separate processes:
  traject migrate, traject api, traject worker
To look around, in another terminal:
  traject list, traject show <reference>, traject doctor

A model trajectory, or template, is a YAML file; a trajectory is one school, person or programme that goes through it.
traject <command> --help tells more, with examples.`;

/**
 * The command line: names, options and help only. What a command does lies in a file of its own, which is loaded
 * when it is called, so that help appears at once.
 */
export function createProgram(): Command {
  const program = new Command('traject')
    .description(description)
    .helpCommand(false)
    .showHelpAfterError(false)
    .configureHelp({ sortSubcommands: false })
    // Errors are told in one place, by `failure.ts`.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addOperationCommands(program);
  addSchoolCommands(program);
  addPeopleCommands(program);
  addActCommands(program);
  addManyCommands(program);
  addMailCommands(program);
  addTemplateCommands(program);
  addProgrammeCommands(program);
  addReportCommands(program);
  addAccessCommands(program);
  addPrivacyCommands(program);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}
