#!/usr/bin/env node
import { main } from '../dist/cli.js'

// An open request would keep the process alive; 130 is what shells expect of a program that Ctrl-C ended.
process.once('SIGINT', () => process.exit(130))
process.exitCode = await main(process.argv.slice(2))
